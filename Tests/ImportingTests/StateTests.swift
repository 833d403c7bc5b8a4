import Captures
import Content
import Platform
import Testing

@testable import Importing

@Suite struct StateTests {
  private let state: ImportState = {
    let key = Likeness.Key(high: Fingerprint("a"), low: Fingerprint(value: 7))
    var state = ImportState(basis: "1 \t%\n")
    state.captures = [
      .init(
        path: "a\t.md", stamp: File.Stamp(size: 1, modified: 2, inode: 3), identity: "a.example/\n", captured: 4,
        date: Timestamp(seconds: 5, offset: 3600), likeness: Likeness(text: nil, address: key)),
      .init(
        path: "b.md", stamp: File.Stamp(size: 1, modified: 2, inode: 3), identity: "b.example", captured: 0,
        date: Timestamp(seconds: -5), likeness: Likeness(text: key, address: key)),
    ]
    state.articles = [
      .init(
        identity: "a.example/\n", path: "2024/06/21/a.md", fingerprint: Fingerprint("x"),
        stamp: File.Stamp(size: 6, modified: 7, inode: 8), source: "a\t.md", borrowed: ["ann lee", "Ann Lee"],
        spellings: ["Ann de Wit"], merged: ["b.example", "c.example/%"])
    ]
    return state
  }()

  @Test("what is written is read again") func roundTrip() {
    #expect(ImportState(state.encoded) == state)
  }

  @Test("a state that is cut off or changed is none") func damaged() {
    let bytes = state.encoded
    for length in stride(from: 0, to: bytes.count, by: 7) { #expect(ImportState(Array(bytes.prefix(length))) == nil) }
    for index in stride(from: 0, to: bytes.count, by: 5) {
      var changed = bytes
      changed[index] ^= 1
      #expect(ImportState(changed) == nil)
    }
  }

  @Test("of a state of the form before, the articles are known and the captures are not") func formBefore() {
    let fields = ["a", "a.example", "a.md", "000000000000000f", "1 2 3", "c.md", "2", "ann lee", "Ann Lee", "Bo Ek"]
    var bytes = Array("broadsheet import state 1\nbasis\nc\tc.md\t1 2 3\ta.example\t4\t5 0\n".utf8)
    bytes += Array((fields.joined(separator: "\t") + "\n").utf8)
    let state = ImportState(bytes + Array("end \(Fingerprint(bytes).hexadecimal)\n".utf8))
    #expect(state?.basis == "basis")
    #expect(state?.captures.isEmpty == true)
    #expect(state?.articles.first?.borrowed == ["ann lee", "Ann Lee"])
    #expect(state?.articles.first?.spellings == ["Bo Ek"])
    #expect(state?.articles.first?.merged.isEmpty == true)
  }

  @Test("counts that lie about the fields behind them are no article") func hostileCounts() {
    for count in ["9", "-1", "1 9", "0 -1", "9223372036854775807 1", "x", ""] {
      var bytes = Array("broadsheet import state 2\nb\na\tx\tx.md\t0f\t1 2 3\tc.md\t\(count)\ty\n".utf8)
      bytes += Array("end \(Fingerprint(bytes).hexadecimal)\n".utf8)
      #expect(ImportState(bytes)?.articles.isEmpty == true)
    }
  }
}
