import Content
import Diagnostics
import Mustache

/// The site's own words in one language, from the theme's file `text/LANGUAGE.yml`.
package struct InterfaceText: Sendable {
  /// The language that was found, as a BCP 47 tag.
  package let language: String
  private let words: [String: String]
  private let patterns: [String: [Part]]
  private let weekdays: [String]
  private let months: [String]

  /// The words for a language: its own file, else that of the nearest language there is, else English.
  package init(language: String, theme: Theme) throws(Configuration.Failure) {
    let candidates = [language] + Self.fallbacks(of: language)
    let found = candidates.first { theme.texts[$0] != nil } ?? "en"
    self.language = found
    guard let source = theme.texts[found] else {
      (words, patterns, weekdays, months) = ([:], [:], [], [])
      return
    }
    let entries: FrontMatter
    do throws(YAML.Failure) {
      entries = try FrontMatter(yaml: String(decoding: source.bytes, as: UTF8.self))
    } catch {
      let line = SourceText(source.bytes).line(error.position.line)
      throw Configuration.Failure(diagnostics: [
        Diagnostic(
          .error, "text", "it is not YAML: \(error.message)", file: source.file, position: error.position,
          sourceLine: line, help: "put the value in \"quotes\", or mend the line")
      ])
    }
    words = Dictionary(
      entries.entries.compactMap { entry in entry.value.text.map { (entry.key, $0) } }, uniquingKeysWith: { a, _ in a })
    patterns = words.filter { $0.value.contains("{") }.mapValues(Self.pattern)
    weekdays = entries["weekdays"]?.texts ?? []
    months = entries["months"]?.texts ?? []
  }

  /// `zh-TW` reads Traditional, other Chinese Simplified, and of any tag what comes before its first hyphen.
  private static func fallbacks(of language: String) -> [String] {
    let lowercased = language.lowercased()
    if lowercased.hasPrefix("zh") {
      let isTraditional = ["hant", "tw", "hk", "mo"].contains { lowercased.contains("-\($0)") }
      return [isTraditional ? "zh-Hant" : "zh-Hans"]
    }
    return [String(language.prefix { $0 != "-" }), "en"]
  }

  /// The words of a key; the key itself when the file lacks it, so that the gap is seen.
  package func callAsFunction(_ key: String) -> String { words[key] ?? key }

  /// The words of a key with values in the places of `{names}`.
  package func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
    guard let pattern = patterns[key] else { return self(key) }
    var out = ""
    for part in pattern {
      switch part {
      case .text(let text): out += text
      case .name(let name): out += values.first { $0.key == name }?.value ?? ""
      }
    }
    return out
  }

  /// A piece of words: text, or the name of a value to be put there.
  private enum Part: Sendable {
    case text(String)
    case name(String)
  }

  private static func pattern(_ words: String) -> [Part] {
    var parts: [Part] = []
    var rest = words[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts += [.text(String(rest[..<open])), .name(String(rest[rest.index(after: open)..<close]))]
      rest = rest[rest.index(after: close)...]
    }
    return parts + [.text(String(rest))]
  }

  /// A number of articles in words: `1,204 articles`.
  package func articles(_ count: Int) -> String { self("articles", ["count": String(count)]) }

  /// A day: `2024年6月21日`, `21 June 2024`.
  package func date(_ date: CivilDate) -> String {
    self("date", ["year": String(date.year), "month": month(date.month), "day": String(date.day)])
  }

  /// A day with its weekday.
  package func longDate(_ date: CivilDate) -> String {
    let weekday = weekdays.indices.contains(date.weekday) ? weekdays[date.weekday] : ""
    return self("long_date", ["date": self.date(date), "weekday": weekday])
  }

  /// A month of a year.
  package func month(_ month: Int, of year: Int) -> String {
    self("month", ["year": String(year), "month": self.month(month)])
  }

  /// A year.
  package func year(_ year: Int) -> String { self("year", ["year": String(year)]) }

  private func month(_ number: Int) -> String {
    months.indices.contains(number - 1) ? months[number - 1] : String(number)
  }

  /// The keys of all words.
  var names: [String] { words.keys.sorted() }

  /// All words, for templates.
  var value: Value {
    .object(Object(words.sorted { $0.key < $1.key }.map { (Key($0.key), .text($0.value)) }))
  }
}
