/// Reads Markdown and turns it into HTML, plain text or an excerpt.
///
/// The dialect is GitHub's (tables, `~~strikethrough~~`, footnotes) without bare-URL autolinks. Raw HTML is not part
/// of it: it comes out as the text that it is.
///
/// Making a parser registers the extensions of cmark-gfm, which is not thread-safe in the library and is therefore
/// done once, behind a `static let`. A parser is a value without state: share it between threads, or make one each.
///
///     let parser = MarkdownParser()
///     var html: [UInt8] = []
///     parser.renderHTML("# 标题\n\nOne *word*.".utf8, with: HTMLOptions(), into: &html)
///     // <h2 id="标题">标题</h2>
///     // <p>One <em>word</em>.</p>
///
/// Input may be hostile. Invalid UTF-8 and NUL become U+FFFD; what makes cmark-gfm slow or hungry is bounded before it
/// parses (see `InputBounds`), and no tree is walked by recursion.
package struct MarkdownParser: Sendable {
  let extensions: Extensions

  /// Makes a parser. The first one made by the process registers the extensions.
  package init() { extensions = .registered }

  /// Parses Markdown. What is written plainly needs no cmark-gfm; the tree is the same.
  func tree(of markdown: UnsafeBufferPointer<UInt8>) -> TreeBuilder {
    PlainMarkdown.tree(of: markdown) ?? referenceTree(of: markdown)
  }

  /// Parses Markdown with cmark-gfm, within bounds.
  func referenceTree(of markdown: UnsafeBufferPointer<UInt8>) -> TreeBuilder {
    var builder = TreeBuilder(for: markdown)
    let survey = InputSurvey(markdown)
    if survey.exceedsNodes {
      builder.add(.codeBlock, builder.keep(Self.text(of: markdown)))
      builder.leave()
    } else if survey.exceedsBounds {
      InputBounds.apply(to: markdown).withUnsafeBufferPointer {
        builder.copy(Document($0, extensions: extensions, strikethrough: survey.hasDoubleTilde), extensions)
      }
    } else {
      builder.copy(Document(markdown, extensions: extensions, strikethrough: survey.hasDoubleTilde), extensions)
    }
    return builder
  }

  /// The Markdown as it is written, in UTF-8.
  private static func text(of markdown: UnsafeBufferPointer<UInt8>) -> String.UTF8View {
    guard markdown.contains(0) else { return String(decoding: markdown, as: UTF8.self).utf8 }
    let replacement = Array("\u{FFFD}".utf8)
    return String(decoding: markdown.flatMap { $0 == 0 ? replacement : [$0] }, as: UTF8.self).utf8
  }
}

extension Sequence<UInt8> {
  /// Lends the bytes as one contiguous buffer, copied only when they do not lie in one.
  func withContiguousBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withContiguousStorageIfAvailable(body) ?? Array(self).withUnsafeBufferPointer(body)
  }
}
