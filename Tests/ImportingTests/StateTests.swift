import Captures
import Content
import Platform
import Testing

@testable import Importing

@Suite struct StateTests {
  private let captures: [CaptureRecord] = {
    let key = Likeness.Key(high: Fingerprint("a"), low: Fingerprint(value: 7))
    return [
      .init(
        path: "a\t.md", stamp: File.Stamp(size: 1, modified: -2, identity: 3), identity: "a.example/\n", captured: 4,
        date: Timestamp(seconds: 5, offset: -3600), likeness: Likeness(text: nil, address: key), role: .source),
      .init(
        path: "b.md", stamp: File.Stamp(size: 1, modified: 2, identity: .max), identity: "", captured: 0,
        date: Timestamp(seconds: -5), likeness: Likeness(text: key, address: key), role: .duplicate),
    ]
  }()
  private let articles: [ArticleRecord] = [
    .init(
      identity: "a.example/\n", path: "2024/06/21/a.md", fingerprint: Fingerprint("x"),
      stamp: File.Stamp(size: 6, modified: 7, identity: 8), source: "a\t.md", borrowed: ["ann lee", "Ann Lee"],
      spellings: ["Ann de Wit"], merged: ["b.example", "c.example/%"]),
    .init(
      identity: "字.example", path: "2024/06/21/字.md", fingerprint: Fingerprint("x"), stamp: ArticleRecord.noStamp,
      source: "", borrowed: [], spellings: []),
  ]

  private func bytes(
    _ captures: [CaptureRecord], _ articles: [ArticleRecord], resting: RestingRecords? = nil,
    _ spellings: SpellingTable = SpellingTable()
  ) -> [UInt8] {
    let nothing = RestingRecords(ImportState(basis: ""), captures: [], articles: [])
    return StateWriter(resting: resting ?? nothing)
      .bytes(basis: "1 \t%\n", captures: captures, articles: articles, spellings: spellings)
  }

  private func records<Record>(_ records: StateRecords<Record>) -> [Record] {
    (0..<records.count).map { records[$0] }
  }

  @Test("what is written is read again") func roundTrip() throws {
    var spellings = SpellingTable()
    spellings.add("Ann de Wit", key: "ann de wit", 2)
    spellings.add("Ann De Wit", key: "ann de wit", 1)
    let state = try #require(ImportState(bytes(captures, articles, spellings)))
    #expect(state.basis == "1 \t%\n")
    #expect(records(state.captures) == captures)
    #expect(records(state.articles) == articles)
    #expect(state.spellingTable == spellings)
    #expect(state.path(ofArticle: "c.example/%") == "2024/06/21/a.md")
    #expect(state.path(ofArticle: "字.example") == "2024/06/21/字.md")
    #expect(state.path(ofArticle: "d.example") == nil)
  }

  @Test("records that rest are written where they belong, as they were", arguments: 0..<8) func resting(chosen: Int)
    throws
  {
    var all: [CaptureRecord] = []
    for (index, path) in ["a.md", "b/c.md", "d.md"].enumerated() {
      var record = captures[index % 2]
      record.path = path
      all.append(record)
    }
    let isChosen = all.indices.map { chosen >> $0 & 1 == 1 }
    let whole = bytes(all, articles)
    let state = try #require(ImportState(whole))
    let resting = RestingRecords(state, captures: isChosen, articles: [false, true])
    let awake = all.indices.filter { !isChosen[$0] }.map { all[$0] }
    #expect(bytes(awake, [articles[0]], resting: resting) == whole)
  }

  @Test("a state that is cut off or changed is none") func damaged() {
    let bytes = bytes(captures, articles)
    #expect(ImportState(bytes) != nil)
    for length in stride(from: 0, to: bytes.count, by: 7) { #expect(ImportState(Array(bytes.prefix(length))) == nil) }
    for index in stride(from: 0, to: bytes.count, by: 5) {
      var changed = bytes
      changed[index] ^= 1
      #expect(ImportState(changed) == nil)
    }
  }

  @Test("a state whose numbers lie is none, or has the records that it has, though its fingerprint is right")
  func hostileNumbers() {
    let bytes = bytes(captures, articles)
    for index in ImportState.title.count..<bytes.count - ImportState.endLength {
      for value: UInt8 in [0, 1, 0x7F, 0xFF] where bytes[index] != value {
        var changed = Array(bytes.dropLast(ImportState.endLength))
        changed[index] = value
        changed.add(Fingerprint(changed).value)
        guard let state = ImportState(changed) else { continue }
        #expect(records(state.captures).count == 2)
        #expect(records(state.articles).count == 2)
      }
    }
  }

  @Test("of a state of the form before, the articles are known and the captures are not")
  func formBefore() throws {
    let fields = ["a", "a.example", "a.md", "000000000000000f", "1 2 3", "c.md", "2", "ann lee", "Ann Lee", "Bo Ek"]
    var bytes = Array("broadsheet import state 1\nbasis\nc\tc.md\t1 2 3\ta.example\t4\t5 0\n".utf8)
    bytes += Array((fields.joined(separator: "\t") + "\n").utf8)
    let state = try #require(ImportState(before: bytes + Array("end \(Fingerprint(bytes).hexadecimal)\n".utf8)))
    #expect(state.captures.count == 0)
    #expect(state.articles.count == 1)
    #expect(state.articles[0].borrowed == ["ann lee", "Ann Lee"])
    #expect(state.articles[0].spellings == ["Bo Ek"])
    #expect(state.articles[0].merged.isEmpty)
    #expect(state.articles[0].stamp == ArticleRecord.noStamp)
    #expect(state.spellingTable[PersonNames.key("Bo Ek")] == "Bo Ek")
  }

  @Test("counts that lie about the fields behind them are no article") func hostileCounts() {
    for count in ["9", "-1", "1 9", "0 -1", "9223372036854775807 1", "x", ""] {
      var bytes = Array("broadsheet import state 2\nb\na\tx\tx.md\t0f\t1 2 3\tc.md\t\(count)\ty\n".utf8)
      bytes += Array("end \(Fingerprint(bytes).hexadecimal)\n".utf8)
      #expect(ImportState(before: bytes)?.articles.count == 0)
    }
  }
}
