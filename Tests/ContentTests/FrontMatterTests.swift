import Content
import Diagnostics
import TestSupport
import Testing

@Suite struct FrontMatterTests {
  /// Strings that YAML would take for something else, and pieces to make more of them.
  private static let pieces = [
    "a", "Z", "中", "文", " ", "  ", ":", ": ", " #", "#", "-", "- ", "---", "\n", "\t", "\"", "'", "\\", "{", "}", "[",
    "]",
    ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "~", "null", "true", "No", "1", "1.5", "0x1F", "2024-06-21", "😀",
    "👨‍👩‍👧", "\u{0}", "\u{7}", "\u{85}", "\u{A0}", "\u{2028}", "\u{FEFF}", "\u{FFFE}", "\u{202E}", "é", "<<", "=", ".inf",
    "https://a.example/?q=1&b=2#c", "{{x}}", "]]>", "\u{10FFFF}", "\u{1F1E8}\u{1F1F3}",
  ]

  private static func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...8, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private static func roundTrip(_ frontMatter: FrontMatter) throws {
    var bytes: [UInt8] = []
    frontMatter.write(into: &bytes)
    let split = try #require(FrontMatter.split(bytes))
    let yaml = bytes[split.yaml]
    let text = String(decoding: yaml, as: UTF8.self)
    #expect(FrontMatter(written: yaml) == frontMatter, "\(text)")
    // Yams takes a byte order mark at the beginning of a string for one; captures' titles have none.
    if !text.contains("\"\\uFEFF") { #expect(try FrontMatter(yaml: text) == frontMatter, "\(text)") }
  }

  @Test("strings of every kind are read back as they were, by the fast reader and by Yams")
  func anyString() throws {
    var generator = SeededGenerator(1)
    for _ in 0..<3000 {
      let texts = (0..<3).map { _ in Self.text(&generator) }
      try Self.roundTrip(
        FrontMatter([
          .init("title", .text(texts[0])), .init("authors", .list([.text(texts[1]), .text(texts[2])])),
          .init("profiles", .list([.map([.init("name", .text(texts[1])), .init("about", .text(texts[0]))])])),
        ]))
    }
  }

  @Test("front matter of Jekyll's is read without Yams")
  func jekyll() throws {
    let text =
      "layout: post\ntitle: \"七号码头：&quot;潮\"\ndate: 2021-03-04T05:06:07.000Z\nauthor: 林苇\ntags: [ 潮, Low tide ]\n"
    let read = try #require(FrontMatter(written: Array(text.utf8)[...]))
    #expect(read["author"]?.text == "林苇")
    #expect(read["date"]?.text == "2021-03-04T05:06:07.000Z")
    #expect(read["tags"]?.texts == ["潮", "Low tide"])
    #expect(try FrontMatter(yaml: text) == read)
  }

  @Test(
    "the fast reader leaves what is no UTF-8 to others",
    arguments: ["a: 水X", "a: \"水X\"", "a: [水X]", "a: [\"水X\"]", "a: 水\nb: X水"])
  func whatIsNoUTF8(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    #expect(FrontMatter(written: bytes[...]) != nil)
    #expect(FrontMatter(written: bytes.map { $0 == UInt8(ascii: "X") ? 0xE6 : $0 }[...]) == nil)
  }

  @Test("what the fast reader reads, Yams reads in the same way")
  func readersAgree() throws {
    var generator = SeededGenerator(2)
    var count = 0
    for _ in 0..<5000 {
      let (value, item) = (Self.text(&generator), Self.text(&generator))
      for yaml in ["a: \(value)\n", "a: \"\(value)\"\n", "a: [ \(item), \(value) ]\n", "a: [\(item)]\nb: \(value)\n"] {
        guard let read = FrontMatter(written: Array(yaml.utf8)[...]) else { continue }
        count += 1
        #expect((try? FrontMatter(yaml: yaml)) == read, "\(yaml)")
      }
    }
    #expect(count > 500)
  }

  @Test("words that YAML reads as something else are read back as words")
  func reservedWords() throws {
    let words = Self.pieces + ["yes", "off", "NULL", "Y", "n", "1e3", "0o17", "1_000", "12:30:45", "-", "?", ""]
    for word in words {
      try Self.roundTrip(FrontMatter([.init("title", .text(word)), .init("l", .list([.text(word)]))]))
    }
    try Self.roundTrip(FrontMatter([.init("title", .text(String(repeating: "长", count: 10_000)))]))
  }

  @Test("hostile titles are read back as they were", .enabled(if: SharedData.path("conformance/titles") != nil))
  func hostileTitles() throws {
    let titles = try SharedData.strings("conformance/titles/hostile-titles.json")
    #expect(titles.count > 50)
    for title in titles { try Self.roundTrip(FrontMatter([.init("title", .text(title))])) }
  }

  @Test("in a list, what some readers end a word at stands in quotes")
  func flow() {
    var bytes: [UInt8] = []
    FrontMatter([.init("authors", .list([.text("a?b"), .text("c:d"), .text("e")]))]).write(into: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self).contains("[\"a?b\", \"c:d\", e]"))
  }

  @Test("a plain title stays plain, so that people can read it")
  func plain() {
    var bytes: [UInt8] = []
    FrontMatter([.init("title", .text("面对条约，两国的恐慌")), .init("date", .text("2024-06-21T12:12:12+08:00"))])
      .write(into: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == "---\ntitle: 面对条约，两国的恐慌\ndate: 2024-06-21T12:12:12+08:00\n---\n")
  }

  @Test("front matter is found behind a byte order mark and with CRLF, and not where no line closes it")
  func splitting() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("---\r\ntitle: a\r\n---\r\nbody".utf8)
    let split = try #require(FrontMatter.split(bytes))
    #expect(String(decoding: bytes[split.body], as: UTF8.self) == "body")
    #expect(FrontMatter.split(Array("---\ntitle: a\n".utf8)) == nil)
    #expect(FrontMatter.split(Array("title: a\n---\n".utf8)) == nil)
    #expect(FrontMatter.split([]) == nil)
  }

  @Test(
    "what is not YAML is told with its place",
    arguments: [("a: [1, 2\nb: 3\n", 2), ("a: 1\n\tb: 2\n", 2), ("a: *x\n", 1), ("a: 1\na: 2\n", 2), ("- a\n", 1)])
  func failures(yaml: String, line: Int) {
    do throws(YAML.Failure) {
      _ = try FrontMatter(yaml: yaml)
      Issue.record("\(yaml) was read")
    } catch {
      #expect(error.position.line >= 1 && error.position.line <= line + 1, "\(error)")
      #expect(!error.message.isEmpty)
    }
  }

  @Test(
    "a key that comes twice is told where it comes for the last time",
    arguments: [
      ("a: 1\nb: 2\na: 3\nb: 4\nc: 5\n", 3, 1), ("a: 1\n\n# a: 2\na: 3\nab: 4\n", 4, 1),
      ("a: |\n  a: 1\n  a: 2\na:\n", 4, 1),
      ("x:\n  - a: 1\n    b: 2\n    a: 3\n  - a: 4\n", 4, 5), ("x:\n  a: 1\n  a: 2\ny:\n  a: 3\n", 3, 3),
      ("a:b: 1\r\na:c: 2\r\na:b: 3\r\n", 3, 1), ("{a: 1, b: 2, a: 3}\n", 1, 2),
    ])
  func twice(yaml: String, line: Int, column: Int) {
    let failure = #expect(throws: YAML.Failure.self) { try FrontMatter(yaml: yaml) }
    #expect(failure?.position == SourcePosition(line: line, column: column), "\(yaml)")
  }

  @Test("a hundred thousand brackets do not exhaust the stack")
  func deepNesting() {
    #expect(throws: YAML.Failure.self) { try FrontMatter(yaml: "a: " + String(repeating: "[", count: 100_000)) }
    #expect(throws: YAML.Failure.self) {
      try FrontMatter(yaml: "a: " + String(repeating: "[", count: 300) + String(repeating: "]", count: 300))
    }
  }

  @Test(
    "aliases are refused, and what multiplies by them before it does",
    arguments: [
      "a: &x [1]\nb: *x\n", "a: &x 1\nb: {c: *x}\n",
      "a0: &a0 [1,1,1]\n"
        + (1...12).map { "a\($0): &a\($0) [*a\($0 - 1),*a\($0 - 1),*a\($0 - 1),*a\($0 - 1),*a\($0 - 1),*a\($0 - 1)]\n" }
        .joined()
        + "? *a12\n: x\n",
    ])
  func aliases(yaml: String) {
    let failure = #expect(throws: YAML.Failure.self) { try FrontMatter(yaml: yaml) }
    #expect(failure?.message == "aliases (*name) are not supported")
  }

  @Test("stars and ampersands of prose are no aliases")
  func starsOfProse() throws {
    let stars = Array(repeating: "*one* & *two*", count: 20).joined(separator: " ")
    #expect(try FrontMatter(yaml: "a: AT&T, R & D \(stars)\n")["a"] != nil)
    #expect(try FrontMatter(yaml: "a: &c x\nb: &c y\n")["b"] == .text("y"))
  }

  @Test("every word is a text, whatever type YAML has for it") func untyped() throws {
    let read = try FrontMatter(yaml: "a: 012\nb: yes\nc: 2024-01-02\ne: [1.50, nan]\n<<: x\n")
    #expect(read["a"] == .text("012"))
    #expect(read["b"] == .text("yes"))
    #expect(read["c"] == .text("2024-01-02"))
    #expect(read["e"] == .list([.text("1.50"), .text("nan")]))
    #expect(read["<<"] == .text("x"))
  }

  @Test(
    "null is no value, and no item of a list, unless it is in quotation marks",
    arguments: ["~", "null", "Null", "NULL", ""])
  func nulls(word: String) throws {
    for (yaml, value) in [
      ("a: \(word)\n", FrontMatter.Value.text("")), ("a: \"\(word)\"\n", .text(word)), ("a: '\(word)'\n", .text(word)),
      ("a: [b, \"\(word)\"]\n", .list([.text("b"), .text(word)])), ("a:\n  - \(word)\n  - b\n", .list([.text("b")])),
      ("a: !!str \(word)\n", .text(word)), ("a: {b: \(word)}\n", .map([.init("b", .text(""))])),
    ] {
      let read = try FrontMatter(yaml: yaml)
      #expect(read["a"] == value, "\(yaml)")
      #expect([nil, read].contains(FrontMatter(written: Array(yaml.utf8)[...])), "\(yaml)")
    }
    if !word.isEmpty { #expect(try FrontMatter(yaml: "a: [\(word), b]\n")["a"] == .list([.text("b")])) }
    try Self.roundTrip(FrontMatter([.init("title", .text(word)), .init("authors", .list([.text(word), .text("b")]))]))
  }

  @Test("what helps against aliases and keys that come twice is told")
  func remedies() {
    func help(_ yaml: String) -> String? {
      let failure = #expect(throws: YAML.Failure.self) { try FrontMatter(yaml: yaml) }
      return failure?.help
    }
    #expect(help("a: &id001 [b]\nc: *id001\n")?.hasPrefix("write what it stands for in its place") == true)
    #expect(help("a: b\na: 'c'\n") == "keep one of its lines")
    #expect(help("a: [b\n") == nil)
  }

  @Test("a key with quotation marks is the same as without") func sameKeys() {
    #expect(throws: YAML.Failure.self) { try FrontMatter(yaml: "1: a\n\"1\": b\n") }
  }
}
