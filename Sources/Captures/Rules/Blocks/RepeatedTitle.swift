/// The title once more, above the text.
///
///     title: 桥修好了        <h1>桥修好了</h1><p>…   →   <p>…
///     title: 桥修好了 - 某报  <h1>桥修好了</h1><p>…   →   <p>…
///     title: 旧桥修好了       <p>旧桥修好了</p><p>…    →   <p>…
struct RepeatedTitle: BlockRule {
  static let identifier = "repeated-title"
  static let summary = "A heading or a paragraph above the text that says the title once more."

  func apply(to blocks: inout [Block], _ cleaning: inout Cleaning) {
    // Some pages have it twice, once for readers who listen.
    for _ in 0..<2 {
      guard let index = blocks.prefix(4).firstIndex(where: { !$0.isFigure }),
        let text = repeated(in: blocks, at: index, cleaning.title)
      else { return }
      cleaning.take(self, .moved(.title), text)
      blocks.remove(at: index)
    }
  }

  /// The text of a block that says the title once more; `nil` of others.
  private func repeated(in blocks: [Block], at index: Int, _ title: String) -> String? {
    let passage: Passage
    switch blocks[index] {
    case .heading(_, let text): passage = text
    case .paragraph(let text):
      guard Self.mayBe(text, title), blocks.dropFirst(index + 1).contains(where: { $0.paragraphSize > 0 }) else {
        return nil
      }
      passage = text
    default: return nil
    }
    let visible = Self.visible(title)
    return !visible.isEmpty && Self.isSame(Self.visible(passage.plainText), visible) ? passage.plainText : nil
  }

  /// Whether a paragraph begins as the title does, is no longer, and text alone. A very short one may be the first line of a
  /// poem.
  private static func mayBe(_ passage: Passage, _ title: String) -> Bool {
    let (count, length) = (passage.bytes.count, title.utf8.count)
    return count >= 12 && count <= length + 24 && passage.bytes.starts(with: title.utf8.prefix(3))
      && passage.images.isEmpty && passage.links.isEmpty
  }

  /// Whether a heading is the title, or all of it but the name of the outlet behind a dash or bar.
  private static func isSame(_ heading: [Unicode.Scalar], _ title: [Unicode.Scalar]) -> Bool {
    if heading == title { return true }
    guard heading.count >= 6, title.starts(with: heading) else { return false }
    return ["-", "–", "—", "|", "｜", "_"].contains(title[heading.count])
  }

  private static func visible(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter(VisibleText.isVisible) }
}
