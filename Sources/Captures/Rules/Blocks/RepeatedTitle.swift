/// The title once more, above the text.
///
///     title: 桥修好了        <h1>桥修好了</h1><p>…   →   <p>…
///     title: 桥修好了 - 某报  <h1>桥修好了</h1><p>…   →   <p>…
struct RepeatedTitle: BlockRule {
  static let identifier = "repeated-title"
  static let summary = "A heading above the text that says the title once more."

  func apply(to blocks: inout [Block], _ cleaning: inout Cleaning) {
    for (index, block) in blocks.prefix(4).enumerated() {
      switch block {
      case .heading(_, let passage):
        let title = Self.visible(cleaning.title)
        guard !title.isEmpty, Self.isSame(Self.visible(passage.plainText), title) else { return }
        cleaning.take(self, .moved(.title), passage.plainText)
        blocks.remove(at: index)
        return
      case .figure: continue
      default: return
      }
    }
  }

  /// Whether a heading is the title, or all of it but the name of the outlet behind a dash or bar.
  private static func isSame(_ heading: [Unicode.Scalar], _ title: [Unicode.Scalar]) -> Bool {
    if heading == title { return true }
    guard heading.count >= 6, title.starts(with: heading) else { return false }
    return ["-", "–", "—", "|", "｜", "_"].contains(title[heading.count])
  }

  private static func visible(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter(VisibleText.isVisible) }
}
