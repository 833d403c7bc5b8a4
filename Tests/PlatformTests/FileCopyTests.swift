import Platform
import TestSupport
import Testing

@Suite struct FileCopyTests {
  private let folder: TemporaryFolder
  private let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

  init() throws {
    folder = try TemporaryFolder()
    try File.write(bytes, to: folder["source"])
  }

  @Test("a file is another name of its source, in place of what was there") func anotherName() throws {
    try folder.write("other", to: "copy")
    for _ in 0..<2 {
      try File.duplicate(folder["source"], at: folder["copy"])
      #expect(File.isOne(folder["source"], folder["copy"]))
      #expect(try Folder.files(in: folder.path).sorted() == ["copy", "source"])
    }
    // What is put in its place later is no longer the source.
    try File.replace([1], at: folder["copy"])
    #expect(try File.read(folder["source"]) == bytes)
    #expect(!File.seemSame(folder["source"], folder["copy"]))
  }

  /// A folder of another file system, where there is one that may be written.
  static let elsewhere: String? = {
    guard let folder = try? TemporaryFolder(), (try? File.write([1], to: folder["a"])) != nil,
      let name = Optional("/dev/shm/broadsheet-test-\(Folder.name(of: folder.path))"), (try? Folder.make(name)) != nil
    else { return nil }
    defer { for path in (try? Folder.files(in: name)) ?? [] { try? File.remove("\(name)/\(path)") } }
    guard (try? File.duplicate(folder["a"], at: "\(name)/a")) != nil, !File.isOne(folder["a"], "\(name)/a") else {
      Folder.removeIfEmpty(name)
      return nil
    }
    return name
  }()

  @Test("on another file system it is a copy", .enabled(if: elsewhere != nil)) func aCopy() throws {
    let elsewhere = try #require(Self.elsewhere)
    defer { Folder.removeIfEmpty(elsewhere) }
    let copy = "\(elsewhere)/copy"
    defer { try? File.remove(copy) }
    try File.duplicate(folder["source"], at: copy)
    #expect(try File.read(copy) == bytes)
    #expect(File.seemSame(folder["source"], copy) && !File.isOne(folder["source"], copy))
    #expect(try Folder.files(in: elsewhere) == ["copy"])
  }

  @Test("a source that is not there leaves nothing") func noSource() throws {
    #expect(throws: SystemError.self) { try File.duplicate(folder["none"], at: folder["copy"]) }
    #expect(throws: SystemError.self) { try File.duplicate(folder["source"], at: folder["no/folder"]) }
    #expect(try Folder.files(in: folder.path) == ["source"])
  }
}
