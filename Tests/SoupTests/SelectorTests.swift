import Soup
import Testing

@Suite struct SelectorTests {
  private let tree = HTMLParser.parse(
    Array(
      """
      <section class="story x-1"><p id=a lang=en>a</p><div><p id=b title="Say &quot;b&quot;">b</p></div></section>
      <aside id=c class="promo Box"><a id=d href="https://ads.example/x.gif">d</a><a id=e href="">e</a></aside>
      <div class="story"><div id=f class="in"><em id=g>g</em></div></div>
      """.utf8)[...]
  ).tree

  /// The ids of the elements that a selector means; an element without one is `-`.
  private func matches(_ selector: String) throws -> String {
    let selector = try Selector(selector)
    return tree.nodes.indices.compactMap { index -> String? in
      let node = HTMLTree.NodeID(index)
      guard selector.matches(node, in: tree) else { return nil }
      return tree.attribute(.id, of: node).map { String(decoding: $0, as: UTF8.self) } ?? "-"
    }.joined(separator: " ")
  }

  @Test(
    "a selector means the elements that CSS means by it",
    arguments: [
      ("p", "a b"), ("P", "a b"), ("#c", "c"), (".story", "- -"), ("section.story", "-"), (".promo.Box", "c"),
      (".box", ""),
      (".x-1", "-"), (".x", ""), ("p#b", "b"), ("*.in", "f"), ("aside, em", "c g"), ("aside,em , #a", "a c g"),
      (".story p", "a b"), (".story > p", "a"), ("section>p", "a"), ("section > div > p", "b"), ("section div p", "b"),
      ("div > em", "g"), (".story > em", ""), (".story em", "g"), ("em div", ""), (".story * em", "g"),
      ("[lang]", "a"), ("[lang=en]", "a"), ("[LANG=en]", "a"), ("[lang=EN]", ""), ("a[href]", "d e"),
      ("[href^=https]", "d"), ("[href$=\".gif\"]", "d"), ("[href*=ads]", "d"), ("[href*='']", "d e"),
      ("[href='']", "e"),
      ("[title='Say \"b\"']", "b"), ("  p#a  ", "a"),
    ])
  func meaning(selector: String, expected: String) throws {
    #expect(try matches(selector) == expected)
  }

  @Test(
    "what cannot be read is told",
    arguments: [
      ("", "the selector is empty"), ("p,", "the selector is empty"), ("p >", "nothing follows the last '>'"),
      ("foo", "there is no element <foo>"), ("p:hover", "':hover' cannot be read here"),
      ("*:x", "':x' cannot be read here"),
      (".", "the name of a class is missing"), ("#", "the name of an id is missing"),
      ("[onclick]", "the attribute 'onclick' is none that can be asked for"),
      ("[id", "an '=' or ']' is missing behind '[id'"),
      ("[id=a", "a ']' is missing behind '[id='"), ("[id='a]", "a quote is not closed"),
      ("> p", "'> p' cannot be read here"),
      ("p + p", "'+ p' cannot be read here"),
    ])
  func problems(selector: String, message: String) {
    do throws(Selector.Problem) {
      _ = try Selector(selector)
      Issue.record("\(selector) was read")
    } catch {
      #expect(error.message == message)
    }
  }

  @Test("any text is read or refused, and a deep tree is searched without recursion") func hostile() throws {
    let alphabet = Array("p.#[]='\"*>, :^$a\u{0}中")
    for number in 0..<4000 {
      var rest = number &* 2_654_435_761
      var text = ""
      for _ in 0..<6 {
        text.append(alphabet[rest % alphabet.count])
        rest /= alphabet.count
      }
      _ = try? matches(text)
    }
    let deep = HTMLParser.parse(Array(String(repeating: "<div>", count: 400).utf8)[...]).tree
    let selector = try Selector("div div div > div div")
    #expect(selector.matches(HTMLTree.NodeID(deep.nodes.count - 1), in: deep))
  }
}
