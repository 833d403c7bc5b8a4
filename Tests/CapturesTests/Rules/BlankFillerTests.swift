import Testing

@Suite struct BlankFillerTests {
  @Test("stretches of no-break spaces become one space, single ones stay")
  func spaces() throws {
    let cleaned = try Cleaned.within("<p>&nbsp;</p><p>记&nbsp;&nbsp; 录：<b>甲 &nbsp;乙</b></p><p>丙&nbsp;丁</p>")
    #expect(cleaned.text == "记 录：**甲 乙**\n\n丙\u{A0}丁")
    #expect(cleaned.account == ["blank-filler: changed: spaces"])
  }
}
