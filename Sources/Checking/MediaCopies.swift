import Media
import Platform

/// What the archive holds of pictures and other media, as pages are held against it.
struct MediaCopies: Sendable {
  /// The folder.
  let folder: String
  let index: MediaIndex
  /// The files in the folder; none where there is no folder.
  let files: [FolderWalk.Entry]
  private let names: Set<String>
  private let sizes: [String: PictureSize]

  /// Reads the index in a folder. Where there is none, nothing is held.
  init(folder: String) throws(SystemError) {
    self.folder = folder
    index = try MediaIndex(folder: folder)
    files = Folder.exists(folder) ? try FolderWalk(folder, followsLinks: false).files : []
    names = Set(files.lazy.map(\.path))
    sizes = Dictionary(
      index.entries.values.compactMap { entry in entry.size.map { (entry.fileName, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether a picture is held of which a page has the address.
  func hasCopy(of address: String) -> Bool {
    guard !index.entries.isEmpty else { return false }
    let url = address.utf8.firstIndex(of: UInt8(ascii: "#")).map { String(address[..<$0]) } ?? address
    return index.entries[url].map { $0.type.kind == .picture && names.contains($0.fileName) } ?? false
  }

  /// How the size that a page gives a picture differs from that in the index; `nil` when it does not, or nothing is known of it.
  ///
  /// - Parameter path: the picture's file in the site.
  func difference(_ path: String, width: String?, height: String?) -> String? {
    guard let name = MediaName.inSite(path), let size = sizes[name] else { return nil }
    guard width != String(size.width) || height != String(size.height) else { return nil }
    return "\(size.width) × \(size.height) pixels, and the page has \(width ?? "–") × \(height ?? "–")"
  }
}
