import Content
import Soup

/// Boxes that recommend other articles. What they recommend goes into the field `related`.
///
///     <div class="moreArticle">延伸閱讀 <a href="/a">甲</a> <a href="/b">乙</a></div>   →   related: 甲, 乙
struct RelatedTeasers: ElementRule {
  static let identifier = "related-teasers"
  static let summary = "Boxes of links to other articles, told by their names; the links go into the field related."
  static let words = [
    "related", "relate", "recommend", "recommended", "recommends", "recommendation", "recommendations", "readmore",
    "read-more", "more-article", "morearticle", "more-articles", "more-stories", "more-news", "see-also", "also-read",
    "further-reading", "relatedposts", "relatednews", "jp-relatedposts", "yarpp", "trending", "most-popular",
    "most-read", "teasers",
  ]
  private static let names = ClassWords(words)
  let interest = ElementInterest.words

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    guard element.words.has(Self.names), element.tag != .a else { return nil }
    let found = Links(in: element, resolver: cleaning.resolver)
    guard !found.links.isEmpty, !found.hasProse, found.linked * 10 >= found.total * 6 else { return nil }
    for link in found.links { cleaning.fields.add(related: link) }
    return .moved(.related)
  }

  /// The links of an element, and how much of its text they are.
  private struct Links {
    var links: [Article.Link] = []
    /// Visible characters, and those of them that stand in links.
    var total = 0
    var linked = 0
    /// Whether a stretch of text outside links is as long as a sentence.
    var hasProse = false

    init(in element: ElementView, resolver: AddressResolver) {
      let tree = element.tree
      var end: HTMLTree.NodeID = -1
      element.forEachNode { node in
        // Nodes are numbered in document order, so a link's contents are those before its successor.
        if tree[node].tag == .a, let href = tree.attribute(.href, of: node) {
          end = tree.node(after: node, within: element.node, skippingChildren: true) ?? .max
          if let title = tree.wholeText(of: node, within: 4000) {
            add(TextCleaning.line(title), href, resolver)
          } else {
            hasProse = true
          }
        } else if tree[node].tag == .text {
          let count = VisibleText.count(tree.text(node))
          total += count
          if node < end { linked += count } else if count > 40 { hasProse = true }
        }
        return !hasProse
      }
    }

    private mutating func add(_ title: String, _ href: ArraySlice<UInt8>, _ resolver: AddressResolver) {
      guard !title.isEmpty, href.first != UInt8(ascii: "#"), let url = resolver.link(href) else { return }
      links.append(Article.Link(title: title, url: url))
    }
  }
}
