import Content
import Diagnostics
import Mustache

/// The site's own words in one language, from the theme's file `text/LANGUAGE.yml`.
package struct InterfaceText: Sendable {
  /// The language that was found, as a BCP 47 tag.
  package let language: String
  /// Whether it is written from right to left.
  let isRightToLeft: Bool
  private let words: [String: String]
  private let patterns: [String: [Part]]
  private let weekdays: [String]
  private let weekdaysShort: [String]
  private let months: [String]

  /// The words for a language: its own file, else that of the nearest language there is, else English.
  package init(language: String, theme: Theme) throws(Configuration.Failure) {
    let candidates = [language] + Self.fallbacks(of: language)
    let found = candidates.first { theme.texts[$0] != nil } ?? "en"
    self.language = found
    isRightToLeft = LanguageTag.isRightToLeft(found)
    guard let source = theme.texts[found] else {
      (words, patterns, weekdays, weekdaysShort, months) = ([:], [:], [], [], [])
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
          sourceLine: line, help: error.help ?? "put the value in \"quotes\", or mend the line")
      ])
    }
    words = Dictionary(
      entries.entries.compactMap { entry in entry.value.text.map { (entry.key, $0) } }, uniquingKeysWith: { a, _ in a })
    patterns = words.filter { $0.value.contains("{") }.mapValues(Self.pattern)
    weekdays = entries["weekdays"]?.texts ?? []
    weekdaysShort = entries["weekdays_short"]?.texts ?? []
    months = entries["months"]?.texts ?? []
  }

  /// `zh-TW` reads Traditional, other Chinese Simplified, and of any tag what comes before its first hyphen.
  private static func fallbacks(of language: String) -> [String] {
    switch ChineseScript(languageTag: language) {
    case .simplified: ["zh-Hans"]
    case .traditional: ["zh-Hant"]
    case nil: [String(language.prefix { $0 != "-" }), "en"]
    }
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

  /// The names in braces, for which values are put into words.
  static func names(in words: String) -> [String] {
    pattern(words).compactMap { part in
      if case .name(let name) = part { return name }
      return nil
    }
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

  /// A number of articles in words: `1204 articles`.
  package func articles(_ count: Int) -> String { self(count == 1 ? "article" : "articles", ["count": String(count)]) }

  /// What stands behind a number of articles where it is short: `articles`.
  package func unit(_ count: Int) -> String { self(count == 1 ? "unit_one" : "unit") }

  /// A day: `2024年6月21日`, `21 June 2024`.
  package func date(_ date: CivilDate) -> String {
    self("date", ["year": String(date.year), "month": month(date.month), "day": String(date.day)])
  }

  /// A day with its weekday.
  package func longDate(_ date: CivilDate) -> String {
    let weekday = weekdays.indices.contains(date.weekday) ? weekdays[date.weekday] : ""
    return self("long_date", ["date": self.date(date), "weekday": weekday])
  }

  /// A day of a year that is known: `6月21日`, `21 June`.
  package func shortDate(_ date: CivilDate) -> String {
    self("short_date", ["month": month(date.month), "day": String(date.day)])
  }

  /// The days from one to another: `2021年3月2日–3月9日`.
  package func span(_ first: CivilDate, _ last: CivilDate) -> String {
    if first == last { return date(first) }
    guard first.year == last.year else { return self("span", ["first": date(first), "last": date(last)]) }
    return self("span_in_year", ["year": String(first.year), "first": shortDate(first), "last": shortDate(last)])
  }

  /// The years from one to another: `2023–2024年`.
  package func span(years first: Int, _ last: Int) -> String {
    first == last ? year(first) : self("year_span", ["first": String(first), "last": String(last)])
  }

  /// The names of the days of the week from Monday, short and in full.
  var weekdayValues: Value {
    .list(
      (1...7).map { day in
        let names = [weekdaysShort, weekdays].map { $0.indices.contains(day % 7) ? $0[day % 7] : "" }
        return .object(["short": .text(names[0]), "long": .text(names[1])])
      })
  }

  /// A month by itself: `6月`, `June`.
  package func monthName(_ number: Int) -> String { self("month_name", ["month": month(number)]) }

  /// A month of a year.
  package func month(_ month: Int, of year: Int) -> String {
    self("month", ["year": String(year), "month": self.month(month)])
  }

  /// A year.
  package func year(_ year: Int) -> String { self("year", ["year": String(year)]) }

  private func month(_ number: Int) -> String {
    months.indices.contains(number - 1) ? months[number - 1] : String(number)
  }

  /// What finds what is wrong with a keeper's own words; `nil` for those of the default theme.
  func check(_ theme: Theme) -> WordsCheck? { theme.texts[language].flatMap { WordsCheck($0, language: language) } }

  /// The keys of all words.
  var names: [String] { words.keys.sorted() }

  /// All words, for templates.
  var value: Value {
    .object(Object(words.sorted { $0.key < $1.key }.map { (Key($0.key), .text($0.value)) }))
  }
}
