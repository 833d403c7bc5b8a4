import Captures
import Content
import Diagnostics
import Platform

/// What the headers of all captures say: which article each is of, and which is the newest.
struct CaptureSurvey: Sendable {
  /// One usable capture.
  struct Item: Sendable {
    var path: String
    var stamp: File.Stamp
    var identity: String
    var captured: Int
    /// When it says the article was published; `nil` until it is converted.
    var date: Timestamp?
  }

  /// The captures of one article, the newest last.
  struct Group: Sendable {
    var items: [Item]
    /// The capture whose text counts.
    var newest: Item { items[items.count - 1] }
  }

  /// The articles, in the order in which names are given: by time of capture, then path.
  private(set) var groups: [Group] = []
  /// The captures that cannot be used.
  private(set) var failures: [(path: String, diagnostic: Diagnostic)] = []
  /// Everything that could not be looked at.
  private(set) var walkFailures: [Diagnostic] = []

  /// Reads the headers of the captures that `before` does not know.
  init(_ walk: FolderWalk, folder: String, before: ImportState, workers: Workers) {
    let known = Dictionary(before.captures.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let items = workers.map(walk.files.count, grain: 64) { index -> Result<Item, CaptureFailure> in
      let entry = walk.files[index]
      if let record = known[entry.path], record.stamp == entry.stamp {
        return .success(
          Item(
            path: entry.path, stamp: entry.stamp, identity: record.identity, captured: record.captured,
            date: record.date))
      }
      return Self.read(entry, in: folder)
    }
    var byIdentity: [String: [Item]] = [:]
    for (entry, item) in zip(walk.files, items) {
      switch item {
      case .success(let item): byIdentity[item.identity, default: []].append(item)
      case .failure(let failure): failures.append((entry.path, failure.diagnostic))
      }
    }
    groups = byIdentity.values.map { Group(items: $0.sorted(by: Self.precedes)) }
      .sorted { Self.precedes($0.newest, $1.newest) }
    walkFailures = walk.failures.map { failure in
      Diagnostic(
        .error, "unreadable", "cannot \(failure.operation): \(failure.reason)", file: failure.path,
        help: "it was passed over; mend the link or the permissions, or remove it")
    }
  }

  private static func read(_ entry: FolderWalk.Entry, in folder: String) -> Result<Item, CaptureFailure> {
    let file = Folder.join(folder, entry.path)
    do throws(CaptureFailure) {
      let bytes = try CaptureFile.read(file)
      let capture = try Capture(bytes, file: file)
      return .success(
        Item(
          path: entry.path, stamp: entry.stamp, identity: capture.address.identity,
          captured: capture.capturedMilliseconds ?? 0))
    } catch {
      return .failure(error)
    }
  }

  private static func precedes(_ a: Item, _ b: Item) -> Bool {
    if a.captured != b.captured { return a.captured < b.captured }
    return a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
  }
}

/// Reading captures, with diagnostics for what cannot be read.
enum CaptureFile {
  static func read(_ file: String) throws(CaptureFailure) -> [UInt8] {
    do throws(SystemError) {
      return try File.read(file, limit: CaptureConverter.maximumSize)
    } catch {
      let isTooLarge = error.code == SystemError.fileTooLarge
      throw CaptureFailure(
        diagnostic: Diagnostic(
          .error, isTooLarge ? "too-large" : "unreadable",
          isTooLarge ? "the capture has more than 16 MiB" : "cannot read it: \(error.reason)", file: file,
          help: isTooLarge
            ? "cut it down to the article; it was skipped" : "check its permissions; it was skipped"))
    }
  }
}
