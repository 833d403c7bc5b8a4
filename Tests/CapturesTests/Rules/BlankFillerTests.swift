import Testing

@Suite struct BlankFillerTests {
  @Test("stretches of no-break spaces become one space, single ones stay")
  func spaces() throws {
    let cleaned = try Cleaned.within("<p>&nbsp;</p><p>记&nbsp;&nbsp; 录：<b>甲 &nbsp;乙</b></p><p>丙&nbsp;丁</p>")
    #expect(cleaned.text == "记 录：**甲 乙**\n\n丙\u{A0}丁")
    #expect(cleaned.account == ["blank-filler: changed: spaces"])
  }

  @Test("lines keep the different indents that they have, as in a poem")
  func indents() throws {
    let cleaned = try Cleaned.within("<p>潮落<br/>&nbsp;落在滩上<br/>&nbsp;&nbsp;&nbsp;落在&nbsp; 船边<br>完</p>")
    #expect(cleaned.text == "潮落\\\n\u{A0}落在滩上\\\n\u{A0}\u{A0}\u{A0}落在 船边\\\n完")
  }
}
