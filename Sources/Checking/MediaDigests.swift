import Media
import Platform

/// What is in files of media, each read once: most files that a site has are other names of the archive's.
struct MediaDigests: Sendable {
  /// The SHA-256 of the archive's files, by their names; `nil` for one that cannot be read.
  private(set) var own: [String: SHA256Digest?] = [:]
  /// The same of the site's, by their paths.
  private(set) var published: [String: SHA256Digest?] = [:]

  init(_ media: MediaCopies, site: SiteFiles, workers: Workers) {
    let kept = media.files.filter { MediaName.digest(of: $0.path) != nil }
    let shown = site.files.filter { $0.path.isMedia }
    let keptDigests = Self.digests(kept, in: media.folder, workers)
    let known = Dictionary(zip(kept.map(\.stamp), keptDigests), uniquingKeysWith: { first, _ in first })
    let others = shown.filter { known[$0.stamp] == nil }
    own = Dictionary(zip(kept.map(\.path), keptDigests), uniquingKeysWith: { first, _ in first })
    published = Dictionary(
      zip(others.map(\.path), Self.digests(others, in: site.root, workers)), uniquingKeysWith: { first, _ in first })
    for file in shown { if let digest = known[file.stamp] { published[file.path] = digest } }
  }

  private static func digests(_ files: [FolderWalk.Entry], in folder: String, _ workers: Workers) -> [SHA256Digest?] {
    workers.map(files.count, grain: 4) { File.sha256(Folder.join(folder, files[$0].path)) }
  }
}
