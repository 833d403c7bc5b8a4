import Content
import Soup

/// Elements before the text whose names say that they tell the author or the date.
///
///     <p class="byline">By Ann Lee and Bo Ray</p>            →   authors: [Ann Lee, Bo Ray]
///     <span class="post-date">2024年6月21日 12:12</span>      →   dateline
///
/// What is in them has to be names or a date, and nothing else.
struct NamedBylines: ElementRule {
  static let identifier = "named-bylines"
  static let summary =
    "Elements before the text that are called byline, author or date; they go into byline and dateline."
  static let words = nameWords + dateWords
  private static let nameWords = [
    "byline", "by-line", "author", "authors", "author-name", "article-author", "post-author", "entry-author",
    "byline-name",
    "article-byline", "writer", "reporter",
  ]
  private static let dateWords = [
    "dateline", "pubdate", "pub-date", "post-date", "entry-date", "article-date", "publish-date", "publish-time",
    "published",
    "posted-on", "timestamp", "article-time", "news-time",
  ]
  private static let names = ClassWords(nameWords)
  private static let dates = ClassWords(dateWords)
  let interest = ElementInterest.words

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    let isName = element.words.has(Self.names)
    guard isName || element.words.has(Self.dates), !element.contains(Self.others), Self.standsBeforeText(element) else {
      return nil
    }
    guard element.characters(upTo: 121) <= 120 else { return nil }
    let text = element.text
    if let (date, isUpdate) = DateLines.date(Array(text.utf8)[...], in: cleaning.outlet.zone) {
      if cleaning.fields.date == nil, !isUpdate {
        cleaning.fields.date = date
        cleaning.fields.dateSource = text
      }
      cleaning.fields.dateline.append(text)
      return .moved(.dateline)
    }
    guard isName, cleaning.fields.reporters.isEmpty, let credit = CreditLine(text) ?? CreditLine(byline: text) else {
      return nil
    }
    cleaning.fields.add(credit, wording: text)
    return .moved(.byline)
  }

  /// What an element with names and dates holds none of.
  private static let others = MediaTags.all.union([.p, .ul, .ol, .table, .blockquote])

  /// Whether less than a few lines stand before an element. Nodes are numbered in document order.
  private static func standsBeforeText(_ element: ElementView) -> Bool {
    guard element.node < 300 else { return false }
    var seen = 0
    var node: HTMLTree.NodeID = 1
    while node < element.node, seen <= 400 {
      if element.tree[node].tag == .text { seen += element.tree.text(node).count }
      node += 1
    }
    return seen <= 400
  }
}
