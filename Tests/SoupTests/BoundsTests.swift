import Soup
import Testing

@Suite struct BoundsTests {
  private func parse(_ bytes: [UInt8]) -> HTMLParser.Result { HTMLParser.parse(bytes[...]) }

  private func repeated(_ text: String, _ count: Int) -> [UInt8] { Array(String(repeating: text, count: count).utf8) }

  @Test("tags that nest too deeply are left out, their text stays")
  func depth() {
    let result = parse(repeated("<div>", 5000) + Array("deep".utf8))
    #expect(result.isTrimmed)
    #expect(String(decoding: result.tree.textContent(of: HTMLTree.root), as: UTF8.self) == "deep")
    #expect(result.tree.nodes.count < 600)
  }

  @Test("ordinary markup is not touched, however long")
  func ordinary() {
    let result = parse(
      repeated("<p>a <b>b</b><br><img src=x></p><ul><li>c<li>d</ul>", 5000) + repeated("<p>unclosed", 2000))
    #expect(!result.isTrimmed)
  }

  @Test(
    "blocks that end tags do not close are counted",
    arguments: [
      "<a href=/x><div>", "<a href=/x><div></a>", "<b><div></b>", "<span><div></span>", "<div><table><tr><td></div>",
      "<li><div></li>", "<p><font color=red><div></p>",
    ])
  func misnesting(piece: String) {
    let tree = parse(repeated(piece, 3000)).tree
    var deepest = 0
    for node in tree.nodes.indices {
      var depth = 0
      var parent = tree[HTMLTree.NodeID(node)].parent
      while parent > 0 {
        depth += 1
        parent = tree[parent].parent
      }
      deepest = max(deepest, depth)
    }
    #expect(deepest < 1100)
  }

  @Test("formatting that is never closed is opened again in few elements")
  func formatting() {
    var html = ""
    for colour in 0..<1000 { html += "<p><font color=c\(colour)>text" }
    let result = parse(Array(html.utf8))
    #expect(result.tree.nodes.count < 40_000)
    #expect(result.tree.nodes.count { $0.tag == .text } == 1000)
  }

  @Test("a tag with too many attributes keeps its name")
  func attributes() throws {
    let result = parse(Array("<a ".utf8) + repeated("x=1 ", 1000) + Array(">t</a>".utf8))
    #expect(result.isTrimmed)
    #expect(result.tree.children(of: HTMLTree.root).contains { result.tree[$0].tag == .a })
  }

  @Test(
    "four megabytes of the worst end in time that grows with the size, not with its square",
    arguments: [
      "<div>", "<b>", "<b a=1>x", "<a href=x>", "&", "&amp", "<", "</", "<!--", "<p><b><i>", "<table>", "<td>", "<svg>",
      "<select><option>", "</b>", "<a b c d>", "\"'=", "<font color=a>x<p>", "<x-y>",
      "<a href=/x><div></a>", "<span><div></span>",
    ])
  func worstCases(piece: String) {
    let clock = ContinuousClock()
    func time(_ size: Int) -> Duration {
      clock.measure { _ = parse(repeated(piece, size / piece.utf8.count)) }
    }
    let small = time(500_000)
    let large = time(4_000_000)
    #expect(large < max(small, .milliseconds(40)) * 24, "\(small), then \(large)")
  }

  @Test("one attribute of ten megabytes is no attribute")
  func hugeAttribute() {
    let result = parse(Array("<p title='".utf8) + [UInt8](repeating: 0x61, count: 10_000_000) + Array("'>text".utf8))
    #expect(result.isTrimmed)
    #expect(String(decoding: result.tree.textContent(of: HTMLTree.root), as: UTF8.self) == "text")
  }

  @Test(
    "elements that nest by HTML's rules are counted, whatever closes them elsewhere",
    arguments: ["<time><rt>", "<li><section>", "<dd><section>", "<dt><ul>"])
  func nesting(tags: String) {
    let result = parse(repeated(tags, 5000))
    #expect(result.isTrimmed)
    #expect(result.tree.nodes.count < 700)
  }

  @Test("items and readings that the next one closes are not taken for nested")
  func closed() {
    #expect(!parse(repeated("<ruby>字<rt>zì<rt>x</ruby>", 2000)).isTrimmed)
    #expect(!parse(repeated("<ruby>字<rt>zì<rp>x", 100) + repeated("</ruby>", 100)).isTrimmed)
    #expect(!parse(repeated("<li><div><p>a", 400)).isTrimmed)
    #expect(!parse(repeated("<dt>a<dd>b", 2000)).isTrimmed)
  }
}
