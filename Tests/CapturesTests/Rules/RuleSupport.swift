import Diagnostics
import Captures
import Content
import Testing

/// What a body became, and what rules took from it.
struct Cleaned {
  /// The article's text.
  var text: String
  var article: Article
  var takings: [Taking]

  /// Cleans a body between two paragraphs, so that it is neither the beginning nor the end; their text is cut off again.
  static func within(_ html: String) throws -> Cleaned {
    var cleaned = try Cleaned("<p>开头一段。</p>\(html)<p>结尾一段。</p>")
    cleaned.text = String(cleaned.text.dropFirst("开头一段。\n\n".count).dropLast("结尾一段。\n".count))
    while cleaned.text.hasSuffix("\n") { cleaned.text.removeLast() }
    return cleaned
  }

  init(
    _ html: String, title: String = "题", url: String = "https://news.example/local/1.html", rules: RuleSet = RuleSet()
  )
    throws
  {
    let converter = CaptureConverter(outlets: OutletTable(), rules: rules)
    let result = try converter.convert(
      Array(capture(html, title: title, url: url).utf8), file: "captures/a.md")
    article = result.article
    text = String(decoding: result.article.body, as: UTF8.self)
    takings = result.takings
  }

  /// The takings as lines `rule: verdict: text`.
  var account: [String] {
    takings.map { taking in
      "\(taking.rule): \(taking.verdict.text): \(taking.text)" + (taking.times > 1 ? " ×\(taking.times)" : "")
    }
  }
}

/// The rules without one.
func rules(without identifier: String) -> RuleSet {
  var settings = CleanupSettings()
  settings.off = [.init(identifier, at: .init(line: 1, column: 1))]
  return RuleSet(settings) { message, _, _ in Issue.record("\(message)") }
}
