import Ledger
import Platform
import TestSupport
import Testing

@Suite struct LedgerFileTests {
  let folder: TemporaryFolder
  let head = LedgerFile.Head(recordBasis: 1, buildBasis: .max, pages: 3, articles: 2, wasSilent: true)
  let inputs = [
    InputRecord(
      path: "a.md", stamp: File.Stamp(size: 3, modified: 1_700_000_000_123_456_789, identity: .max), place: 1,
      related: [1], record: 0..<5, traits: 0..<2, links: 0..<0),
    InputRecord(
      path: "港/b.md", stamp: nil, place: 0, related: [], record: 5..<5 + 600_000, traits: 2..<3, links: 0..<1),
  ]
  /// What the ledger keeps of the inputs, in memory that lasts as long as the test.
  let records = [Slab(Array("first".utf8)), Slab([UInt8](repeating: 7, count: 600_000))]
  let traits = [Slab([3, .max] as [UInt32]), Slab([5] as [UInt32])]
  let links = [Slab([] as [UInt64]), Slab([.max] as [UInt64])]
  private var contents: [InputContents] {
    inputs.indices.map {
      InputContents(record: records[$0].bytes, traits: traits[$0].elements(), links: links[$0].elements())
    }
  }
  let pages = [
    PageRecord(
      path: "a.html", inputs: 5, lookups: [1, .max], files: [FileRecord(path: "a.html", fingerprint: Fingerprint("a"))]),
    PageRecord(
      path: "feed.xml", inputs: 6, lookups: [],
      files: ["feed.xml", "feed.json"].map { FileRecord(path: $0, fingerprint: Fingerprint($0)) }),
    PageRecord(path: "gone.html", inputs: 0, lookups: [], files: []),
  ]
  let inputFolders = [FolderRecord(path: "港", state: .max)]
  let folders = [FolderRecord(path: "", state: 12), FolderRecord(path: "2024/06", state: nil)]

  init() throws { folder = try TemporaryFolder() }

  private func write() throws -> String {
    let path = folder["state/public.ledger"]
    var writer = try LedgerWriter(path)
    try writer.write(count: inputs.count, inputFolders: inputFolders) {
      inputs[$0]
    } contents: {
      contents[$0]
    }
    try writer.write(pages)
    try writer.finish(head: head) { folders }
    return path
  }

  @Test("what was written is read again, also when it is larger than a block") func roundTrip() throws {
    let ledger = try #require(LedgerFile(try write()))
    #expect(ledger.head == head)
    #expect(ledger.inputs() == inputs)
    let read = try #require(ledger.contents())
    for (input, written) in zip(inputs, contents) {
      let contents = try #require(read.contents(of: input))
      #expect(contents.record.elementsEqual(written.record))
      #expect(contents.traits.elementsEqual(written.traits) && contents.links.elementsEqual(written.links))
    }
    var beyond = inputs[1]
    beyond.links = 0..<2
    #expect(read.contents(of: beyond) == nil)
    #expect(ledger.pages() == pages)
    #expect(ledger.folders() == folders)
    #expect(ledger.inputFolders() == inputFolders)
  }

  @Test("of a file that is damaged anywhere, that part at least is not believed") func damage() throws {
    let path = try write()
    let bytes = try File.read(path)
    var generator = SeededGenerator(5)
    let places = Array(0..<400) + (0..<100).map { _ in Int.random(in: 0..<bytes.count, using: &generator) }
    for place in places {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      try File.write(damaged, to: path)
      let ledger = LedgerFile(path)
      let isWhole =
        ledger.map {
          $0.inputs() != nil && $0.inputFolders() != nil && $0.contents() != nil && $0.pages() != nil
            && $0.folders() != nil
        } ?? false
      #expect(!isWhole, "byte \(place)")
    }
  }

  @Test("a file that is cut off, empty, or of another version is none", arguments: [0, 1, 100, 160, 10_000])
  func cutOff(size: Int) throws {
    let path = try write()
    try File.write(Array(try File.read(path).prefix(size)), to: path)
    #expect(LedgerFile(path) == nil)
  }

  @Test("a file of another version is none") func otherVersion() throws {
    let path = try write()
    var bytes = try File.read(path)
    bytes[18] = UInt8(ascii: "2")
    try File.write(bytes, to: path)
    #expect(LedgerFile(path) == nil)
    #expect(LedgerFile(folder["nowhere"]) == nil)
  }

  @Test("paths that have dots and stay within are right", arguments: ["a", ".a/..b/c..", "…/...", "2024/06/21/x.html"])
  func pathsInside(path: String) throws {
    var writer = RecordWriter()
    FileRecord(path: path, fingerprint: Fingerprint("")).write(to: &writer)
    writer.bytes.withUnsafeBytes { bytes in
      var reader = RecordReader(bytes)
      #expect((try? FileRecord(&reader))?.path == path)
    }
  }

  @Test("paths that lead out of the folder are damage", arguments: ["/etc/x", "../x", "a/../../x", "a/..", "..", ""])
  func pathsOutside(path: String) throws {
    var writer = RecordWriter()
    FileRecord(path: path, fingerprint: Fingerprint("")).write(to: &writer)
    writer.bytes.withUnsafeBytes { bytes in
      var reader = RecordReader(bytes)
      #expect((try? FileRecord(&reader)) == nil)
    }
  }
}

@Suite struct RecordTests {
  @Test("numbers and texts come back", arguments: [0, 1, -1, 63, 64, -64, -65, 1 << 40, Int.max, Int.min])
  func numbers(number: Int) throws {
    var writer = RecordWriter()
    writer.add(number)
    writer.add("文\0字")
    writer.add(nil as String?)
    writer.add("" as String?)
    writer.add(["a", ""])
    writer.add(fixed: [3, .max] as [UInt64])
    try writer.bytes.withUnsafeBytes { bytes in
      var reader = RecordReader(bytes)
      let read = try (reader.number(), reader.text(), reader.optionalText(), reader.optionalText())
      #expect(read.0 == number && read.1 == "文\0字" && read.2 == nil && read.3 == "")
      let lists = try (reader.texts(), reader.fixedNumbers())
      #expect(lists.0 == ["a", ""] && lists.1 == [3, .max])
      #expect(reader.isAtEnd)
    }
  }

  @Test("random bytes are damage or something, and never read beyond their end") func randomBytes() {
    var generator = SeededGenerator(9)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      bytes.withUnsafeBytes { bytes in
        var reader = RecordReader(bytes)
        while !reader.isAtEnd {
          do throws(RecordReader.Damage) {
            _ = try reader.texts()
            _ = try reader.fixedNumbers()
            _ = try reader.optionalText()
          } catch {
            break
          }
        }
        #expect(reader.offset <= bytes.count)
      }
    }
  }
}
