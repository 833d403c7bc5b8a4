import Content
import Soup

/// The elements before the text that tell author and date: `<address>`, `<time>`, lines in italics. `Byline` reads them.
///
///     <address>林一</address><time datetime="2024-06-21">…</time><p>…   →   authors: [林一]; dateline
///     <div><i>林一（综合报道）<br>2024-06-21 12:12</i></div><p>…          →   byline: 林一（综合报道）; dateline
///
/// Without the rule they are read all the same, but stay in the text as well.
struct BylineElements: CleanupRule {
  static let identifier = "byline"
  static let summary = "Elements before the text that tell author and date; they go into byline and dateline."
}

extension Cleaning {
  /// Reads byline and date from the elements before the text, and takes them out of the tree.
  mutating func byline(takenFrom tree: inout HTMLTree, _ rules: RuleSet) -> Byline {
    let isOn = rules.isOn(BylineElements.self, for: host)
    var copy = isOn ? HTMLTree() : tree
    let byline = isOn ? Byline(takenFrom: &tree, in: outlet.zone) : Byline(takenFrom: &copy, in: outlet.zone)
    // A time that was only read, further down, knows less than what a rule found before it.
    if let date = byline.date, fields.date == nil || !byline.dateline.isEmpty {
      fields.date = date
      fields.dateSource = byline.dateSource
    }
    guard isOn else { return byline }
    if !byline.authors.isEmpty {
      let isNamesOnly =
        byline.names.joined(separator: ", ") == byline.authors
        && !byline.names.contains(where: PersonNames.isAllCapitals)
      take(BylineElements(), .moved(isNamesOnly ? .authors : .byline), byline.authors)
    }
    if !byline.dateline.isEmpty { take(BylineElements(), .moved(.dateline), byline.dateline) }
    return byline
  }

  /// The date as it was written; `nil` when it stands nowhere as text.
  func dateline(_ byline: Byline, _ capture: Capture) -> String? {
    let lines = (byline.dateline.isEmpty ? [] : [byline.dateline]) + fields.dateline
    return lines.isEmpty ? capture.dateLine : lines.joined(separator: " · ")
  }
}
