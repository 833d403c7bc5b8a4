/// Markdown that was parsed once, for all that is made of it.
///
///     let document = parser.parsed(Array("One *word*.".utf8)[...])
///     document.plainText                             // One word.
///     document.renderHTML(with: HTMLOptions(), into: &html)
package struct ParsedMarkdown: Sendable {
  /// The Markdown as it is written.
  package let markdown: ArraySlice<UInt8>
  private let tree: TreeBuilder

  fileprivate init(_ markdown: ArraySlice<UInt8>, by parser: MarkdownParser) {
    self.markdown = markdown
    tree = markdown.withUnsafeBufferPointer { parser.tree(of: $0) }
  }

  /// Lends the tree.
  func withTree<Result>(_ body: (MarkdownTree) -> Result) -> Result {
    markdown.withUnsafeBufferPointer { tree.withTree(of: $0, body) }
  }
}

extension MarkdownParser {
  /// Parses Markdown. The result keeps the bytes.
  package func parsed(_ markdown: ArraySlice<UInt8>) -> ParsedMarkdown { ParsedMarkdown(markdown, by: self) }

  /// Parses Markdown and lends the tree.
  func parse<Result>(_ markdown: UnsafeBufferPointer<UInt8>, _ body: (MarkdownTree) -> Result) -> Result {
    tree(of: markdown).withTree(of: markdown, body)
  }
}
