import Glibc

/// The files below a folder, in the order of their paths' bytes.
package struct FolderWalk: Sendable {
  /// One file that was found.
  package struct Entry: Sendable, Hashable {
    /// The path relative to the folder that was walked, with `/` between names.
    package var path: String
    /// The state of the file when it was seen.
    package var stamp: File.Stamp
    /// Whether one more change would make another state.
    package var isSettled = true
  }

  /// What a walk before this one found in a folder.
  package struct KnownFolder: Sendable {
    /// The state that it was in.
    package var digest: Int
    /// The paths of its files and folders, in the order of their bytes.
    package var files: [String] = []
    package var folders: [String] = []

    package init(digest: Int) { self.digest = digest }
  }

  /// The regular files, links to files included, ordered by path.
  package private(set) var files: [Entry] = []
  /// What could not be looked at: a broken link, a folder without permission, a folder or a file that was asked for with a name that
  /// is not UTF-8.
  package private(set) var failures: [SystemError] = []
  /// Files that have the names of those that are being written, by their whole paths: what a process left behind that ended
  /// meanwhile, when nobody else writes in the folder.
  package private(set) var leftovers: [String] = []
  /// Links to folders that were not followed.
  package private(set) var linkedFolders: [String] = []
  /// All folders, with their states as `Folder.state` tells them; without for one whose state is not settled, or of which not all
  /// is told by its files and folders, and when nothing was to be known.
  package private(set) var folders: [(path: String, state: Int?)] = []
  /// When it began, as `File.now` tells it.
  private let start = File.now

  /// Walks everything below `root`. Names that begin with a dot, and names for which `include` is false, are passed over.
  ///
  /// A folder that a link leads to is walked too, behind all others, unless it was walked before, or links are not followed.
  ///
  /// - Parameters:
  ///   - known: what is known of folders, by their paths: a folder in which no names changed since is not listed again. `nil` when
  ///     nothing is to be known of folders the next time either.
  ///   - others: the paths of folders within the root that are passed over, with all that is in them.
  ///   - followsLinks: whether folders that links lead to are walked; else they are told in `linkedFolders`.
  ///   - include: asked for the name of each file, not of folders.
  ///   - workers: what looks at several folders at once.
  /// - Throws: when `root` itself cannot be read.
  package init(
    _ root: String, known: [ByteKey: KnownFolder]? = nil, without others: Set<String> = [], followsLinks: Bool = true,
    workers: Workers = Workers(1),
    include: @Sendable (String) -> Bool = { _ in true }
  ) throws(SystemError) {
    let start = start
    var listings: [FolderListing] = []
    var links: [String] = []
    var level = [""]
    while !level.isEmpty {
      let folders = level
      let found = workers.map(folders.count, grain: 4) {
        FolderListing(folders[$0], of: root, at: start, known: known, include: include)
      }
      if let first = found.first, first.path.isEmpty, let failure = first.failure { throw failure }
      level = found.flatMap(\.folders).filter { !others.contains($0) }
      links += found.flatMap(\.linkedFolders)
      listings += found
    }
    if followsLinks {
      if !links.isEmpty { follow(links, of: root, without: others, into: &listings, include) }
    } else {
      linkedFolders = links.sorted { $0.precedesInBytes($1) }
    }
    listings.sort { $0.precedes($1) }
    for listing in listings {
      failures += listing.failures
      leftovers += listing.leftovers
      folders.append((listing.path, listing.isPlain ? listing.state : nil))
    }
    take(filesOf: listings, of: root, workers)
    if !zip(files, files.dropFirst()).allSatisfy({ $0.path.precedesInBytes($1.path) }) {
      files.sort { $0.path.precedesInBytes($1.path) }
    }
    failures.sort { $0.path.precedesInBytes($1.path) }
    leftovers.sort { $0.precedesInBytes($1) }
  }

  /// Looks at the files that folders have, many at once wherever they are.
  private mutating func take(filesOf listings: [FolderListing], of root: String, _ workers: Workers) {
    /// Some of the files in some folders.
    struct Stretch: Sendable {
      var listing: Int
      var names: Range<Int>
    }
    let size = 512
    let stretches = listings.indices.flatMap { listing in
      stride(from: 0, to: listings[listing].files.count, by: size).map { start in
        Stretch(listing: listing, names: start..<min(start + size, listings[listing].files.count))
      }
    }
    let start = start
    let folder = HeldFolder(root)
    let results = workers.map(stretches.count, grain: 16) { index in
      Self.look(at: listings[stretches[index].listing].files[stretches[index].names], of: folder, start)
    }
    files.reserveCapacity(listings.reduce(0) { $0 + $1.files.count })
    for result in results {
      files += result.files
      failures += result.failures
    }
  }

  /// The files that some paths stand for.
  private static func look(
    at paths: ArraySlice<String>, of folder: borrowing HeldFolder, _ start: Int
  ) -> (files: [Entry], failures: [SystemError]) {
    var files: [Entry] = []
    files.reserveCapacity(paths.count)
    var failures: [SystemError] = []
    for path in paths {
      let status = folder.status(of: path)
      if let status, status.st_mode & S_IFMT == S_IFREG {
        files.append(Entry(path: path, stamp: File.Stamp(status), isSettled: status.isSettled(at: start)))
      } else {
        failures.append(SystemError("read", Folder.join(folder.path, path), code: status == nil ? errno : EINVAL))
      }
    }
    return (files, failures)
  }

  /// Lists folders that links lead to, and all below, where that was not done yet.
  private func follow(
    _ links: [String], of root: String, without others: Set<String>, into listings: inout [FolderListing],
    _ include: (String) -> Bool
  ) {
    let known = listings.map(\.path) + others
    var visited = Set(known.compactMap { Folder.identity(Folder.join(root, $0)) })
    var pending = links.sorted { $0.precedesInBytes($1) }
    while !pending.isEmpty {
      let folder = pending.removeFirst()
      guard let identity = Folder.identity(Folder.join(root, folder)), visited.insert(identity).inserted else {
        continue
      }
      let listing = FolderListing(folder, of: root, at: start, known: nil, include: include)
      pending += (listing.folders + listing.linkedFolders).sorted { $0.precedesInBytes($1) }
      listings.append(listing)
    }
  }
}

/// The names in a folder, sorted out by what they stand for.
private struct FolderListing: Sendable {
  let path: String
  /// The paths of what are files, as far as is known, in the order of their bytes.
  private(set) var files: [String] = []
  private(set) var folders: [String] = []
  private(set) var linkedFolders: [String] = []
  private(set) var failures: [SystemError] = []
  private(set) var leftovers: [String] = []
  /// Whether there are links that lead to nothing that was asked for: they may come to lead to a folder.
  private var hasOtherLinks = false
  /// Its state before they were read, if that is settled and was to be known.
  private(set) var state: Int?
  /// Why there is no listing.
  private(set) var failure: SystemError?

  init(
    _ path: String, of root: String, at start: Int, known: [ByteKey: FolderWalk.KnownFolder]?, include: (String) -> Bool
  ) {
    self.path = path
    let whole = path.isEmpty ? root : Folder.join(root, path)
    if let known {
      let found = Folder.state(whole, at: start)
      state = found?.isSettled == true ? found?.digest : nil
      if let folder = known[ByteKey(path)], folder.digest == found?.digest {
        (files, folders) = (folder.files, folder.folders)
        return
      }
    }
    do throws(SystemError) {
      for name in try Folder.names(in: whole) { note(name, in: whole, include) }
      files.sort { $0.precedesInBytes($1) }
    } catch {
      failure = error
      failures = [error]
    }
  }

  /// Whether all of it is told by its files and folders.
  var isPlain: Bool { failures.isEmpty && linkedFolders.isEmpty && leftovers.isEmpty && !hasOtherLinks }

  private mutating func note(_ found: Folder.Name, in whole: String, _ include: (String) -> Bool) {
    let name = found.text
    guard name.utf8.first != UInt8(ascii: ".") else {
      if File.unfinishedName(name) != nil { leftovers.append(Folder.join(whole, name)) }
      return
    }
    guard found.isUTF8 else {
      if found.kind != .file || include(name) {
        failures.append(SystemError("read", Folder.join(whole, name), code: SystemError.nameNotUTF8))
      }
      return
    }
    let relative = path.isEmpty ? name : "\(path)/\(name)"
    switch found.kind {
    case .folder: folders.append(relative)
    case .link where Folder.exists(Folder.join(whole, name)): linkedFolders.append(relative)
    case .file, .link:
      if include(name) { files.append(relative) } else if found.kind == .link { hasOtherLinks = true }
    }
  }

  /// Whether its path comes before that of another folder when both end with a slash: so do the paths of the files in them.
  func precedes(_ other: FolderListing) -> Bool {
    var (a, b) = (path.utf8.makeIterator(), other.path.utf8.makeIterator())
    while true {
      switch (a.next(), b.next()) {
      case (nil, nil): return false
      case (nil, let y?): return y >= UInt8(ascii: "/")
      case (let x?, nil): return x < UInt8(ascii: "/")
      case (let x?, let y?): if x != y { return x < y }
      }
    }
  }
}
