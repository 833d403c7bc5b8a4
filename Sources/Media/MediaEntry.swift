import Content
import Platform

/// What is known of an address whose file is kept.
package struct MediaEntry: Sendable, Equatable {
  /// The address as articles name it, without a fragment.
  package var url: String
  /// The SHA-256 of the file.
  package var digest: SHA256Digest
  package var type: MediaType
  /// How many bytes it has.
  package var bytes: Int
  /// How large it is shown; `nil` of what is no picture, or where its beginning does not tell.
  package var size: PictureSize?
  /// When it was fetched, or a newer one last asked for in vain, in seconds since 1970 UTC.
  package var fetched: Int
  /// Where it is really from, after redirections or at a fall-back; `nil` for `url` itself.
  package var origin: String?
  /// What a server is told when it is asked whether there is a newer one: the entity tag and the time that it gave.
  package var entityTag: String?
  package var modified: String?

  package init(
    url: String, digest: SHA256Digest, type: MediaType, bytes: Int, size: PictureSize? = nil, fetched: Int,
    origin: String? = nil, entityTag: String? = nil, modified: String? = nil
  ) {
    self.url = url
    self.digest = digest
    self.type = type
    self.bytes = bytes
    self.size = size
    self.fetched = fetched
    self.origin = origin
    self.entityTag = entityTag
    self.modified = modified
  }

  /// The name of the file: what is in it, and its type.
  package var fileName: String { MediaName.name(digest, type) }

  /// Whether the file is in a folder of media, with as many bytes as it has: where a machine failed, they may not have been on its disk yet.
  package func isKept(in folder: String) -> Bool { File.stamp(Folder.join(folder, fileName))?.size == bytes }
}

/// The names of files that are kept: `<64 hexadecimal digits>.<ending>`.
package enum MediaName {
  /// The folder of a site that such files are in.
  package static let siteFolder = "media/"

  /// The name of a file in that folder, by its path in the site; `nil` for a path that does not begin with it.
  package static func inSite(_ path: String) -> String? {
    path.utf8.starts(with: siteFolder.utf8) ? String(path.dropFirst(siteFolder.count)) : nil
  }

  package static func name(_ digest: SHA256Digest, _ type: MediaType) -> String {
    "\(digest.hexadecimal).\(type.fileExtension)"
  }

  /// What a name says is in the file; `nil` for another name.
  package static func digest(of name: String) -> SHA256Digest? { file(of: name)?.digest }

  /// The same, with the type that its ending names.
  package static func file(of name: String) -> (digest: SHA256Digest, type: MediaType)? {
    var name = name
    return name.withUTF8 { name in
      let digits = 2 * SHA256Digest.size
      guard name.count > digits + 1, name[digits] == UInt8(ascii: "."),
        let type = MediaType(fileExtension: String(decoding: name[(digits + 1)...], as: UTF8.self)),
        let digest = SHA256Digest(hexadecimal: UnsafeBufferPointer(rebasing: name[..<digits]))
      else { return nil }
      return (digest, type)
    }
  }
}
