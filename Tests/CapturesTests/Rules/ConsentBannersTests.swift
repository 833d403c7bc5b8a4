import Testing

@Suite struct ConsentBannersTests {
  @Test("a box that asks for consent is dropped")
  func banner() throws {
    let cleaned = try Cleaned.within("<div id=cookie-notice><p>本网站使用 Cookie。</p><a href=/privacy>更多</a></div>")
    #expect(cleaned.text == "")
    #expect(cleaned.account == ["consent-banners: dropped: 本网站使用 Cookie。更多"])
  }

  @Test("a recipe in a box of that name stays")
  func recipe() throws { #expect(try Cleaned.within("<div class=cookies><p>面粉二两。</p></div>").text == "面粉二两。") }
}
