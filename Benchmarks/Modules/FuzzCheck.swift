import Captures
import Content
import Markup

/// What must hold for every input: it ends, and what comes out can be read back and is harmless.
struct FuzzCheck: Sendable {
  private let converter = CaptureConverter(outlets: OutletTable())
  private let parser = MarkdownParser()
  private let reader = ArticleReader()

  /// Converts a capture and renders the article; says what is wrong with the outcome, or `nil`.
  func problem(of input: [UInt8]) -> String? {
    guard let result = try? converter.convert(input, file: "a.md") else { return nil }
    let file = result.article.file()
    guard String(validating: file, as: UTF8.self) != nil else { return "the article is not UTF-8" }
    guard let again = try? reader.article(file, path: "a.md", file: "a.md"), again.file() == file else {
      return "the article reads back as another"
    }
    var html: [UInt8] = []
    parser.renderHTML(result.article.body, with: HTMLOptions(), into: &html)
    guard String(validating: html, as: UTF8.self) != nil else { return "the page is not UTF-8" }
    return Self.hasForbiddenMarkup(html) ? "the page has forbidden markup" : nil
  }

  /// Whether a tag begins that no article may have.
  private static func hasForbiddenMarkup(_ html: [UInt8]) -> Bool {
    var rest = html[...]
    while let mark = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(mark + 1)...]
      for name in forbidden where rest.starts(with: name) { return true }
    }
    return false
  }

  private static let forbidden = ["script", "style", "iframe", "object", "embed", "form", "svg", "!", "?"]
    .map { Array($0.utf8) }
}
