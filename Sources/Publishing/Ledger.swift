import Platform

/// What Broadsheet wrote into an output folder: a text file beside it, in `.broadsheet`. It can be deleted; then nothing
/// is removed from the folder.
struct Ledger: Sendable {
  /// A file that was written.
  struct Page: Sendable, Equatable {
    /// Its path in the folder.
    var path: String
    /// What it held.
    var fingerprint: Fingerprint
  }

  private static let title = "broadsheet ledger 1"
  private let path: String

  init(besides output: String) {
    path = Folder.join(Folder.join(Folder.parent(of: output), ".broadsheet"), Folder.name(of: output) + ".pages")
  }

  /// The files that the last build wrote; none when the ledger is missing, damaged or of another version.
  func read() -> [Page] {
    guard let bytes = try? File.read(path) else { return [] }
    var lines = bytes.split(separator: 0x0A).makeIterator()
    guard let title = lines.next(), title.elementsEqual(Self.title.utf8) else { return [] }
    var pages: [Page] = []
    while let line = lines.next() {
      let fields = line.split(separator: 0x20, maxSplits: 1)
      guard fields.count == 2, let value = UInt64(String(decoding: fields[0], as: UTF8.self), radix: 16) else {
        return []
      }
      let page = String(decoding: fields[1], as: UTF8.self)
      // Nothing outside the folder is ever touched, whatever a ledger says.
      guard !page.split(separator: "/").contains(".."), !page.hasPrefix("/") else { return [] }
      pages.append(Page(path: page, fingerprint: Fingerprint(value: value)))
    }
    return pages
  }

  /// Puts down the files of this build. A path with a line end in it is left out, and so never removed.
  func write(_ pages: [Page]) throws(SystemError) {
    var out = Array("\(Self.title)\n".utf8)
    for page in pages where !page.path.utf8.contains(0x0A) {
      out += "\(page.fingerprint.hexadecimal) \(page.path)\n".utf8
    }
    try File.writeMakingFolders(out, to: path)
  }
}
