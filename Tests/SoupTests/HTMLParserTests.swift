import Soup
import Testing

@Suite struct HTMLParserTests {
  private func parse(_ html: String) -> HTMLTree { HTMLParser.parse(Array(html.utf8)[...]).tree }

  private func outline(_ html: String) -> String {
    let tree = parse(html)
    var out = ""
    func add(_ node: HTMLTree.NodeID) {
      if tree[node].tag == .text {
        out += String(decoding: tree.text(node), as: UTF8.self)
        return
      }
      if node != HTMLTree.root { out += "<\(tree[node].tag.name)>" }
      for child in tree.children(of: node) { add(child) }
      if node != HTMLTree.root { out += "</\(tree[node].tag.name)>" }
    }
    add(HTMLTree.root)
    return out
  }

  @Test(
    "fragments become the tree that a browser makes",
    arguments: [
      ("<p>a<p>b", "<p>a</p><p>b</p>"), ("<b>a<p>b</b>c", "<b>a</b><p><b>b</b>c</p>"),
      ("a &amp; b &hellip;", "a & b …"),
      ("<li>a<li>b", "<li>a</li><li>b</li>"), ("</p>x", "<p></p>x"), ("x<br/>y", "x<br></br>y"),
      ("<custom-x>a</custom-x>", "<other>a</other>"), ("1 < 2 <3 <", "1 < 2 <3 <"),
    ])
  func trees(html: String, expected: String) {
    #expect(outline(html) == expected)
  }

  @Test(
    "comments, doctypes, scripts, styles and SVG are not in the tree",
    arguments: [
      "a<!-- x > y -->b", "a<!-->b", "a<!--->b", "a<!-- x --!>b", "a<!doctype html>b", "a<?php x ?>b", "a</ x>b",
      "a<script>if (1 < 2) '</b>'</script>b", "a<STYLE>p > q {}</StYlE >b", "a<svg><g><text>x</text></g></svg>b",
      "a<script></scripty></script>b",
    ])
  func leftOut(html: String) {
    #expect(outline(html) == "ab")
  }

  @Test("attributes are read as the tokenizer of HTML reads them")
  func attributes() throws {
    let tree = parse("<a HREF='/x?a=1&amp;b=2' title=\"a>b\" class=x id='' data-src=y data-unknown=z>t</a>")
    let link = try #require(tree.children(of: HTMLTree.root).first { tree[$0].tag == .a })
    func value(_ name: AttributeName) -> String? {
      tree.attribute(name, of: link).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(value(.href) == "/x?a=1&b=2")
    #expect(value(.title) == "a>b")
    #expect(value(.class) == "x")
    #expect(value(.id) == "")
    #expect(value(.dataSrc) == "y")
    #expect(value(.src) == nil)
  }

  @Test("a detached node is gone with all below it")
  func detaching() throws {
    var tree = parse("<p>a</p><p>b<i>c</i></p><p>d</p>")
    let second = try #require(Array(tree.children(of: HTMLTree.root)).dropFirst().first)
    tree.detach(second)
    #expect(String(decoding: tree.textContent(of: HTMLTree.root), as: UTF8.self) == "ad")
  }

  @Test(
    "a fragment among other bytes has the tree that it has by itself",
    arguments: [
      "<p class=\"a\">一 <a href='b?c'>二</a></p>三", "<p title='&quot;'>一 &amp; 二</p>",
      "<table><td title=\"a\">一<b>二</table>三", "<table><td title='&quot;'>一 &amp; 二</table>", "",
    ])
  func amongOthers(html: String) {
    let fragment = Array(html.utf8)
    let bytes = Array("<b id='x'>前".utf8) + fragment + Array("后</b>".utf8)
    let start = bytes.count - fragment.count - "后</b>".utf8.count
    let (alone, among) = (
      HTMLParser.parse(fragment[...]).tree, HTMLParser.parse(bytes[start..<start + fragment.count]).tree
    )
    #expect(among.nodes.map(\.tag) == alone.nodes.map(\.tag))
    for node in HTMLTree.NodeID(0)..<HTMLTree.NodeID(alone.nodes.count) {
      #expect(among.text(node) == alone.text(node))
      for name in AttributeName.allCases { #expect(among.attribute(name, of: node) == alone.attribute(name, of: node)) }
    }
  }

  @Test("invalid UTF-8 and NUL do no harm")
  func invalidBytes() {
    let tree = HTMLParser.parse([0x61, 0xFF, 0xFE, 0x00, 0x62, 0xE4, 0xB8][...]).tree
    let text = String(decoding: tree.textContent(of: HTMLTree.root), as: UTF8.self)
    #expect(text.hasPrefix("a") && text.contains("b"))
  }
}
