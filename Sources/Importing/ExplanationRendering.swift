import Captures
import Content
import Diagnostics

extension Explanation {
  /// The explanation for people.
  package var text: String {
    var out = "capture \(file)\n"
    for (name, value) in header { out += "  \(name): \(value)\n" }
    out += "\narticle \(article)\(isInArchive ? "" : " (not in the archive)")\n"
    out += account.result.map { Self.indented(body($0.article)) } ?? ""
    out += "\nrules\n"
    let takings = account.result?.takings ?? []
    if takings.isEmpty { out += "  none took anything\n" }
    for taking in takings {
      let amount = taking.characters > 0 ? Self.count(taking.characters, "character") : Self.times(taking.times)
      out += "  \(taking.rule): \(taking.verdict.text), \(amount)\n" + Self.indented(Self.indented(taking.text + "\n"))
    }
    if !account.diagnostics.isEmpty {
      out += "\nwarnings\n" + Self.indented(account.diagnostics.map(\.text).joined())
    }
    return out.split(separator: "\n", omittingEmptySubsequences: false).map { Diagnostic.printable(String($0)) }
      .joined(separator: "\n")
  }

  /// The explanation as one JSON object on one line.
  package var json: String {
    JSONValue.object([
      .init("capture", .text(file)), .init("header", .object(header.map { .init($0.name, .text($0.value)) })),
      .init("article", .text(article)), .init("in_archive", .bool(isInArchive)),
      .init("fields", account.fields(isWhole: true)),
      .init("text", .text(account.result.map { shownText($0.article) } ?? "")),
      .init("takings", account.takings(isWhole: true)), .init("warnings", account.warnings),
    ]).encoded + "\n"
  }

  /// What the header says, as it was read.
  private var header: [(name: String, value: String)] {
    var lines: [(String, String)] = []
    lines.append(("captured", capture.captured?.rfc3339 ?? "not told"))
    lines.append(("title", capture.title))
    lines.append(("url", capture.address.text))
    if let date = capture.writtenDate { lines.append(("date", date)) }
    if let author = capture.author { lines.append(("author", author)) }
    lines.append(("body", Self.count(capture.body.count, "byte")))
    return lines
  }

  /// The article as its file would hold it, or the beginning of it.
  private func body(_ article: Article) -> String {
    var head: [UInt8] = []
    article.frontMatter.write(into: &head)
    return String(decoding: head, as: UTF8.self) + "\n" + shownText(article)
  }

  private func shownText(_ article: Article) -> String {
    let text = String(decoding: article.body, as: UTF8.self)
    guard let lines else { return text }
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard all.count > lines + 1 else { return text }
    return all.prefix(lines).joined(separator: "\n") + "\n[…]\n"
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  \($0)" }
      .joined(separator: "\n")
  }

  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private static func times(_ number: Int) -> String { number == 1 ? "once" : "\(number) times" }
}
