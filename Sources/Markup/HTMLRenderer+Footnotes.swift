/// What was written of footnotes.
struct FootnoteState {
  /// How often each footnote was referred to, by its number less one.
  var references: [Int] = []
  /// How many footnotes were begun; cmark-gfm puts them at the end of the document in the order of their numbers.
  var begun = 0
  /// Whether the footnote that is open has its way back to the text already.
  var isReturnWritten = false
}

/// Footnotes: `<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>` in the text, and a section at the end.
///
/// cmark-gfm replaces the label of a reference by the footnote's number, in the order in which they are first referred
/// to, and drops footnotes that nothing refers to.
extension HTMLRenderer {
  mutating func writeFootnoteReference(_ node: MarkdownTree.Index) {
    let text = tree.literal(of: node)
    let number = Int(String(decoding: text, as: UTF8.self)) ?? 0
    guard number > 0, number <= 1 << 24 else { return output.append(escaping: text) }
    guard !options.plain else { return writePlainReference(number) }
    let missing = number - footnotes.references.count
    if missing > 0 { footnotes.references.append(contentsOf: repeatElement(0, count: missing)) }
    footnotes.references[number - 1] += 1
    output.append("<sup class=\"footnote-ref\"")
    // Inside of a link there can be no other: the number is what the note leads back to.
    if openLink == nil {
      output.append("><a href=\"#fn-")
      output.append(decimal: number)
      output.append("\"")
    }
    output.append(" id=\"fnref-")
    appendReference(number, footnotes.references[number - 1])
    output.append("\">")
    output.append(decimal: number)
    output.append(openLink == nil ? "</a></sup>" : "</sup>")
  }

  private mutating func writePlainReference(_ number: Int) {
    output.append("<sup>")
    output.append(decimal: number)
    output.append("</sup>")
  }

  /// Writes what tells references apart: `3`, and `3-2` for the second one to the same footnote.
  private mutating func appendReference(_ number: Int, _ count: Int) {
    output.append(decimal: number)
    guard count > 1 else { return }
    output.append("-")
    output.append(decimal: count)
  }
}

// MARK: - The section at the end

extension HTMLRenderer {
  mutating func enterFootnote() {
    if footnotes.begun == 0 { openFootnotes() }
    footnotes.begun += 1
    footnotes.isReturnWritten = false
    guard !options.plain else { return openLine("<li>\n") }
    openLine("<li id=\"fn-")
    output.append(decimal: footnotes.begun)
    output.append("\">\n")
  }

  mutating func leaveFootnote() {
    writeFootnoteReturn()
    openLine("</li>\n")
  }

  private mutating func openFootnotes() {
    guard !options.plain else { return openLine("<section>\n<ol>\n") }
    openLine("<section class=\"footnotes\" aria-label=\"")
    output.append(escaping: options.labels.footnotes)
    output.append("\">\n<ol>\n")
  }

  mutating func closeFootnotes() {
    if footnotes.begun > 0 { openLine("</ol>\n</section>\n") }
  }

  /// Ends the last paragraph of a footnote with the way back to the text.
  mutating func writeFootnoteReturnIfLast(_ paragraph: MarkdownTree.Index) {
    guard footnotes.begun > 0, tree.next(after: paragraph) == nil,
      tree.kind(of: tree[paragraph].parent) == .footnoteDefinition
    else { return }
    writeFootnoteReturn()
  }

  /// Writes one link back for each reference that was written.
  private mutating func writeFootnoteReturn() {
    guard !footnotes.isReturnWritten, !options.plain else { return }
    footnotes.isReturnWritten = true
    let number = footnotes.begun
    guard number <= footnotes.references.count else { return }
    for count in 1..<(footnotes.references[number - 1] + 1) {
      output.append(" <a href=\"#fnref-")
      appendReference(number, count)
      output.append("\" class=\"footnote-back\" aria-label=\"")
      output.append(escaping: options.labels.backToText)
      output.append(" ")
      appendReference(number, count)
      output.append("\">↩</a>")
    }
  }
}
