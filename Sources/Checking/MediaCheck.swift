import Media
import Platform

extension Rule {
  private static let fetch = "run broadsheet media, which fetches it again"

  static let wrongPictureSize = Rule(.media, "the picture has {}", help: Rule.anew)
  static let mediaTitle = Rule(
    .media, "the index does not begin with the line “# broadsheet media 1”",
    help: "put it there if the file is an index of media, which this program knows")
  static let mediaLine = Rule(.media, "the line is no entry", help: "remove it, and run broadsheet media")
  static let mediaOrder = Rule(
    .media, "the line does not stand in the order of addresses: {}", help: "run broadsheet media, which sorts the file")
  static let mediaMissing = Rule(.media, "the file {} is not there", help: fetch)
  static let mediaSize = Rule(.media, "the size is another than that of the file: {}", help: fetch)
  static let mediaHash = Rule(
    .media, "what is in the file is not what its name says: {}",
    help: "remove it, and run broadsheet media and broadsheet build")
  static let mediaUnnamed = Rule(
    .media, severity: .warning, "the index does not name the file", help: "remove it, or run broadsheet media")
  static let mediaStranger = Rule(
    .media, severity: .warning, "it is no file of media: its name is not its SHA-256 and a type",
    help: "keep it elsewhere")
}

/// Holds the files of media, of the archive and of the site, against the index and their names.
struct MediaCheck {
  private let media: MediaCopies
  private(set) var findings: [Finding] = []

  /// Looks at all of it.
  init(_ media: MediaCopies, _ digests: MediaDigests) {
    self.media = media
    for (name, digest) in digests.own { compare(digest, name, at: .other(Folder.join(media.folder, name))) }
    for (path, digest) in digests.published { compare(digest, MediaName.inSite(path) ?? path, at: .site(path)) }
    lookAtIndex()
    lookForStrangers()
  }

  /// Holds what a file has against its name.
  private mutating func compare(_ digest: SHA256Digest?, _ name: String, at place: Finding.Place) {
    guard let digest else {
      findings.append(Finding(.unreadable, "it went away, or nobody may read it", at: place))
      return
    }
    guard let named = MediaName.digest(of: name) else {
      findings.append(Finding(.mediaStranger, at: place))
      return
    }
    if named != digest {
      findings.append(Finding(.mediaHash, "its SHA-256 is \(digest.hexadecimal)", at: place))
    }
  }

  // MARK: The index

  private mutating func lookAtIndex() {
    let path = Folder.join(media.folder, MediaIndex.fileName)
    guard let bytes = try? File.read(path) else { return }
    let wrong = Set(media.index.diagnostics.filter { $0.file == path }.compactMap { $0.position?.line })
    let sizes = Dictionary(media.files.map { ($0.path, $0.stamp.size) }, uniquingKeysWith: { first, _ in first })
    if !bytes.starts(with: MediaIndex.title.utf8) {
      findings.append(Finding(.mediaTitle, at: .other(path, offset: 0)))
    }
    var offset = 0
    var last: String?
    for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let place = Finding.Place.other(path, offset: offset)
      offset += line.count + 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if wrong.contains(number + 1) {
        findings.append(Finding(.mediaLine, at: place))
        continue
      }
      let url = String(decoding: line.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self)
      if let last, !last.precedesInBytes(url) {
        findings.append(
          Finding(.mediaOrder, last.hasBytes(of: url) ? "it is there once more" : "it belongs further up", at: place))
      }
      last = url
      guard let entry = media.index.entries[url] else { continue }
      guard let size = sizes[entry.fileName] else {
        findings.append(Finding(.mediaMissing, entry.fileName, at: place))
        continue
      }
      if size != entry.bytes {
        findings.append(Finding(.mediaSize, "\(entry.bytes), and it has \(size)", at: place))
      }
    }
    let failures = Folder.join(media.folder, MediaIndex.failuresName)
    for diagnostic in media.index.diagnostics where diagnostic.file == failures {
      findings.append(Finding(.mediaLine, at: .line(failures, diagnostic.position?.line ?? 1)))
    }
  }

  private mutating func lookForStrangers() {
    let named = Set(media.index.entries.values.lazy.map(\.fileName))
    for file in media.files where !named.contains(file.path) {
      guard file.path != MediaIndex.fileName, file.path != MediaIndex.failuresName else { continue }
      let rule: Rule = MediaName.digest(of: file.path) == nil ? .mediaStranger : .mediaUnnamed
      findings.append(Finding(rule, at: .other(Folder.join(media.folder, file.path))))
    }
  }
}
