import Captures
import Content
import Diagnostics
import Platform

/// What the headers of captures say: which article each is of, and which is the newest.
struct CaptureSurvey: Sendable {
  /// One usable capture.
  struct Item: Sendable {
    /// What tells it from the other captures of the survey.
    var number: Int
    var path: String
    var stamp: File.Stamp
    var identity: String
    var captured: Int
    /// When it says the article was published; `nil` until it is converted.
    var date: Timestamp?
    /// What tells other captures of the article; `nil` until it is converted.
    var likeness: Likeness?
  }

  /// The captures of one article, the newest last; never none.
  struct Group: Sendable {
    /// The address that tells the article from others.
    var identity: String
    var items: [Item]
    /// The identities of the articles that turned out to be the same as this one, ordered; their captures are among `items`.
    var merged: [String] = []
    /// The capture whose text counts.
    var newest: Item { items[items.count - 1] }
    /// Whether all of its captures were read, now or by an import before.
    var isKnown: Bool { items.allSatisfy { $0.date != nil && $0.likeness != nil } }
  }

  /// A capture that was read for its header, and is kept so that it need not be read again.
  struct Reading: Sendable {
    var capture: Capture
    var bytes: ArraySlice<UInt8>
  }

  /// The articles, in the order in which names are given: by the time of the first capture, then its path.
  private(set) var groups: [Group] = []
  /// The captures that cannot be used.
  private(set) var failures: [(number: Int, path: String, diagnostic: Diagnostic)] = []
  /// How many captures there are.
  private(set) var count: Int
  /// The captures that were read and are not in groups yet.
  private var items: [Item] = []
  /// The headers of the captures that were read and not yet converted, by number, and where their bytes are.
  private var kept: [(capture: Capture, range: Range<Int>)?] = []
  /// Their bytes, side by side. If each had memory of its own, it would be freed among everything else, and whoever asks for memory would
  /// have to look through thousands of gaps that are all of another size.
  private var keptBytes: [UInt8] = []
  /// Everything that could not be looked at.
  private(set) var walkFailures: [Diagnostic] = []

  /// How many captures are read at once, while as many that were read before are taken over.
  private static let batch = 256

  /// Reads the headers of captures.
  ///
  /// - Parameters:
  ///   - walkFailures: what could not be looked at.
  ///   - room: how many bytes of captures are kept; what comes behind them is read twice.
  init(
    _ files: [FolderWalk.Entry], _ walkFailures: [SystemError], folder: String, room: Int, workers: Workers
  ) {
    let kept = Self.kept(files, room: room)
    count = files.count
    items.reserveCapacity(count)
    keptBytes.reserveCapacity(files[..<kept].reduce(0) { $0 + $1.stamp.size })
    var results: [Header] = []
    for start in stride(from: 0, to: files.count, by: Self.batch) {
      results = workers.map(min(Self.batch, files.count - start), grain: 16) {
        take(results, upTo: start, of: files, kept)
      } _: { index in
        Self.read(files[start + index], start + index, in: folder, keeps: start + index < kept)
      }
    }
    take(results, upTo: files.count, of: files, kept)
    note(walkFailures, in: folder)
  }

  /// What the header of a capture says, with what was read where that is kept.
  private typealias Header = Result<(item: Item, reading: (capture: Capture, bytes: [UInt8])?), CaptureFailure>

  /// Takes over headers, the last of which is that of the file before `end`.
  private mutating func take(_ headers: [Header], upTo end: Int, of files: [FolderWalk.Entry], _ kept: Int) {
    for (number, header) in zip(end - headers.count..<end, headers) {
      switch header {
      case .success((let item, let reading)):
        items.append(item)
        if number < kept { keep(reading) }
      case .failure(let failure):
        failures.append((number, files[number].path, failure.diagnostic))
        if number < kept { keep(nil) }
      }
    }
  }

  /// The hashes of the addresses that the captures name which were read.
  var identities: [UInt64] { items.map { Fingerprint($0.identity).value } }

  /// Makes groups of the captures that were read, and of others that an import before has read.
  mutating func group(with known: [CaptureRecord]) {
    groups = Self.groups(items + numbered(known))
    items = []
  }

  /// Adds captures that an import before has read, none of which is of an article that is known here. Returns them as groups.
  mutating func add(_ known: [CaptureRecord]) -> [Group] {
    let added = Self.groups(numbered(known))
    groups += added
    return added
  }

  /// Gives numbers to captures that an import before has read.
  private mutating func numbered(_ records: [CaptureRecord]) -> [Item] {
    defer { count += records.count }
    return records.enumerated().map { Item(count + $0.offset, $0.element) }
  }

  private static func groups(_ items: [Item]) -> [Group] {
    var groups: [Group] = []
    var places: [ByteKey: Int] = Dictionary(minimumCapacity: items.count)
    for item in items {
      let key = ByteKey(item.identity)
      if let place = places[key] {
        groups[place].items.append(item)
      } else {
        places[key] = groups.count
        groups.append(Group(identity: item.identity, items: [item]))
      }
    }
    for index in groups.indices where groups[index].items.count > 1 { groups[index].items.sort(by: precedes) }
    // What is sorted is small.
    let order = groups.indices.map { (captured: groups[$0].items[0].captured, place: $0) }.sorted {
      $0.captured != $1.captured
        ? $0.captured < $1.captured : precedes(groups[$0.place].items[0], groups[$1.place].items[0])
    }
    return order.map { groups[$0.place] }
  }

  private mutating func note(_ walkFailures: [SystemError], in folder: String) {
    let prefix = Folder.join(folder, "")
    for failure in walkFailures {
      let diagnostic = Diagnostic(
        .error, "unreadable", "cannot \(failure.operation): \(failure.reason)", file: failure.path,
        help: "it was passed over; \(failure.remedy)")
      if Importer.isCapture(failure.path), failure.path.hasPrefix(prefix) {
        failures.append((count, String(failure.path.dropFirst(prefix.count)), diagnostic))
        count += 1
      } else {
        self.walkFailures.append(diagnostic)
      }
    }
  }

  /// How many captures from the first on are kept when they are read.
  private static func kept(_ files: [FolderWalk.Entry], room: Int) -> Int {
    var room = room
    for (number, file) in files.enumerated() {
      guard file.stamp.size <= room else { return number }
      room -= file.stamp.size
    }
    return files.count
  }

  private static func read(_ entry: FolderWalk.Entry, _ number: Int, in folder: String, keeps: Bool) -> Header {
    let file = Folder.join(folder, entry.path)
    do throws(CaptureFailure) {
      let bytes = try CaptureFile.read(file, expecting: entry.stamp.size)
      let capture = try Capture(bytes, file: file)
      return .success((Item(number, entry, capture), keeps ? (capture, bytes) : nil))
    } catch {
      return .failure(error)
    }
  }

  /// Keeps what was read of the next capture.
  private mutating func keep(_ reading: (capture: Capture, bytes: [UInt8])?) {
    let start = keptBytes.count
    keptBytes += reading?.bytes ?? []
    kept.append(reading.map { ($0.capture, start..<keptBytes.count) })
  }

  /// Hands out what was read of a capture, if it was kept; the next time there is nothing any more.
  mutating func takeReading(of item: Item) -> Reading? {
    guard item.number < kept.count, let (capture, range) = kept[item.number] else { return nil }
    kept[item.number] = nil
    return Reading(capture: capture, bytes: keptBytes[range])
  }

  /// Gives back the memory of what was read, when nothing more will be converted that is kept.
  mutating func forgetReadings() {
    kept = []
    keptBytes = []
  }

  static func precedes(_ a: Item, _ b: Item) -> Bool {
    if a.captured != b.captured { return a.captured < b.captured }
    return a.path.precedesInBytes(b.path)
  }
}

extension CaptureSurvey.Item {
  /// A capture that an import before has read.
  fileprivate init(_ number: Int, _ record: CaptureRecord) {
    self.init(
      number: number, path: record.path, stamp: record.stamp, identity: record.identity, captured: record.captured,
      date: record.date, likeness: record.likeness)
  }

  /// A capture whose header was read.
  fileprivate init(_ number: Int, _ entry: FolderWalk.Entry, _ capture: Capture) {
    self.init(
      number: number, path: entry.path, stamp: entry.stamp, identity: capture.identity,
      captured: capture.capturedMilliseconds ?? 0)
  }
}
