import Testing

@Suite struct HiddenElementsTests {
  @Test("what the page hides is dropped, whatever its case and spaces")
  func hidden() throws {
    let cleaned = try Cleaned.within("<p hidden>甲</p><div style='color:red; Display : NONE'>乙</div><p>丙</p>")
    #expect(cleaned.text == "丙")
    #expect(cleaned.account == ["hidden: dropped: 甲", "hidden: dropped: 乙"])
  }

  @Test("other styles hide nothing")
  func shown() throws {
    #expect(try Cleaned.within("<p style='display:block;list-style:none'>甲</p>").text == "甲")
  }
}
