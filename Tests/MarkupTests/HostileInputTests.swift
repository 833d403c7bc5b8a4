import Markup
import TestSupport
import Testing

/// A hostile text, called by its beginning where tests are listed.
struct Bomb: Sendable, CustomTestStringConvertible {
  let markdown: String

  var testDescription: String { markdown.prefix(24).split(whereSeparator: \.isNewline).joined(separator: " ") + "…" }
}

@Suite struct HostileInputTests {
  /// Inputs for which cmark-gfm alone takes minutes, gigabytes, or a deep stack.
  @Test(
    "a bomb is rendered in time, as valid HTML",
    arguments: [
      repeated(">", 100_000), repeated("> ", 50_000), repeated("- ", 50_000) + "a", repeated("1. ", 50_000),
      repeated("[", 100_000), repeated("*", 1_000_000), repeated("*a _b ", 50_000), repeated("![[]()", 50_000),
      repeated("a<!A ", 50_000), repeated("a<?", 100_000), repeated("a<![CDATA[", 30_000),
      repeated("|", 100_000) + "\n|-|\n", repeated("a\n|-|-|\n", 30_000),
      repeated("|a", 200) + "\n" + repeated("|-", 200) + "\n" + repeated("b\n", 50_000),
      "[a]: u" + repeated("x", 100_000) + "\n\n" + repeated("[a] ", 50_000),
      repeated("![", 30_000) + repeated("](u)", 30_000), repeated("~~a ", 50_000), repeated("# a\n", 20_000),
      (0..<400).map { repeated("  ", $0) + "- a\n" }.joined() + repeated("\n", 100_000),
      repeated("[^a]", 30_000) + "\n\n[^a]: b", repeated("学", 1_000_000), repeated("a\r", 50_000),
    ].map(Bomb.init))
  func aBombIsRenderedInTimeAsValidHTML(bomb: Bomb) {
    let markdown = bomb.markdown
    let clock = ContinuousClock()
    let start = clock.now
    let rendered = html(markdown)
    // Far above what it takes (a tenth of it in a debug build), far below what it would without bounds.
    #expect(clock.now - start < .seconds(20 * Patience.factor))
    if rendered.utf8.count < 1 << 20 { #expect(HTMLCheck(rendered).problems == []) }
  }

  @Test("text beyond a bound is kept") func textBeyondABoundIsKept() {
    #expect(html(repeated("> ", 100) + "雾").contains("&gt; "))
    #expect(html(repeated("> ", 100) + "雾").contains("雾"))
    #expect(html(repeated("a<!A ", 1000)).split(separator: "&lt;!A").count == 1001)
    #expect(html(repeated("- ", 100) + "end").contains("end"))
    #expect(html("|a|b|\n|-|-|\n" + repeated("c\n", 200_000)).split(separator: "c").count > 200_000)
  }

  @Test(
    "a document of more nodes than there is memory for is shown as it is written",
    arguments: ["\\[", "*a ", "&a", "- a\n", "a\n\n", "|", "> - ", "学`"])
  func aDocumentOfTooManyNodesIsShownAsItIsWritten(piece: String) {
    let markdown = repeated(piece, 270_000) + "\u{0}雾"
    #expect(html(markdown) == "<pre><code>\(escaped(markdown))</code></pre>\n")
    #expect(!html(repeated(piece, 30_000)).hasPrefix("<pre>"))
  }

  @Test("a long text with few signs is no document of many nodes") func aLongTextWithFewSigns() {
    #expect(html(repeated("学a. (b) - 1: ", 100_000)).hasPrefix("<p>学a. (b) - 1: 学"))
    #expect(html(repeated("    a-b-c.d>e\n", 100_000)).hasPrefix("<pre><code>a-b-c.d&gt;e\na"))
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\u{0}", with: "\u{FFFD}")
  }

  @Test("an article within the bounds is not changed by them") func anArticleWithinTheBoundsIsNotChangedByThem() {
    let rules = repeated("- ", 40)
    #expect(html(rules) == "<hr>\n")
    #expect(html(repeated(" ", 90) + "code") == "<pre><code>\(repeated(" ", 86))code\n</code></pre>\n")
    #expect(html("|a|b|\n|-|-|\n" + repeated("|c|d|\n", 1000)).split(separator: "<td>c</td><td>d</td>").count == 1001)
  }

  @Test("any mixture of markup gives valid HTML with unique ids", arguments: 0..<40)
  func anyMixtureOfMarkupGivesValidHTMLWithUniqueIds(seed: UInt64) {
    let pieces = [
      "*", "**", "_", "~~", "`", "[", "]", "](u)", "![", "](i.png \"t\")", "[^1]", "\n\n[^1]: ", "\n", "\n\n", "> ",
      "- ",
      "1. ", "# ", "|", "\n|-|-|\n", "    ", "<b>", "</a>", "<http://a.example>", "&lt;", "&#1;", "\\", "学", "a", " ",
      "\"",
      "javascript:", "](javascript:x)", "```\n", "---\n", "\u{1}", "fn-1", "  \n", "<!--", "\t", "[x]: y\n", "😀", "'",
      "$",
    ]
    var dice = Dice(seed: seed)
    for _ in 0..<50 {
      let markdown = (0..<60).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
      #expect(HTMLCheck(html(markdown)).problems == [], "\(markdown)")
      #expect(HTMLCheck(html(markdown, HTMLOptions(plain: true))).problems == [], "\(markdown)")
    }
  }

  @Test("random bytes give valid UTF-8 and valid HTML") func randomBytesGiveValidUTF8AndValidHTML() {
    var dice = Dice(seed: 1)
    for _ in 0..<200 {
      let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &dice) }
      var output: [UInt8] = []
      MarkdownParser().renderHTML(bytes, with: HTMLOptions(), into: &output)
      #expect(String(validating: output, as: UTF8.self) != nil)
      #expect(HTMLCheck(String(decoding: output, as: UTF8.self)).problems == [])
    }
  }
}
