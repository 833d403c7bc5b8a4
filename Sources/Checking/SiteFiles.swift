import Media
import Platform
import Site

/// The files in the folder of a site. Names that begin with a dot are passed over, and links to folders are not followed.
struct SiteFiles: Sendable {
  /// The folder.
  let root: String
  /// The files, in the order of their paths' bytes.
  let files: [FolderWalk.Entry]
  /// The places of the files by their paths.
  let places: PathTable
  /// The folders, without that of the site itself.
  let folders: Set<ByteKey>
  let walk: FolderWalk

  /// - Throws: when the folder cannot be read.
  init(_ root: String, workers: Workers) throws(SystemError) {
    self.root = root
    walk = try FolderWalk(root, followsLinks: false, workers: workers)
    files = walk.files
    places = PathTable(files.map(\.path))
    folders = Set(walk.folders.lazy.map(\.path).filter { !$0.isEmpty }.map(ByteKey.init))
  }

  /// Whether a file of the site is there, also one that is passed over.
  func has(_ path: String) -> Bool {
    places[path] != nil || Self.isHidden(path) && File.stamp(Folder.join(root, path)) != nil
  }

  /// Whether a name on the way begins with a dot.
  static func isHidden(_ path: String) -> Bool {
    path.utf8.first == UInt8(ascii: ".") || path.contains("/.")
  }

  /// The folder of a path, with a slash behind it; empty for a name alone.
  static func folder(of path: String) -> Substring {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? ""
  }
}

extension String {
  /// Whether a path is that of a page of HTML.
  var isPage: Bool { utf8.suffix(5).elementsEqual(".html".utf8) }
  /// Whether a path is that of a file of media. The page of an article may lie in the same folder.
  var isMedia: Bool {
    utf8.starts(with: MediaName.siteFolder.utf8) && !isPage && Precompression.plainPath(of: self)?.isPage != true
  }
}
