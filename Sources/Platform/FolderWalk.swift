import Glibc

/// The files below a folder, in the order of their paths' bytes.
package struct FolderWalk: Sendable {
  /// One file that was found.
  package struct Entry: Sendable, Hashable {
    /// The path relative to the folder that was walked, with `/` between names.
    package var path: String
    /// The state of the file when it was seen.
    package var stamp: File.Stamp
  }

  /// The regular files, links to files included, ordered by path.
  package private(set) var files: [Entry] = []
  /// What could not be looked at: a broken link, a folder without permission, a name that is not UTF-8.
  package private(set) var failures: [SystemError] = []
  /// Files that were still being written when a process ended: the whole paths of those that `File.write` left behind.
  package private(set) var leftovers: [String] = []

  /// Walks everything below `root`. Names that begin with a dot, and names for which `include` is false, are passed over.
  ///
  /// A folder that a link leads to is walked too, behind all others, unless it was walked before.
  ///
  /// - Parameters:
  ///   - include: asked for the name of each file, not of folders.
  ///   - workers: what looks at several folders at once.
  /// - Throws: when `root` itself cannot be read.
  package init(
    _ root: String, workers: Workers = Workers(1), include: @Sendable (String) -> Bool = { _ in true }
  ) throws(SystemError) {
    var walked: [String] = []
    var links: [String] = []
    var level = [""]
    while !level.isEmpty {
      walked += level
      level = try look(into: level, of: root, workers, include, &links)
    }
    if !links.isEmpty { try follow(links, of: root, walked, include) }
    files.sort { $0.path.precedesInBytes($1.path) }
    failures.sort { $0.path.precedesInBytes($1.path) }
    leftovers.sort { $0.precedesInBytes($1) }
  }

  /// Looks into folders of one level, and returns the folders in them.
  private mutating func look(
    into folders: [String], of root: String, _ workers: Workers, _ include: @Sendable (String) -> Bool,
    _ links: inout [String]
  ) throws(SystemError) -> [String] {
    let listings = workers.map(folders.count, grain: 4) { FolderListing(folders[$0], of: root, include: include) }
    var found: [String] = []
    for listing in listings {
      if let failure = listing.failure {
        if listing.path.isEmpty { throw failure }
        failures.append(failure)
      }
      found += listing.folders
      links += listing.linkedFolders
      failures += listing.failures
      leftovers += listing.leftovers
    }
    take(filesOf: listings, of: root, workers)
    return found
  }

  /// Looks at the files that folders have, many at once wherever they are.
  private mutating func take(filesOf listings: [FolderListing], of root: String, _ workers: Workers) {
    /// Some of the names in a folder.
    struct Stretch: Sendable {
      var listing: Int
      var names: Range<Int>
    }
    let size = 512
    let stretches = listings.indices.flatMap { listing in
      stride(from: 0, to: listings[listing].names.count, by: size).map { start in
        Stretch(listing: listing, names: start..<min(start + size, listings[listing].names.count))
      }
    }
    let results = workers.map(stretches.count, grain: 4) { index in
      listings[stretches[index].listing].look(at: stretches[index].names, of: root)
    }
    for result in results {
      files += result.files
      failures += result.failures
    }
  }

  /// Looks into folders that links lead to, and all below, where that was not done yet.
  private mutating func follow(
    _ links: [String], of root: String, _ walked: [String], _ include: @Sendable (String) -> Bool
  ) throws(SystemError) {
    var visited = Set(walked.compactMap { Folder.identity(Folder.join(root, $0)) })
    var pending = links.sorted { $0.precedesInBytes($1) }
    while !pending.isEmpty {
      let folder = pending.removeFirst()
      guard let identity = Folder.identity(Folder.join(root, folder)), visited.insert(identity).inserted else {
        continue
      }
      var linked: [String] = []
      let inside = try look(into: [folder], of: root, Workers(1), include, &linked)
      pending += (inside + linked).sorted { $0.precedesInBytes($1) }
    }
  }
}

/// The names in a folder, sorted out by what they stand for.
private struct FolderListing: Sendable {
  let path: String
  private(set) var names: [String] = []
  private(set) var folders: [String] = []
  private(set) var linkedFolders: [String] = []
  private(set) var failures: [SystemError] = []
  private(set) var leftovers: [String] = []
  /// Why there is no listing.
  private(set) var failure: SystemError?

  init(_ path: String, of root: String, include: (String) -> Bool) {
    self.path = path
    let whole = path.isEmpty ? root : Folder.join(root, path)
    do throws(SystemError) {
      for (name, kind) in try Folder.names(in: whole) { note(name, kind, in: whole, include) }
    } catch {
      failure = error
    }
  }

  private mutating func note(_ name: String?, _ kind: Folder.NameKind, in whole: String, _ include: (String) -> Bool) {
    guard let name else {
      failures.append(SystemError("use a file name that is not UTF-8 in", whole, code: EILSEQ))
      return
    }
    guard name.utf8.first != UInt8(ascii: ".") else {
      if File.isLeftover(name) { leftovers.append(Folder.join(whole, name)) }
      return
    }
    switch kind {
    case .folder: folders.append(relative(name))
    case .file: if include(name) { names.append(name) }
    case .link:
      if Folder.exists(Folder.join(whole, name)) {
        linkedFolders.append(relative(name))
      } else if include(name) {
        names.append(name)
      }
    }
  }

  private func relative(_ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }

  /// The files that some of the names stand for.
  func look(at range: Range<Int>, of root: String) -> (files: [FolderWalk.Entry], failures: [SystemError]) {
    var files: [FolderWalk.Entry] = []
    files.reserveCapacity(range.count)
    var failures: [SystemError] = []
    Usage.note(calls: range.count)
    for name in names[range] {
      let relative = relative(name)
      var status = stat()
      if stat(Folder.join(root, relative), &status) != 0 {
        failures.append(SystemError("read", Folder.join(root, relative), code: errno))
      } else if status.st_mode & S_IFMT == S_IFREG {
        files.append(FolderWalk.Entry(path: relative, stamp: File.Stamp(status)))
      } else {
        failures.append(SystemError("read", Folder.join(root, relative), code: EINVAL))
      }
    }
    return (files, failures)
  }
}
