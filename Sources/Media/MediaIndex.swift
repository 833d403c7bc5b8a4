import Diagnostics
import Platform

/// Which files are kept for which addresses, and which could not be fetched: `index.tsv` and `failures.tsv` in the folder of media.
///
/// The index is a keeper's file like the archive: plain, sorted, to be read, compared and kept under version control. Its fields are
/// address, SHA-256, type, bytes, width, height, time of fetching or of last asking for a newer one, origin, entity tag and time of change.
package struct MediaIndex: Sendable {
  /// The name of the index, and of the file of failures, in the folder of media.
  package static let fileName = "index.tsv"
  package static let failuresName = "failures.tsv"

  /// What is kept, by address.
  package private(set) var entries = AddressTable<MediaEntry>()
  /// What could not be fetched, by address.
  package private(set) var failures = AddressTable<MediaFailure>()
  /// What is wrong with lines of the files, which are passed over.
  package private(set) var diagnostics: [Diagnostic] = []

  /// How wide smaller versions of pictures are, in pixels.
  package static let smallerWidth = 800

  /// The address under which the smaller version of a picture stands: its own with a fragment, which no other has.
  package static func smallerAddress(of url: String) -> String { "\(url)#\(smallerWidth)w" }

  package init() {}

  /// Reads what stands in a folder; nothing where no files are.
  package init(folder: String) throws(SystemError) {
    let index = Folder.join(folder, Self.fileName)
    let failures = Folder.join(folder, Self.failuresName)
    if let bytes = try Self.read(index) { readEntries(bytes, of: index) }
    if let bytes = try Self.read(failures) { readFailures(bytes, of: failures) }
  }

  private static func read(_ path: String) throws(SystemError) -> [UInt8]? {
    do throws(SystemError) {
      return try File.read(path)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// Notes that a file is kept for an address. The smaller version of another one that was kept before is none of this.
  package mutating func add(_ entry: MediaEntry) {
    if let before = entries[entry.url], before.digest != entry.digest { remove(entry.url) }
    entries[entry.url] = entry
    failures[entry.url] = nil
  }

  /// Notes that nothing is kept for an address, and no smaller version of it.
  package mutating func remove(_ url: String) {
    entries[url] = nil
    entries[Self.smallerAddress(of: url)] = nil
  }

  /// Notes that the file of an address could not be fetched, unless one is kept from before.
  package mutating func add(_ failure: MediaFailure) {
    if entries[failure.url] == nil { failures[failure.url] = failure }
  }

  /// Adds the entries of lines.
  package mutating func readEntries(_ bytes: [UInt8], of file: String) {
    MediaLines.forEach(in: bytes) { number, fields in
      if let entry = MediaEntry(fields) { return add(entry) }
      diagnostics.append(Self.complaint("the line is no entry of the index", at: number, bytes, of: file))
    }
  }

  /// Adds the failures of lines.
  package mutating func readFailures(_ bytes: [UInt8], of file: String) {
    MediaLines.forEach(in: bytes) { number, fields in
      if let failure = MediaFailure(fields) { return add(failure) }
      diagnostics.append(Self.complaint("the line is no failure", at: number, bytes, of: file))
    }
  }

  /// Calls `body` with the files that an index names, each with its address, and makes no more of the lines: a build looks at
  /// the index of a large archive every time.
  ///
  /// - Returns: what is wrong with lines, which are passed over.
  package static func forEachFile(
    in bytes: [UInt8], of file: String,
    _ body: (UnsafeBufferPointer<UInt8>, SHA256Digest, MediaType, PictureSize?) -> Void
  ) -> [Diagnostic] {
    var wrong: [Diagnostic] = []
    MediaLines.forEach(in: bytes) { number, fields in
      guard let (digest, type, size) = MediaEntry.file(fields) else {
        return wrong.append(complaint("the line is no entry of the index", at: number, bytes, of: file))
      }
      body(fields[0], digest, type, size)
    }
    return wrong
  }

  private static func complaint(
    _ message: String, at number: Int, _ bytes: [UInt8], of file: String
  ) -> Diagnostic {
    Diagnostic(
      .warning, "media-index", message, file: file, position: SourcePosition(line: number, column: 1),
      sourceLine: SourceText(bytes).line(number),
      help: "it was passed over; run broadsheet media, which fetches what is missing")
  }

  /// The first line of the index.
  package static let title = "# broadsheet media 1\n"

  /// The bytes of the index.
  package var indexBytes: [UInt8] {
    Self.file(entries.values.sorted { $0.url.precedesInBytes($1.url) }.map(\.line))
  }

  /// The bytes of the file of failures.
  package var failureBytes: [UInt8] {
    Self.file(failures.values.sorted { $0.url.precedesInBytes($1.url) }.map(\.line))
  }

  private static func file(_ lines: [[UInt8]]) -> [UInt8] {
    var bytes = Array(title.utf8)
    for line in lines { bytes += line }
    return bytes
  }

  /// Writes both files where something else stands in them; a file of failures only where there are some, or were.
  package func write(to folder: String) throws(SystemError) {
    try Self.put(indexBytes, at: Folder.join(folder, Self.fileName))
    let path = Folder.join(folder, Self.failuresName)
    if failures.isEmpty { try File.remove(path) } else { try Self.put(failureBytes, at: path) }
  }

  private static func put(_ bytes: [UInt8], at path: String) throws(SystemError) {
    if File.holds(bytes, at: path) { return }
    let folder = Folder.parent(of: path)
    try Folder.make(folder)
    // It must not speak of what a failing machine could lose.
    try Writeback(folder).finish()
    try File.write(bytes, to: path, durably: true)
  }
}
