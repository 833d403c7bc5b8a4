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

  private var files: [File] = []
  private var places = IdentityTable()
  /// The folder that they are in.
  private let folder: String
  /// Stands for all of it.
  private(set) var fingerprint: UInt64 = 0
  private(set) var diagnostics: [Diagnostic] = []

  /// Nothing is kept.
  var isEmpty: Bool { files.isEmpty }
  /// Whether there are others than pictures.
  private(set) var hasRecordings = false

  /// That of an archive that keeps none.
  package init() { folder = "" }

  /// Whether there are smaller versions of pictures.
  private(set) var hasSmaller = false

  /// Reads the index in a folder; there is none in most archives. What it names and is not there does not count.
  package init(folder: String) throws(SystemError) {
    self.folder = folder
    let index = Folder.join(folder, MediaIndex.fileName)
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try Platform.File.read(index)
    } catch {
      if error.isMissing { return }
      throw error
    }
    let names = Set(try Folder.files(in: folder))
    var digest = Digest()
    digest.add(Fingerprint(bytes).value)
    var missing = 0
    diagnostics = MediaIndex.forEachFile(in: bytes, of: index) { url, sha256, type, size in
      let file = File(digest: sha256, type: type, size: size)
      guard names.contains(file.name) else {
        missing += 1
        digest.add(files.count)
        return
      }
      places.add(Self.identity(of: url), files.count)
      files.append(file)
      if type.kind != .picture { hasRecordings = true }
      if url.contains(UInt8(ascii: "#")) { hasSmaller = true }
    }
    fingerprint = digest.value
    guard missing > 0 else { return }
    diagnostics.append(
      Diagnostic(
        .warning, "media-missing", "\(missing) of the files that the index names are not there", file: index,
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

  /// The file that was found by a lookup.
  func file(at lookup: UInt64) -> File? { places[lookup].map { files[$0] } }

  /// What would come of something that was looked up, as a digest.
  func answer(to lookup: UInt64) -> UInt64 { file(at: lookup)?.identity ?? 0 }

  /// Where a file is.
  func path(of file: File) -> String { Folder.join(folder, file.name) }

  /// The folder of the site that such files are in.
  static let siteFolder = "media/"

  /// The path of a file in the site.
  static func sitePath(of file: File) -> String { siteFolder + file.name }

  /// Whether a path in the site is that of such a file.
  static func isSitePath(_ path: String) -> Bool {
    path.utf8.starts(with: siteFolder.utf8) && MediaName.digest(of: path.dropFirst(siteFolder.count)) != nil
  }
}
