import Platform
import TestSupport
import Testing

@testable import Soup

/// A tree that is built without Gumbo is the tree that Gumbo builds.
@Suite struct PlainTreeTests {
  private func plain(_ html: [UInt8]) -> HTMLParser.Result? {
    PlainTree.parse(SourceRepair.repaired(html[...]).bytes, limits: HTMLParser.Limits(), repairsTags: true)
  }

  /// - Returns: whether it was built without Gumbo.
  @discardableResult
  private func expectSameTree(_ html: [UInt8]) -> Bool {
    guard let plain = plain(html) else { return false }
    var bounds = TagBounds(limits: HTMLParser.Limits())
    let full = HTMLParser.parse(repaired: SourceRepair.repaired(html[...]).bytes, &bounds)
    #expect(outline(plain.tree) == outline(full.tree), "\(String(decoding: html.prefix(4000), as: UTF8.self))")
    #expect(plain.scripts == full.scripts && plain.removedCharacters == full.removedCharacters)
    return true
  }

  @Test(
    "tags that nest need no Gumbo",
    arguments: [
      "<div><p class=lead>Some <b>bold <i>text</i></b></p><p>more<br/>lines</p></div>after",
      "<ul><li>one<li>two<ul><li>inner</ul></ul>", "<dl><dt>term<dd>text<dt>term</dl>",
      "<p>one<p>two<div>three</div>four",
      "<p><span>one<div>two</div></span>three", "a<!-- x -->b<?x?>c</ >d < e & f &amp; g&nbsp;&#x4E00;&#19968;",
      "<a href='/x?a=1&b=2&amp;c=3&copy=4'>link</a>", "text</span> and</b> more</div>x", "<h2>one</h2><h3>two</h3>",
      "<iframe src=/long/address></iframe><noscript><img src=x></noscript>", "<hr>one<p>two<hr>three",
      "<script>if (a < b) '<p>'</script>text<style>p {}</style>", "<o:p>x</o:p><unknown-name class=y>z</unknown-name>",
      "<span><p>one</span>two</p>three", "<p title=\"a\u{200B}b\">x\u{200B}y&#x200B;z",
      "<figure><img src=a.jpg alt=words><figcaption>x",
      "<div><p>one</div>two", "<noscript><p>one</noscript>two",
    ])
  func plainTags(html: String) {
    #expect(expectSameTree(Array(html.utf8)))
  }

  @Test(
    "tags that do not nest need Gumbo",
    arguments: [
      "<p><b>one<p>two", "<b><div>one</b>two</div>", "<a>one<a>two", "<b>one<b>two", "<table><td>x</table>",
      "</p>", "</br>", "<h1>one<h2>two", "<pre>\nx</pre>", "<select><option>x</select>", "&notit; text", "AT&T",
      "&#128;", "<imgsrc=x>", "<svg><p>x</svg>", "<iframe>x</iframe>", "<p title='unclosed", "<ul><li><ul></li>x",
    ])
  func otherTags(html: String) {
    #expect(plain(Array(html.utf8)) == nil)
  }

  @Test("tag soup makes the same tree", arguments: 1...8)
  func soup(seed: UInt64) {
    let pieces = [
      "<p>", "</p>", "<p class=lead>", "<div>", "</div>", "<div id=some>", "<span class=x>", "</span>", "<b>", "</b>",
      "<i>", "</i>", "<a href='/x?a&b=c'>", "</a>", "<ul>", "</ul>", "<li>", "</li>", "<dl>", "<dd>", "<dt>", "</dl>",
      "</dd>", "<h2>", "</h2>", "<h3>", "</h3>", "<br>", "<hr/>", "<img src=/long/picture.jpg alt='a &amp; b'>",
      "</img>",
      "<figure>", "</figure>", "<figcaption>", "</figcaption>", "<blockquote>", "</blockquote>", "<noscript>",
      "</noscript>", "<section>", "</section>", "<main>", "</main>", "<summary>", "</summary>", "<details>", "<menu>",
      "</menu>", "<dir>", "</dir>", "<video src=x>", "</video>", "<source src=y>", "<em>", "</em>", "<time>", "</time>",
      "<input name=x>", "<label>", "</label>", "<center>", "</center>", "<meta name=y>", "<iframe src=/x></iframe>",
      "<custom-name>", "</custom-name>", "<script>x</script>", "<address>", "</address>", "<ruby>", "</ruby>", "<sub>",
      "</sub>", "<footer>", "</footer>", "</hgroup>", "<hgroup>", "<details>", "</details>", "<nav>", "</nav>",
      "<canvas>", "</canvas>", "</script>", "</iframe>", "</hr>", "<picture>", "</picture>",
      "some text", "text", " ", "\n", "  words ", "一段文字", "&amp;", "&nbsp;", "& ", "< ", "<!-- x -->", "\r\n",
      "\u{200B}", "&#8203;", "&eacute;",
    ]
    var random = SeededGenerator(seed)
    var plain = 0
    for _ in 0..<300 {
      let count = Int.random(in: 1...12, using: &random)
      let html = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      if expectSameTree(Array(html.utf8)) { plain += 1 }
    }
    #expect(plain > 50)
  }

  @Test("real captures make the same tree", .enabled(if: SharedData.path("corpus") != nil))
  func corpus() throws {
    let folder = try #require(SharedData.path("corpus"))
    let files = try FolderWalk(folder).files
    var plain = 0
    for entry in files {
      if expectSameTree(try File.read("\(folder)/\(entry.path)")) { plain += 1 }
    }
    #expect(plain > files.count / 2, "\(plain) of \(files.count)")
  }
}
