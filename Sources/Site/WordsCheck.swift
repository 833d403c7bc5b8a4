import Content
import DefaultTheme
import Diagnostics

/// Finds what is wrong with the words of a keeper's theme: words that are missing, lists in the place of words, names in braces that
/// stand for nothing. Measured by what the default theme has of the same language, or in English.
struct WordsCheck {
  private let source: SourceText
  private let file: String
  private let entries: [YAML.Entry]
  private let expected: [String: YAML.Node]

  /// - Parameter language: that of the words.
  /// - Returns: `nil` for words of the default theme.
  init?(_ words: (file: String, bytes: [UInt8]), language: String) {
    func bytes(_ language: String) -> [UInt8]? {
      DefaultTheme.files.first { ThemeFiles.language(ofWords: $0.path) == language }?.bytes
    }
    let own = bytes(language)
    guard own != words.bytes, let entries = Self.entries(words.bytes),
      let expected = (own ?? bytes("en")).flatMap(Self.entries)
    else { return nil }
    source = SourceText(words.bytes)
    file = words.file
    self.entries = entries
    self.expected = Dictionary(expected.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  private static func entries(_ bytes: [UInt8]) -> [YAML.Entry]? {
    try? YAML.map(String(decoding: bytes, as: UTF8.self))
  }

  /// The keys that are missing, in order.
  var missing: [String] { Set(expected.keys).subtracting(entries.map(\.key)).sorted() }

  /// What is wrong, in the order of the file; what is missing at the end.
  var warnings: [Diagnostic] {
    var warnings = entries.compactMap { entry in expected[entry.key].flatMap { warning(about: entry, expected: $0) } }
    let missing = missing
    if !missing.isEmpty {
      warnings.append(
        Diagnostic(
          .warning, "words", "words are missing: \(missing.joined(separator: ", "))", file: file,
          help:
            "add them, as `broadsheet init --theme` writes them: pages show \(missing[0]) and the like in their places")
      )
    }
    return warnings
  }

  private func warning(about entry: YAML.Entry, expected: YAML.Node) -> Diagnostic? {
    switch (expected, entry.value) {
    case (.text(let words, _), .text(let own, _)):
      let names = InterfaceText.names(in: words)
      guard let wrong = InterfaceText.names(in: own).first(where: { !names.contains($0) }) else { return nil }
      return diagnostic(
        entry, "\(entry.key) knows no {\(wrong)}",
        nearestName(to: wrong, among: names).map { "did you mean {\($0)}?" }
          ?? (names.isEmpty ? "nothing stands for it here" : "write \(names.map { "{\($0)}" }.joined(separator: ", "))")
      )
    case (.list(let items, _), .list(let own, _)) where items.count == own.count: return nil
    case (.list(let items, _), _):
      return diagnostic(
        entry, "\(entry.key) is not a list of \(items.count) words", "write \(entry.key): [first, second, …]")
    case (.text, _): return diagnostic(entry, "\(entry.key) is not a text", "write it as \(entry.key): …")
    default: return nil
    }
  }

  private func diagnostic(_ entry: YAML.Entry, _ message: String, _ help: String) -> Diagnostic {
    let position = entry.value.position
    return Diagnostic(
      .warning, "words", message, file: file, position: position, sourceLine: source.line(position.line), help: help)
  }
}
