import Testing

@Suite struct LineBreakParagraphsTests {
  @Test("two line breaks on end are the end of a paragraph, one is not")
  func breaks() throws {
    #expect(try Cleaned.within("一<br><br>二<br>&nbsp;<br/>三<br>四").text == "一\n\n二\n\n三\\\n四")
  }

  @Test("without the rule they stay line breaks")
  func off() throws {
    #expect(try Cleaned("<p>一<br><br>二</p>", rules: rules(without: "line-break-paragraphs")).text == "一\\\n二\n")
  }
}
