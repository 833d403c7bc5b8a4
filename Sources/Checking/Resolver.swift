import Content
import Platform

/// Finds the files of a site that addresses lead to.
struct Resolver: Sendable {
  let files: SiteFiles
  /// The site's own address.
  let site: SiteAddress?

  /// Where an address leads.
  enum Target: Sendable, Equatable {
    /// A file of the site, by its place among them.
    case file(Int)
    /// A file whose name begins with a dot, or lies in such a folder: it is there, and nothing is known of it.
    case hiddenFile
    /// A path of the site at which there is nothing.
    case missing(String)
    /// A folder of the site.
    case folder(String)
    /// Something beyond the site's folder.
    case outside
    /// No file of the site.
    case elsewhere
  }

  /// Where an address leads, as seen from a file of the site.
  func target(of address: Address, from file: Int) -> Target {
    switch address.kind {
    case .relative(""): .file(file)
    case .relative(let path): target(of: path, from: SiteFiles.folder(of: files.places.paths[file]))
    case .own(let path): lookUp(path)
    case .rooted, .schemeless, .web, .local, .script, .other: .elsewhere
    }
  }

  /// Follows a path from a folder, name by name.
  private func target(of path: String, from folder: Substring) -> Target {
    var names = folder.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    var isFolder = false
    for part in path.utf8.split(omittingEmptySubsequences: false, whereSeparator: Address.isSlash) {
      let name = WebAddress.percentDecoded(Substring(part))
      isFolder = name.isEmpty || name == "." || name == ".."
      if name == ".." {
        if names.popLast() == nil { return .outside }
      } else if !isFolder {
        names.append(Array(name.utf8))
      }
    }
    let bytes = Array(names.joined(separator: [UInt8(ascii: "/")]))
    if isFolder { return .folder(String(decoding: bytes, as: UTF8.self)) }
    if let place = bytes.withUnsafeBufferPointer({ files.places[$0] }) { return .file(place) }
    return lookUp(String(decoding: bytes, as: UTF8.self))
  }

  /// What is at a path of the site.
  func lookUp(_ path: String) -> Target {
    if let place = files.places[path] { return .file(place) }
    if path.isEmpty || files.folders.contains(ByteKey(path)) { return .folder(path) }
    return files.has(path) ? .hiddenFile : .missing(path)
  }
}
