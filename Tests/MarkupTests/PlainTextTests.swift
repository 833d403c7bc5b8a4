import Markup
import Testing

@Suite struct PlainTextTests {
  private func text(_ markdown: String) -> String { MarkdownParser().plainText(markdown.utf8) }

  @Test("each paragraph has its line, without markup") func eachParagraphHasItsLineWithoutMarkup() {
    #expect(
      text("# 标*题*\n\nOne [link](https://a.example)[^1] `c`.\n\n> 引用\n\n- a\n- b\n\n```\nx\ny\n```\n\n[^1]: Note.")
        == "标题\nOne link c.\n引用\na\nb\nx\ny\nNote.")
  }

  @Test("a figure gives its caption and credit, an inline image its text")
  func aFigureGivesItsCaptionAndCreditAnInlineImageItsText() {
    #expect(text("![At *dawn*](a.jpg \"Lin\")\n\nx ![y](z \"t\") w") == "At dawn Lin\nx y w")
    #expect(text("![A boat](a.jpg \"Lin\")\\\nAt *dawn*") == "A boat\nAt dawn Lin")
  }

  @Test("cells of a row stand on one line") func cellsOfARowStandOnOneLine() {
    #expect(text("|a|b|\n|-|-|\n|c|d|\n\nend") == "a b\nc d\nend")
  }

  @Test("a line break is a space where the script has spaces") func aLineBreakIsASpaceWhereTheScriptHasSpaces() {
    #expect(text("the\nport") == "the port")
    #expect(text("港\n口") == "港口")
    #expect(text("开放。\nOpen") == "开放。Open")
    #expect(text("a  \nb") == "a\nb")
  }

  @Test("raw HTML and entities are text, control characters are not")
  func rawHTMLAndEntitiesAreTextControlCharactersAreNot() {
    #expect(text("<b>x</b> &amp; &#1;y\u{0}") == "<b>x</b> & y\u{FFFD}")
    #expect(text("") == "")
  }
}
