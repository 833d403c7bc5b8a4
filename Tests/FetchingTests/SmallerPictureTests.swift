import Media
import Platform
import TestSupport
import Testing

@testable import Fetching

@Suite struct SmallerPictureTests {
  /// Whether the program is there that makes smaller versions.
  static let isInstalled = (try? Program.run("vipsthumbnail", ["--version"])) == 0

  private let folder: TemporaryFolder
  private let url = "https://p.example/large.png"

  init() throws { folder = try TemporaryFolder() }

  /// A picture of 1200 by 900 pixels, made by the same library.
  private func keepLarge() throws -> MediaEntry {
    try Folder.make(folder["media"])
    #expect(try Program.run("vips", ["gaussnoise", folder["noise.v"], "1200", "900"]) == 0)
    #expect(try Program.run("vips", ["cast", folder["noise.v"], folder["noise.png"], "uchar"]) == 0)
    let bytes = try File.read(folder["noise.png"])
    let entry = MediaEntry(
      url: url, digest: SHA256.digest(of: bytes), type: .png, bytes: bytes.count,
      size: PictureSize(of: .png, in: bytes),
      fetched: 1)
    try File.write(bytes, to: folder["media/\(entry.fileName)"])
    var index = MediaIndex()
    index.add(entry)
    try index.write(to: folder["media"])
    return entry
  }

  private func run(_ urls: [String]) throws -> MediaRun.Summary {
    var run = MediaRun(folder: folder["media"], time: 1)
    run.smaller = Workers(2)
    return try run.run(urls.map { MediaNeed(url: $0) })
  }

  @Test("a large picture gets a smaller version once, which is an entry of the index", .enabled(if: isInstalled))
  func aLargePicture() throws {
    let large = try keepLarge()
    #expect(large.size == PictureSize(width: 1200, height: 900))
    #expect(try run([url]).smaller == 1)
    let index = try MediaIndex(folder: folder["media"])
    let smaller = try #require(index.entries[url + "#800w"])
    #expect(smaller.type == .webp && smaller.size == PictureSize(width: 800, height: 600))
    #expect(File.sha256(folder["media/\(smaller.fileName)"]) == smaller.digest)
    #expect(try run([url]).smaller == 0)
    #expect(try Folder.files(in: folder["media"]).count == 3)
    #expect(!Folder.exists(folder[".broadsheet/media.smaller"]))
  }

  @Test("a picture that cannot be read stays as it is, and that is told", .enabled(if: isInstalled))
  func aPictureThatCannotBeRead() throws {
    let large = try keepLarge()
    var broken = try File.read(folder["media/\(large.fileName)"])
    broken.replaceSubrange(40..., with: repeatElement(0, count: broken.count - 40))
    try File.write(broken, to: folder["media/\(large.fileName)"])
    let summary = try run([url])
    #expect(summary.smaller == 0)
    #expect(summary.diagnostics.map(\.identifier) == ["media-smaller"])
    #expect(try MediaIndex(folder: folder["media"]).entries.count == 1)
  }

  @Test("a folder in the place of a smaller version is told, and stays", .enabled(if: isInstalled))
  func aFolderInItsPlace() throws {
    _ = try keepLarge()
    #expect(try run([url]).smaller == 1)
    let smaller = try #require(try MediaIndex(folder: folder["media"]).entries[url + "#800w"])
    try File.remove(folder["media/\(smaller.fileName)"])
    try folder.write("x", to: "media/\(smaller.fileName)/mine")
    let summary = try run([url])
    #expect(summary.smaller == 0 && summary.diagnostics.map(\.identifier) == ["media-smaller"])
    #expect(folder.read("media/\(smaller.fileName)/mine") == "x")
    try File.move(folder["media/\(smaller.fileName)"], to: folder["mine"])
    #expect(try run([url]).smaller == 1)
    #expect(File.sha256(folder["media/\(smaller.fileName)"]) == smaller.digest)
  }

  @Test("a picture that moves stays as it is, since its smaller version would not move", .enabled(if: isInstalled))
  func aPictureThatMoves() throws {
    let large = try keepLarge()
    var bytes = try File.read(folder["media/\(large.fileName)"])
    // A chunk that says so, behind the first.
    bytes.insert(contentsOf: [0, 0, 0, 8] + Array("acTL".utf8) + [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0], at: 33)
    var moving = large
    (moving.digest, moving.bytes) = (SHA256.digest(of: bytes), bytes.count)
    try File.write(bytes, to: folder["media/\(moving.fileName)"])
    var index = MediaIndex()
    index.add(moving)
    try index.write(to: folder["media"])
    let summary = try run([url])
    #expect(summary.smaller == 0 && summary.diagnostics.isEmpty)
  }

  @Test("a program that is not there is missing, and one that fails says so") func programs() throws {
    #expect(try Program.run("true", []) == 0)
    #expect(try Program.run("sh", ["-c", "exit 3"]) == 3)
    #expect(try Program.run("sh", ["-c", "exit $NUMBER"], variables: ["NUMBER=4"]) == 4)
    #expect(try Program.run("sh", ["-c", "kill -9 $$"]) == 137)
    do throws(SystemError) {
      _ = try Program.run("no-such-program-here", [])
      Issue.record("it ran")
    } catch {
      #expect(error.isMissing)
    }
  }
}
