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

  /// The articles, in the order in which names are given: by the time of the first capture, then its path.
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
            date: record.date, likeness: record.likeness))
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
    groups = byIdentity.map { Group(identity: $0, items: $1.sorted(by: Self.precedes)) }
      .sorted { Self.precedes($0.items[0], $1.items[0]) }
    for failure in walk.failures {
      let diagnostic = Diagnostic(
        .error, "unreadable", "cannot \(failure.operation): \(failure.reason)", file: failure.path,
        help: "it was passed over; mend the link or the permissions, or remove it")
      let prefix = Folder.join(folder, "")
      if Importer.isCapture(failure.path), failure.path.hasPrefix(prefix) {
        failures.append((String(failure.path.dropFirst(prefix.count)), diagnostic))
      } else {
        walkFailures.append(diagnostic)
      }
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

  static func precedes(_ a: Item, _ b: Item) -> Bool {
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
