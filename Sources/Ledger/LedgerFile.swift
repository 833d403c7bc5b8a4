import Platform

/// What a build left for the next one: a file beside the site's folder that knows which inputs there were, what was taken
/// from each, which pages were made of them, and what is in the folder.
///
/// It can be deleted at any time: the next build then makes everything anew. Its parts are read when they are asked for, so that
/// a build with nothing to do reads little.
///
///     broadsheet ledger 4\n
///     the head: numbers of eight bytes, and for each part its size and the sum of its bytes
///     the parts: inputs, folders of inputs, records, traits, links, pages, folders of pages
package struct LedgerFile: Sendable {
  /// What the file says of the whole.
  package struct Head: Sendable, Equatable {
    /// What records depend on besides their files: of records that depend on something else nothing is known.
    package var recordBasis: UInt64
    /// What the build as a whole depended on besides its inputs.
    package var buildBasis: UInt64
    /// How many pages and articles there are.
    package var pages: Int
    package var articles: Int
    /// Whether there was nothing to say: a build that has to say something says it again.
    package var wasSilent: Bool

    package init(recordBasis: UInt64, buildBasis: UInt64, pages: Int, articles: Int, wasSilent: Bool) {
      self.recordBasis = recordBasis
      self.buildBasis = buildBasis
      self.pages = pages
      self.articles = articles
      self.wasSilent = wasSilent
    }
  }

  package let head: Head
  private let file: FileReader
  private let parts: [Part: PartPlace]

  /// The parts of the file, in their order.
  enum Part: Int, CaseIterable {
    case inputs, inputFolders, records, traits, links, pages, folders
  }

  /// Where a part stands.
  struct PartPlace: Sendable {
    var range: Range<Int>
    var sum: UInt64
  }

  /// Opens the ledger at `path`; `nil` when there is none, or none of this version that is whole.
  package init?(_ path: String) {
    guard let file = try? FileReader(path), let bytes = try? file.read(0..<min(file.size, Self.headSize)),
      let (head, parts) = Self.head(bytes), parts[.folders]?.range.upperBound == file.size
    else { return nil }
    self.file = file
    self.head = head
    self.parts = parts
  }

  static let title = "broadsheet ledger 4\n"
  /// How many bytes a part may have: what tens of millions of articles need.
  private static let maximumSize: UInt64 = 16 << 30
  static var headSize: Int { title.utf8.count + 8 * (6 + 2 * Part.allCases.count) }

  private static func head(_ bytes: [UInt8]) -> (Head, [Part: PartPlace])? {
    guard bytes.count == headSize, bytes.starts(with: title.utf8) else { return nil }
    let sum = Fingerprint(bytes[..<(headSize - 8)])
    return bytes.withUnsafeBytes { bytes in
      var reader = RecordReader(bytes, from: title.utf8.count)
      do throws(RecordReader.Damage) {
        var numbers: [UInt64] = []
        while !reader.isAtEnd { numbers.append(try reader.fixed()) }
        guard numbers.last == sum.value else { return nil }
        let head = Head(
          recordBasis: numbers[0], buildBasis: numbers[1], pages: Int(truncatingIfNeeded: numbers[2]),
          articles: Int(truncatingIfNeeded: numbers[3]), wasSilent: numbers[4] == 1)
        var parts: [Part: PartPlace] = [:]
        var start = headSize
        for part in Part.allCases {
          let (size, sum) = (numbers[5 + 2 * part.rawValue], numbers[6 + 2 * part.rawValue])
          guard size <= maximumSize else { return nil }
          parts[part] = PartPlace(range: start..<start + Int(size), sum: sum)
          start += Int(size)
        }
        return (head, parts)
      } catch {
        return nil
      }
    }
  }

  /// The bytes of a part; `nil` when they are not those that were written.
  private func bytes(of part: Part, _ workers: Workers) -> Slab? {
    guard let place = parts[part] else { return nil }
    let size = BlockSum.blockSize
    var sum = BlockSum()
    let slab = Slab(count: place.range.count) { room in
      // Each thread fills blocks of its own.
      nonisolated(unsafe) let room = room
      let sums = workers.map((place.range.count + size - 1) / size, grain: 1) { block -> Fingerprint? in
        let range = block * size..<min((block + 1) * size, place.range.count)
        let bytes = UnsafeMutableRawBufferPointer(rebasing: room[range])
        guard (try? file.read(at: place.range.lowerBound + range.lowerBound, into: bytes)) == range.count else {
          return nil
        }
        return Fingerprint(content: UnsafeRawBufferPointer(bytes).bindMemory(to: UInt8.self))
      }
      for case let block? in sums { sum.add(block) }
      return place.range.count
    }
    return sum.value == place.sum ? slab : nil
  }

  /// Reads the items of a part; `nil` when it is damaged.
  private func items<Item>(
    of part: Part, _ workers: Workers, _ item: (inout RecordReader) throws(RecordReader.Damage) -> Item
  ) -> [Item]? {
    guard let slab = bytes(of: part, workers) else { return nil }
    return withExtendedLifetime(slab) { () -> [Item]? in
      var reader = RecordReader(slab.bytes)
      do throws(RecordReader.Damage) { return try reader.items(item) } catch { return nil }
    }
  }

  /// The inputs, in the order of their paths; `nil` when they are damaged.
  package func inputs(_ workers: Workers = Workers(1)) -> [InputRecord]? {
    var starts = InputRecord.Starts()
    return items(of: .inputs, workers) { (reader: inout RecordReader) throws(RecordReader.Damage) in
      try InputRecord(&reader, &starts)
    }
  }

  /// The folders that the inputs are in; `nil` when they are damaged.
  package func inputFolders(_ workers: Workers = Workers(1)) -> [FolderRecord]? {
    items(of: .inputFolders, workers) { (reader: inout RecordReader) throws(RecordReader.Damage) in
      try FolderRecord(&reader)
    }
  }

  /// What was taken from the inputs; `nil` when it is damaged.
  package func contents(_ workers: Workers = Workers(1)) -> LedgerContents? {
    guard let records = bytes(of: .records, workers), let traits = bytes(of: .traits, workers),
      let links = bytes(of: .links, workers)
    else { return nil }
    return LedgerContents(records: records, traits: traits, links: links)
  }

  /// The pages, in the order in which they were planned; `nil` when they are damaged.
  package func pages(_ workers: Workers = Workers(1)) -> [PageRecord]? {
    items(of: .pages, workers) { (reader: inout RecordReader) throws(RecordReader.Damage) in try PageRecord(&reader) }
  }

  /// The folders of the site; `nil` when they are damaged.
  package func folders(_ workers: Workers = Workers(1)) -> [FolderRecord]? {
    items(of: .folders, workers) { (reader: inout RecordReader) throws(RecordReader.Damage) in try FolderRecord(&reader)
    }
  }
}

/// The sum of many bytes, made of the fingerprints of blocks, so that they need not be there at once, and several can be taken
/// at once.
struct BlockSum {
  static let blockSize = 256 << 10
  private var digest = Digest()

  var value: UInt64 { digest.value }

  /// Adds the next block.
  mutating func add(_ block: Fingerprint) { digest.add(block.value) }

  /// Adds the next bytes: whole blocks, but for the last ones.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for start in stride(from: 0, to: bytes.count, by: Self.blockSize) {
      let end = min(start + Self.blockSize, bytes.count)
      add(Fingerprint(content: UnsafeBufferPointer(rebasing: bytes[start..<end])))
    }
  }
}
