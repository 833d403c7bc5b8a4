import Mustache
import Testing

@Suite struct WhitespaceTests {
  @Test("the line of a tag that stands alone is not part of the text", arguments: ["\n", "\r\n"])
  func theLineOfATagThatStandsAloneIsNotPartOfTheText(_ newline: String) throws {
    let lines = ["a", "  {{#x}}  ", "  b", "\t{{/x}}", "{{! no }}", "{{^x}}", "c", "{{/x}}", "{{=<% %>=}}", "d"]
    #expect(try render(lines.joined(separator: newline), ["x": true]) == ["a", "  b", "d"].joined(separator: newline))
  }

  @Test("two tags in a line leave it a line") func twoTagsInALineLeaveItALine() throws {
    #expect(try render("{{#x}}{{/x}}\n{{x}}\n", ["x": 1]) == "\n1\n")
  }

  @Test("every line of a standalone partial is indented, also within sections")
  func everyLineOfAStandalonePartialIsIndentedAlsoWithinSections() throws {
    let text = try render(
      "<\n  {{>p}}\n>", ["x": [1, 2], "v": "1\n2"], ["p": "a\n{{#x}}\n b{{.}}\n{{/x}}\n\n{{{v}}}\n"])
    #expect(text == "<\n  a\n   b1\n   b2\n  \n  1\n2\n>")
  }

  @Test("indentations of partials in partials add up") func indentationsOfPartialsInPartialsAddUp() throws {
    #expect(try render(" {{>p}}", .missing, ["p": "p\n\t{{>q}}\np", "q": "q\nq\n"]) == " p\n \tq\n \tq\n p")
  }

  @Test("a partial within a line is not indented") func aPartialWithinALineIsNotIndented() throws {
    #expect(try render("  a {{>p}}\n", .missing, ["p": "b\nc"]) == "  a b\nc\n")
    #expect(try render("  {{>p}}\n", .missing, ["p": "a {{>q}}\n", "q": "b\nc"]) == "  a b\nc\n")
  }

  @Test("recursive partials are indented level by level") func recursivePartialsAreIndentedLevelByLevel() throws {
    let tree: Value = ["n": 1, "sub": [["n": 2, "sub": [["n": 3, "sub": []]]], ["n": 4, "sub": []]]]
    let node = "- {{n}}\n{{#sub}}\n  {{>node}}\n{{/sub}}\n"
    #expect(try render("* {{n}}\n  {{>node}}", tree, ["node": node]) == "* 1\n  - 1\n    - 2\n      - 3\n    - 4\n")
  }

  @Test("delimiters change for the rest of the file only") func delimitersChangeForTheRestOfTheFileOnly() throws {
    #expect(try render("{{=[ ]=}}[x]{{x}}[>p][={{ }}=]{{x}}", ["x": 1], ["p": "{{x}}[x]"]) == "1{{x}}1[x]1")
  }

  @Test("a comment may go over lines") func aCommentMayGoOverLines() throws {
    #expect(try render("a\n {{! one\n two {{ three\n }}\nb{{!}}c") == "a\nbc")
  }
}
