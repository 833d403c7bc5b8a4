import Foundation
import TestSupport
import Testing

@testable import Platform

@Suite struct FolderTests {
  @Test(
    "the parent of a path",
    arguments: [
      ("a/b", "a"), ("/a", "/"), ("a", "."), ("a/b/", "a"), ("a//b", "a"), ("/", "/"), ("", "."), ("./a", "."),
    ])
  func parents(path: String, parent: String) {
    #expect(Folder.parent(of: path) == parent)
  }

  @Test(
    "the folder of a relative path",
    arguments: [("a/b/c", "a/b"), ("a/b", "a"), ("a", ""), ("", ""), ("中/文/x", "中/文"), ("a/", "a")])
  func relativeParents(path: String, parent: String) {
    #expect(Folder.relativeParent(of: path) == parent)
    for other in ["a", "a/b", "", "中/文", "中", "ab", "a/b/c", "b"] {
      #expect(Folder.isRelativeParent(other, of: path) == (other == parent), "\(other)")
    }
  }

  @Test("paths are joined with one slash")
  func joining() {
    #expect(Folder.join("a", "b") == "a/b")
    #expect(Folder.join("a/", "b") == "a/b")
    #expect(Folder.join("a", "/b") == "/b")
    #expect(Folder.join(".", "b") == "b")
  }

  @Test("a folder is empty when it has no names, hidden ones among them")
  func emptiness() throws {
    let folder = try TemporaryFolder()
    #expect(Folder.isEmpty(folder.path))
    #expect(!Folder.isEmpty(folder.path + "/missing"))
    try folder.write("x", to: ".hidden")
    #expect(!Folder.isEmpty(folder.path))
  }

  @Test("a walk lists files in the order of their bytes, without what begins with a dot")
  func order() throws {
    let folder = try TemporaryFolder()
    for name in ["b.md", "a/z.md", "a.md", "中/x.md", ".hidden/y.md", "a/.dot.md", "c.txt", "line\nend.md"] {
      try folder.write("x", to: name)
    }
    let walk = try FolderWalk(folder.path) { $0.hasSuffix(".md") }
    #expect(walk.files.map(\.path) == ["a.md", "a/z.md", "b.md", "line\nend.md", "中/x.md"])
    #expect(walk.failures.isEmpty)
  }

  @Test("broken links and names that are not UTF-8 are told, loops of links end")
  func oddities() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "d/a.md")
    #expect(symlink("nowhere", folder["broken.md"]) == 0)
    #expect(symlink(folder.path, folder["d/loop"]) == 0)
    #expect(symlink("a.md", folder["d/b.md"]) == 0)
    let half: [UInt8] = [0xE6, 0x96]
    for name in [Array("d/新".utf8) + half + ".md".utf8, half + ".jpg".utf8, ".".utf8 + half + ".md".utf8] {
      #expect(folder.make(name))
    }
    #expect(folder.make([0xC4], isFolder: true))
    let walk = try FolderWalk(folder.path) { $0.hasSuffix(".md") }
    #expect(walk.files.map(\.path) == ["d/a.md", "d/b.md"])
    #expect(
      walk.failures.map(\.description) == [
        "cannot read \(folder["\\xC4"]): the name is not UTF-8",
        "cannot read \(folder["broken.md"]): No such file or directory",
        "cannot read \(folder["d/新\\xE6\\x96.md"]): the name is not UTF-8",
      ])
  }

  @Test("a walk passes over folders that it is to leave out, also where links lead to them")
  func without() throws {
    let folder = try TemporaryFolder()
    for path in ["a/b/c/1", "a/b2/2", "a/3", "d/b/4"] { try folder.write("x", to: path) }
    try FileManager.default.createSymbolicLink(atPath: folder["link"], withDestinationPath: folder["a/b"])
    try FileManager.default.createSymbolicLink(atPath: folder["other"], withDestinationPath: folder["a/b/c"])
    let walk = try FolderWalk(folder.path, without: ["a/b", "missing"])
    #expect(walk.files.map(\.path) == ["a/3", "a/b2/2", "d/b/4", "other/1"])
  }

  @Test("the path of a folder within another one is told, links followed")
  func within() throws {
    let folder = try TemporaryFolder()
    for path in ["a/b/c/1", "ab/2"] { try folder.write("x", to: path) }
    try FileManager.default.createSymbolicLink(atPath: folder["link"], withDestinationPath: folder["a/b"])
    func path(_ inner: String, _ outer: String) -> String? { Folder.path(of: folder[inner], within: folder[outer]) }
    #expect(path("a/b/c", "a") == "b/c" && path("link", "a") == "b" && path("a/b/../b/c/.", "link") == "c")
    #expect(path("a", "a") == nil && path("ab", "a") == nil && path("a", "a/b") == nil && path("a/x", "a") == nil)
    #expect(Folder.path(of: "/", within: "/") == nil && Folder.path(of: "/usr/bin", within: "/usr") == "bin")
  }

  @Test("what a name stands for is looked at where the file system does not tell it")
  func untoldKinds() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "d/a.md")
    #expect(symlink("d", folder["link"]) == 0)
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    func kind(_ name: String, _ told: Int) -> Folder.NameKind {
      Folder.kind(of: Array(name.utf8), told: told, in: descriptor)
    }
    let unknown = Int(DT_UNKNOWN)
    #expect(kind("d", unknown) == .folder && kind("link", unknown) == .link && kind("d/a.md", unknown) == .file)
    #expect(kind("gone", unknown) == .file)
    // What is told is believed.
    #expect(kind("gone", Int(DT_DIR)) == .folder && kind("d", Int(DT_LNK)) == .link && kind("d", Int(DT_REG)) == .file)
  }

  @Test("a folder that is not there is an error") func missing() throws {
    #expect(throws: SystemError.self) { try FolderWalk("/nowhere/at/all") }
  }
}
