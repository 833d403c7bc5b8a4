import Diagnostics
import Media
import Platform

/// The files that are kept of what articles name, as pages look them up by their addresses.
package struct KeptMedia: Sendable {
  /// A file that is kept.
  struct File: Sendable {
    var digest: SHA256Digest
    var type: MediaType
    var size: PictureSize?

    /// Its name in the folder of media, and in that of the site.
    var name: String { MediaName.name(digest, type) }

    /// What pages that show it depend on.
    fileprivate var identity: UInt64 {
      var identity = Digest()
      identity.add(digest.fingerprint.value)
      identity.add(type.rawValue)
      identity.add(size?.width ?? 0)
      identity.add(size?.height ?? 0)
      return identity.value
    }
  }

  /// The files, each once, and which is kept for an address.
  private var files: [File] = []
  private var places = IdentityTable()
  /// The folder that they are in.
  private var folder: String
  /// The index, and the names in the folder.
  private var index: [UInt8]
  private var names: [String]
  /// Stands for all of it.
  private(set) var fingerprint: UInt64
  private(set) var diagnostics: [Diagnostic] = []

  /// Nothing is kept.
  var isEmpty: Bool { files.isEmpty }
  /// Whether there are others than pictures.
  private(set) var hasRecordings = false
  /// Whether there are smaller versions of pictures.
  private(set) var hasSmaller = false

  /// That of an archive that keeps none.
  package init() { (folder, index, names, fingerprint) = ("", [], [], 0) }

  /// Looks at a folder, of which nothing is known until `read` was called; there is none in most archives.
  package init(folder: String) throws(SystemError) {
    let (index, names): ([UInt8], [String])
    do throws(SystemError) {
      index = try Platform.File.read(Folder.join(folder, MediaIndex.fileName))
      names = try Folder.files(in: folder)
    } catch {
      guard error.isMissing else { throw error }
      self = KeptMedia()
      return
    }
    (self.folder, self.index, self.names) = (folder, index, names)
    // Names come in no order.
    var digest = Digest()
    digest.add(Fingerprint(index).value)
    digest.add(names.reduce(UInt64(names.count)) { $0 &+ Fingerprint($1).value })
    fingerprint = digest.value
  }

  /// The same, with what the index says. What it names and is not there does not count.
  func reading() -> KeptMedia {
    var media = self
    media.read()
    return media
  }

  private mutating func read() {
    // What is there, by what is in it, with its place among `files`; -1 before the index names it.
    var there: [SHA256Digest: (type: MediaType, place: Int)] = [:]
    for name in names {
      if let (digest, type) = MediaName.file(of: name) { there[digest] = (type, -1) }
    }
    var missing = 0
    let path = Folder.join(folder, MediaIndex.fileName)
    diagnostics = MediaIndex.forEachFile(in: index, of: path) { url, digest, type, size in
      guard let known = there[digest], known.type == type else { return missing += 1 }
      let place = known.place < 0 ? files.count : known.place
      if known.place < 0 {
        there[digest]?.place = place
        files.append(File(digest: digest, type: type, size: size))
      }
      places.add(Self.identity(of: url), place)
      if type.kind != .picture { hasRecordings = true }
      if url.contains(UInt8(ascii: "#")) { hasSmaller = true }
    }
    guard missing > 0 else { return }
    diagnostics.append(
      Diagnostic(
        .warning, "media-missing", "\(missing) of the files that the index names are not there", file: path,
        help: "run broadsheet media, which fetches them again; until then pages show what is at the addresses"))
  }

  /// What stands for an address when it is looked up. Its seed keeps it from being one of the catalog's.
  private static func identity(of url: UnsafeBufferPointer<UInt8>) -> UInt64 {
    Fingerprint(url, seed: 0x6D65_6469_6100_0001).value
  }

  /// The file that is kept for an address.
  func file(at url: String, _ lookups: Lookups) -> File? {
    guard !isEmpty else { return nil }
    var url = url
    let identity = url.withUTF8 { Self.identity(of: $0) }
    lookups.note(identity)
    return places[identity].map { files[$0] }
  }

  /// The smaller version of the picture that is kept for an address.
  func smaller(of url: String, _ lookups: Lookups) -> File? {
    hasSmaller ? file(at: MediaIndex.smallerAddress(of: url), lookups) : nil
  }

  /// The files that were found by lookups, each once, in the order of their names.
  func files(at lookups: some Sequence<UInt64>) -> [File] {
    var isFound = [Bool](repeating: false, count: files.count)
    for lookup in lookups {
      if let place = places[lookup] { isFound[place] = true }
    }
    return files.indices.filter { isFound[$0] }.map { files[$0] }.sorted { $0.digest < $1.digest }
  }

  /// What would come of something that was looked up, as a digest.
  func answer(to lookup: UInt64) -> UInt64 { places[lookup].map { files[$0].identity } ?? 0 }

  /// Where a file is.
  func path(of file: File) -> String { Folder.join(folder, file.name) }

  /// The path of a file in the site.
  static func sitePath(of file: File) -> String { MediaName.siteFolder + file.name }

  /// Whether a path in the site is that of such a file.
  static func isSitePath(_ path: String) -> Bool { MediaName.inSite(path).flatMap(MediaName.digest) != nil }
}
