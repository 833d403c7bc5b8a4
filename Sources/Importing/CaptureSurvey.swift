import Captures
import Content
import Diagnostics
import Platform

/// What the headers of all captures say: which article each is of, and which is the newest.
struct CaptureSurvey: Sendable {
  /// One usable capture.
  struct Item: Sendable {
    /// Its place among all captures, in the order of their paths.
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
    var bytes: [UInt8]
  }

  /// The articles, in the order in which names are given: by the time of the first capture, then its path.
  private(set) var groups: [Group] = []
  /// The captures that cannot be used.
  private(set) var failures: [(number: Int, path: String, diagnostic: Diagnostic)] = []
  /// How many captures there are.
  private(set) var count: Int
  /// The captures that were read and not yet converted, by number.
  private var readings: [Reading?] = []
  /// Everything that could not be looked at.
  private(set) var walkFailures: [Diagnostic] = []

  /// Reads the headers of the captures that `before` does not know.
  ///
  /// - Parameter room: how many bytes of captures are kept; what comes behind them is read twice.
  init(_ walk: FolderWalk, folder: String, before: ImportState, room: Int, workers: Workers) {
    let known = Self.records(before.captures, of: walk.files)
    let kept = Self.kept(walk.files, known, room: room)
    let results = workers.map(walk.files.count, grain: 16) { number -> Result<(Item, Reading?), CaptureFailure> in
      let entry = walk.files[number]
      if let record = known[number] { return .success((Item(number, entry, record), nil)) }
      return Self.read(entry, number, in: folder, keeps: number < kept)
    }
    count = walk.files.count
    readings.reserveCapacity(count)
    var places: [String: Int] = [:]
    for (number, result) in results.enumerated() {
      switch result {
      case .success((let item, let reading)):
        readings.append(reading)
        add(item, &places)
      case .failure(let failure):
        readings.append(nil)
        failures.append((number, walk.files[number].path, failure.diagnostic))
      }
    }
    for index in groups.indices where groups[index].items.count > 1 { groups[index].items.sort(by: Self.precedes) }
    groups.sort { Self.precedes($0.items[0], $1.items[0]) }
    note(walk.failures, in: folder)
  }

  private mutating func add(_ item: Item, _ places: inout [String: Int]) {
    if let place = places[item.identity] {
      groups[place].items.append(item)
    } else {
      places[item.identity] = groups.count
      groups.append(Group(identity: item.identity, items: [item]))
    }
  }

  private mutating func note(_ walkFailures: [SystemError], in folder: String) {
    let prefix = Folder.join(folder, "")
    for failure in walkFailures {
      let diagnostic = Diagnostic(
        .error, "unreadable", "cannot \(failure.operation): \(failure.reason)", file: failure.path,
        help: "it was passed over; mend the link or the permissions, or remove it")
      if Importer.isCapture(failure.path), failure.path.hasPrefix(prefix) {
        failures.append((count, String(failure.path.dropFirst(prefix.count)), diagnostic))
        count += 1
      } else {
        self.walkFailures.append(diagnostic)
      }
    }
  }

  /// The record of each file that an import before has of it as it is; both are in the order of paths.
  private static func records(
    _ records: [ImportState.CaptureRecord], of files: [FolderWalk.Entry]
  ) -> [ImportState.CaptureRecord?] {
    var next = 0
    return files.map { file in
      while next < records.count, records[next].path.precedesInBytes(file.path) { next += 1 }
      guard next < records.count, records[next].path == file.path, records[next].stamp == file.stamp else { return nil }
      return records[next]
    }
  }

  /// How many captures from the first on are kept when they are read.
  private static func kept(_ files: [FolderWalk.Entry], _ known: [ImportState.CaptureRecord?], room: Int) -> Int {
    var room = room
    for (number, file) in files.enumerated() where known[number] == nil {
      guard file.stamp.size <= room else { return number }
      room -= file.stamp.size
    }
    return files.count
  }

  private static func read(
    _ entry: FolderWalk.Entry, _ number: Int, in folder: String, keeps: Bool
  ) -> Result<(Item, Reading?), CaptureFailure> {
    let file = Folder.join(folder, entry.path)
    do throws(CaptureFailure) {
      let bytes = try CaptureFile.read(file, expecting: entry.stamp.size)
      let capture = try Capture(bytes, file: file)
      return .success((Item(number, entry, capture), keeps ? Reading(capture: capture, bytes: bytes) : nil))
    } catch {
      return .failure(error)
    }
  }

  /// Hands out what was read of a capture, if it was kept; the next time there is nothing any more.
  mutating func takeReading(of item: Item) -> Reading? {
    defer { readings[item.number] = nil }
    return readings[item.number]
  }

  static func precedes(_ a: Item, _ b: Item) -> Bool {
    if a.captured != b.captured { return a.captured < b.captured }
    return a.path.precedesInBytes(b.path)
  }
}

extension CaptureSurvey.Item {
  /// A capture that an import before has read.
  fileprivate init(_ number: Int, _ entry: FolderWalk.Entry, _ record: ImportState.CaptureRecord) {
    self.init(
      number: number, path: entry.path, stamp: entry.stamp, identity: record.identity, captured: record.captured,
      date: record.date, likeness: record.likeness)
  }

  /// A capture whose header was read.
  fileprivate init(_ number: Int, _ entry: FolderWalk.Entry, _ capture: Capture) {
    self.init(
      number: number, path: entry.path, stamp: entry.stamp, identity: capture.identity,
      captured: capture.capturedMilliseconds ?? 0)
  }
}
