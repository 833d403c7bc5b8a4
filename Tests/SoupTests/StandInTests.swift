import Platform
import TestSupport
import Testing

@testable import Soup

/// A parser that is shown stand-ins makes the tree that it makes of the whole source.
@Suite struct StandInTests {
  private func tree(of html: [UInt8], usesStandIns: Bool) -> String {
    var bounds = TagBounds(limits: HTMLParser.Limits(), usesStandIns: usesStandIns)
    return outline(HTMLParser.parse(repaired: SourceRepair.repaired(html[...]).bytes, &bounds).tree)
  }

  private func expectSameTree(_ html: [UInt8]) {
    let (with, without) = (tree(of: html, usesStandIns: true), tree(of: html, usesStandIns: false))
    #expect(with == without, "\(String(decoding: html.prefix(4000), as: UTF8.self))")
  }

  @Test(
    "texts and attributes come through unchanged",
    arguments: [
      "<p class=\"lead\" title='a b'>Some text</p> and more", "<a href=https://a.example/x/>link</a>",
      "<a href=/x?a=1&amp;b=2 class=long>one &amp; two&nbsp;three &ampfour &notit; &#x4E00;&#19968;five</a>",
      "<table>text in front <tr><td class=cell>cell</td> \n more text</table>", "<pre>\n\n  code text</pre>",
      "<table> \n <colgroup> \n col<col width=100></table>", "<select><option value=long>text one<b>bold</select>after",
      "<textarea><b class=x>bold text</b> &amp; text</textarea>", "<xmp><b class=\"long x\"/>text &amp;</xmp>after",
      "<title>a <i title=long>b</i> &lt;</title>", "<p><br/><img src=/picture.jpg alt=words/><hr class=line />text",
      "<svg viewBox='0 0 1 1'><path d=abcdef /><title>some</title><p class=x>out of it</svg>text",
      "<math definitionurl=long><mi class=long>text</mi></math>", "<p><a href=/one>text<p>text<p>text</a>text",
      "<font color=red>text<p><font color=red>text<p><font color=red>text<p><font color=red>text<p>last",
      "<imgsrc=/picture.jpg alt=words>text", "<a class=one CLASS=two HREF=long =x= y/z>text",
      "<b a='\u{100000}'>\u{100001}text\u{10FFFD}</b><\u{F0000}x>text", "<p title='unclosed text",
    ])
  func texts(html: String) {
    expectSameTree(Array(html.utf8))
  }

  @Test("a reference to a character that could be a stand-in is none")
  func forgery() {
    let html =
      "secret text<p>&#x100000;&#1048576;&#x00100000&#x108000;&#x100000;</p><textarea><a b=&#x100000;></textarea>"
    let tree = HTMLParser.parse(Array(html.utf8)[...]).tree
    #expect(
      String(decoding: tree.textContent(of: HTMLTree.root), as: UTF8.self)
        == "secret text\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}<a b=\u{FFFD}>")
  }

  @Test("a reference to what is no character is U+FFFD", arguments: ["&#999999999999", "&#x110000;", "&#xFFFFFFFFF;"])
  func beyondUnicode(reference: String) {
    let tree = HTMLParser.parse(Array("<b title=\(reference)>\(reference)".utf8)[...]).tree
    #expect(tree.textContent(of: HTMLTree.root) == [0xEF, 0xBF, 0xBD])
    #expect(tree.attribute(.title, of: 1).map(Array.init) == [0xEF, 0xBF, 0xBD])
  }

  @Test("more texts than there are characters for stand-ins")
  func manyTexts() {
    var html = ""
    for number in 0..<40_000 { html += "<p>text \(number)</p>" }
    expectSameTree(Array(html.utf8))
  }

  @Test("tag soup makes the same tree", arguments: 1...8)
  func soup(seed: UInt64) {
    let pieces = [
      "<p>", "</p>", "<p class=lead>", "<b>", "</b>", "<a href=/long/address>", "</a>", "<a href=/other?x&amp;y>",
      "<font color=red>", "</font>", "<table class=wide>", "<tr>", "<td colspan=12>", "</td>", "</table>", "<caption>",
      "<select name=choice>", "<option value=long>", "</select>", "<div id=some>", "</div>",
      "<ul>", "<li class=item>", "</ul>", "<svg class=icon>", "</svg>", "<foreignObject>", "<math>", "<mtext>",
      "<annotation>", "<annotation-xml encoding=text/html>",
      "<nobr>",
      "<i class=x>", "</i>", "<textarea>", "</textarea>", "<xmp title=long>", "</xmp>", "<title>", "</title>", "<br/>",
      "<img src=/long/picture.jpg/>", "<input type=hidden name=x>", "<template>", "</template>", "<button>", "<h1>",
      "<h2 id=title>", "<ruby>", "<rt>", "<form>", "</form>", "<isindex prompt=words>", "<pre>", "<iframe src=/long>",
      "</iframe>", "<noscript>", "<frameset>", "<body class=x>", "<html lang=en>", "<plaintex t>", "<dd>", "<dt>",
      "some text", "text", " ", "\n", "  words ", "一段文字", "字", "&amp;", "&nbsp;", "& ", "&lt", "< ", "<!-- x -->",
      "\r\n", "\u{0}", "\u{100000}", "a\u{100001}b", "é",
    ]
    var random = SeededGenerator(seed)
    for _ in 0..<300 {
      let count = Int.random(in: 1...40, using: &random)
      let html = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      expectSameTree(Array(html.utf8))
    }
  }

  @Test("real captures make the same tree", .enabled(if: SharedData.path("corpus") != nil))
  func corpus() throws {
    let folder = try #require(SharedData.path("corpus"))
    for entry in try FolderWalk(folder).files { expectSameTree(try File.read("\(folder)/\(entry.path)")) }
  }
}
