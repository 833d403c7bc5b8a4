import Content
import Glibc
import Media
import Platform
import Publishing
import Site
import TestSupport
import Testing

/// A sink that keeps files in memory, of which nothing is known.
final class MemorySink: PageSink {
  private let store = Lock<[String: [UInt8]]>([:])

  var files: [String: [UInt8]] { store.withLock { $0 } }

  func put(_ bytes: [UInt8], at path: String, isKnown: Bool) throws(SystemError) -> Bool {
    store.withLock { $0[path] = bytes }
    return true
  }
}

/// An archive with its site in a folder of its own.
struct Mirror {
  let folder: TemporaryFolder
  var configuration = Configuration()
  var program: UInt64 = 1
  var precompression = Precompression.off

  init() throws {
    folder = try TemporaryFolder()
    try Folder.make(folder["content"])
    configuration.content = folder["content"]
    configuration.output = folder["public"]
    configuration.media.folder = folder["media"]
    configuration.title = "试刊"
  }

  /// What a build from nothing makes.
  func cleanBuild() throws -> [String: [UInt8]] {
    let sink = MemorySink()
    _ = try build(threads: 2).run(into: sink)
    return sink.files
  }

  func build(threads: Int) -> SiteBuild {
    var build = SiteBuild(configuration: configuration, workers: Workers(threads))
    build.program = program
    build.precompression = precompression
    return build
  }

  /// Brings the site up to date.
  @discardableResult
  func update(threads: Int = 2) throws -> (build: SiteBuild.Summary, published: OutputFolder.Summary) {
    let output = try OutputFolder(configuration.output)
    let summary = try build(threads: threads).run(into: output)
    return (summary, try output.finish(summary.state))
  }

  /// The files of the site, those with a dot in front included.
  func published() throws -> [String: [UInt8]] {
    var files = try folder.snapshot("public")
    if let bytes = try? File.read(folder["public/.nojekyll"]) { files[".nojekyll"] = bytes }
    return files
  }

  /// Writes an article.
  func write(_ path: String, title: String, date: String, _ more: String = "", body: String) throws {
    try folder.write("---\ntitle: \(title)\ndate: \(date)\n\(more)---\n\n\(body)\n", to: "content/\(path).md")
  }

  /// Keeps a file for an address.
  func keep(_ bytes: [UInt8], for url: String, _ type: MediaType = .jpeg) throws {
    var index = try MediaIndex(folder: folder["media"])
    let entry = MediaEntry(
      url: url, digest: SHA256.digest(of: bytes), type: type, bytes: bytes.count,
      size: PictureSize(of: type, in: bytes), fetched: 0)
    index.add(entry)
    try File.writeMakingFolders(bytes, to: folder["media/\(entry.fileName)"])
    try index.write(to: folder["media"])
  }

  /// Waits until what was written so far is over: later changes have other times.
  func settle() {
    var pause = timespec(tv_sec: 0, tv_nsec: 40_000_000)
    nanosleep(&pause, nil)
  }
}
