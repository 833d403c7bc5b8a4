/// The words without which a paragraph has no credits, so that the others are passed over.
enum CreditPhrases {
  /// Whether a paragraph may hold credits: a label, or, at the end of an article, a short line with brackets.
  static func mayHold(_ text: ArraySlice<UInt8>, isEnd: Bool) -> Bool {
    if isEnd, text.count <= 160, text.last == UInt8(ascii: ")") || text.suffix(3).elementsEqual("）".utf8) {
      return true
    }
    return text.count <= 4 * CreditLine.maximumSize
      ? labels.isFound(in: text) : labels.isFound(in: text.prefix(240)) || labels.isFound(in: text.suffix(240))
  }

  private static let labels = PhraseSet(
    CreditLabels.all.filter { !$0.needsMark && $0.role != .other }.map { label in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: label.text)
      return String(view)
    } + ["文/", "文／", "文|", "文｜", "文 ", "文：", "文丨", "文:", "译/", "译：", "by "])
}
