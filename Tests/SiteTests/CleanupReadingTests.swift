import Content
import Diagnostics
import Site
import Testing

@Suite struct CleanupReadingTests {
  private func read(_ yaml: String) throws -> CleanupSettings {
    try Configuration(yaml: Array(yaml.utf8), file: "broadsheet.yml").cleanup
  }

  private func diagnostics(_ yaml: String) -> [String] {
    do throws(Configuration.Failure) {
      _ = try Configuration(yaml: Array(yaml.utf8), file: "broadsheet.yml")
      return []
    } catch {
      return error.diagnostics.map { "\($0.position?.line ?? 0): \($0.message); \($0.help ?? "")" }
    }
  }

  @Test("rules that are off and rules of one's own are read, with their places") func settings() throws {
    let settings = try read(
      """
      rules:
        off: [bold-headings, share-buttons]
        own:
          - name: promo
            host: news.example
            drop: "div.promo, #newsletter"
          - keep: aside
      """)
    #expect(
      settings.off == [
        .init("bold-headings", at: .init(line: 2, column: 9)), .init("share-buttons", at: .init(line: 2, column: 24)),
      ])
    #expect(
      settings.own == [
        .init(
          name: "promo", host: "news.example",
          selector: .init("div.promo, #newsletter", at: .init(line: 6, column: 13)), action: .drop),
        .init(name: "own-2", selector: .init("aside", at: .init(line: 7, column: 13)), action: .keep),
      ])
  }

  @Test("one rule that is off needs no list; none are needed at all") func short() throws {
    #expect(try read("rules:\n  off: hidden\n").off.map(\.text) == ["hidden"])
    #expect(try read("rules: {}\n") == CleanupSettings())
    #expect(try read("title: a\n") == CleanupSettings())
  }

  @Test(
    "mistakes are told with their lines",
    arguments: [
      ("rules: x\n", "1: rules is not a map; write off: and own: below it"),
      ("rules:\n  of: [a]\n", "2: there is no setting of; did you mean off?"),
      ("rules:\n  own: x\n", "2: own is not a list; begin each rule with a line - drop: div.promo"),
      ("rules:\n  own:\n    - x\n", "3: a rule is not a map; write it as - drop: div.promo"),
      (
        "rules:\n  own:\n    - name: a\n",
        "3: a rule says neither what to drop nor what to keep, or both; give it one line drop: or keep: with a selector such as "
          + "div.promo, in quotes if it has a #"
      ),
      (
        "rules:\n  own:\n    - drop: a\n      keep: b\n",
        "3: a rule says neither what to drop nor what to keep, or both; give it one line drop: or keep: with a selector such as "
          + "div.promo, in quotes if it has a #"
      ),
      ("rules:\n  own:\n    - drop: a\n      hosts: b\n", "4: there is no setting hosts; did you mean host?"),
      ("rules:\n  off: [[a]]\n", "2: off holds something else than names of rules; write off: [bold-headings]"),
    ])
  func mistakes(yaml: String, expected: String) {
    #expect(diagnostics(yaml) == [expected])
  }

  @Test("rules and names of outlets are part of what an import depends on") func basis() throws {
    let texts = try [
      "", "rules: {off: hidden}", "rules: {own: [{drop: p}]}", "rules: {own: [{keep: p}]}",
      "outlets: [{slug: a, name: b}]", "outlets: [{slug: a, name: b, other_names: [c]}]",
    ].map { yaml in
      ImportBasis.text(try Configuration(yaml: Array("\(yaml)\n".utf8), file: "b"), version: "1")
    }
    #expect(Set(texts).count == texts.count)
  }
}
