import Testing

@Suite struct AdvertisementsTests {
  @Test(
    "room for advertising is dropped, however its names are written",
    arguments: ["o-ads in-article-advert", "ArticleBody-ad-slot", "AdSlot__container", "bbccom_mpu", "dfp-tag-wrapper"])
  func slots(names: String) throws {
    let cleaned = try Cleaned.within("<div class='\(names)'><p>买一送一</p></div>")
    #expect(cleaned.text == "")
    #expect(cleaned.account == ["advertisements: dropped: 买一送一"])
  }

  @Test(
    "a label alone is dropped", arguments: ["广告", "（廣告）", "- Advertisement -", "Story continues below advertisement"])
  func labels(label: String) throws { #expect(try Cleaned.within("<p><b>\(label)</b></p>").text == "") }

  @Test("words that only hold the letters, and longer texts, stay")
  func content() throws {
    #expect(try Cleaned.within("<div class='header shadow loading adventure'>甲</div>").text == "甲")
    let long = String(repeating: "广告业的一年。", count: 12)
    #expect(try Cleaned.within("<div class=ad-industry><p>\(long)</p></div>").text == long)
    #expect(try Cleaned.within("<p>广告业</p>").text == "广告业")
  }
}
