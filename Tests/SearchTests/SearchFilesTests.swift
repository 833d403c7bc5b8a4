import Foundation
import Testing

@testable import Search

@Suite struct SearchFilesTests {
  /// The arguments of the call that a script consists of, as JSON has them.
  private func arguments(_ script: [UInt8]) throws -> [Any] {
    let isMarked = script.prefix(2) == [0xFF, 0xFE]
    let text = try #require(String(data: Data(script), encoding: isMarked ? .utf16 : .utf8))
    let call = try #require(text.firstIndex(of: "("))
    #expect(["broadsheetSearch.load", "broadsheetSearch.index"].contains(text[..<call]) && text.hasSuffix(")\n"))
    let list = "[" + text[text.index(after: call)...].dropLast(2) + "]"
    // What JSON writes with four digits, scripts may with two.
    let json = list.replacingOccurrences(of: "\\x", with: "\\u00")
    return try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [Any])
  }

  @Test("a text is a string of a script, whatever is in it") func text() throws {
    let text = "1\t\"甲\" \\ '\n</script><!--\u{1}\u{2028}\r\u{0}${x}`"
    let file = SearchFiles.text(Array(text.utf8), name: "1/t0", digest: "abc")
    #expect(try arguments(file) as? [String] == ["1/t0", "abc", text])
    #expect(!file.dropLast().contains(0x0A))
  }

  @Test("a shard is behind a byte order mark") func shard() throws {
    var writer = BitWriter()
    for number in 0..<100 { writer.writeGolomb(number, 5) }
    let file = SearchFiles.shard(writer.finished, name: "2/17", digest: "abc")
    let arguments = try #require(try arguments(file) as? [String])
    #expect(arguments[..<2] == ["2/17", "abc"])
    var reader = IndexReader(arguments[2])
    for number in 0..<100 { #expect(reader.golomb(5) == number) }
  }

  @Test("what a file holds is read from it, and nothing from another") func reading() throws {
    let text = Array("1\t\"甲\" \\ \\n '\n</script>\u{1}\u{2028}\r\u{0}\u{1F}${x}`".utf8) + [0xFF]
    let file = SearchFiles.text(text, name: "1/t0", digest: "abc")
    #expect(SearchFiles.text(in: file, name: "1/t0", digest: "abc") == text)
    #expect(SearchFiles.text(in: file, name: "1/t0", digest: "abd") == nil)
    #expect(SearchFiles.text(in: file, name: "1/t1", digest: "abc") == nil)
    #expect(SearchFiles.text(in: Array(file.dropLast()), name: "1/t0", digest: "abc") == nil)
    for cut in ["\\", "\\x", "\\x1", "\\xzz"] {
      let broken = Array("broadsheetSearch.load(\"1/t0\",\"abc\",\"甲\(cut)\")\n".utf8)
      #expect(SearchFiles.text(in: broken, name: "1/t0", digest: "abc") == nil, "\(cut)")
    }
    let packed: [UInt8] = [0, 1, 2, 3, 4, 5]
    let shard = SearchFiles.shard(packed, name: "1/0", digest: "abc")
    #expect(SearchFiles.packed(in: shard, name: "1/0", digest: "abc") == packed[...])
    #expect(SearchFiles.packed(in: shard, name: "1/0", digest: "abd") == nil)
    #expect(SearchFiles.packed(in: [], name: "1/0", digest: "abc") == nil)
  }

  @Test("the manifest tells of segments, of shards and of days") func manifest() throws {
    let beginnings: [UInt64] = [0x23_0000_0000_0000, 0x61_0062_0063_0064, 0x6CB3_0000_0000_0000, 0x6CB3_7554_0000_0000]
    let segment = SearchManifest.Segment(
      name: "1", digest: "0a1b2c3d", beginnings: beginnings,
      days: [nil, -720, -720, 0, nil, nil, 19_000, 19_000, nil, 19_000, 19_001, nil],
      traditional: [1, 2, 5])
    let file = SearchFiles.manifest(
      SearchManifest(
        language: "zh-Hans", mode: .titles, outlets: [("hepan", "河畔\"日报\"\n")], segments: [segment, segment]))
    let object = try #require(try arguments(file).first as? [String: Any])
    #expect(object["language"] as? String == "zh-Hans" && object["mode"] as? String == "titles")
    #expect(object["outlets"] as? [[String]] == [["hepan", "河畔\"日报\"\n"]])
    var variants = IndexReader(try #require(object["variants"] as? String))
    var pairs: [Int] = []
    var last = 0
    for _ in 0..<variants.golomb(9) {
      last += variants.golomb(2)
      let sign = variants.number(1) == 1 ? -1 : 1
      pairs += [last, last + sign * variants.golomb(7)]
    }
    #expect(pairs.map { UInt16($0) } == Array(TextFolding.variants.utf16))
    let segments = try #require(object["segments"] as? [[String: Any]])
    #expect(segments.count == 2 && segments[0]["count"] as? Int == 12 && segments[0]["block"] as? Int == 256)
    #expect(segments[0]["name"] as? String == "1" && segments[0]["digest"] as? String == "0a1b2c3d")
    var keys = IndexReader(try #require(segments[0]["keys"] as? String))
    #expect(keys.golomb(5) == 4)
    var key: [UInt16] = []
    let read = (0..<3).map { _ -> String in
      key = keys.key(after: key)
      return String(decoding: key, as: UTF16.self)
    }
    #expect(read == ["abcd", "河", "河畔"])
    var traditional = IndexReader(try #require(segments[0]["traditional"] as? String))
    #expect(traditional.numbers(traditional.golomb(5), 0..<12) == [1, 2, 5])
    var days = IndexReader(try #require(segments[0]["days"] as? String))
    var day = -719_162
    let runs = (0..<days.golomb(5)).map { _ -> [Int] in
      day += days.golomb(4)
      return [day, days.golomb(0), days.golomb(2) + 1]
    }
    #expect(runs == [[-720, 1, 2], [0, 0, 1], [19_000, 2, 2], [19_000, 1, 1], [19_001, 0, 1]])
  }
}
