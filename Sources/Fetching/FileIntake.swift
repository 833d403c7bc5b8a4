import Media
import Platform

/// Takes the bytes of a file as they come: tells early what is not wanted, and puts the rest into the folder of media under the name
/// that its content gives it.
struct FileIntake {
  /// A file that is there.
  struct Stored: Equatable {
    var digest: SHA256Digest
    var type: MediaType
    var bytes: Int
    var size: PictureSize?
  }

  private let folder: String
  private let kind: MediaType.Kind
  private let most: Int
  /// What tells its temporary file from others of this run.
  private let name: String

  /// How the file begins: all of it, while it is small.
  private var beginning: [UInt8] = []
  /// How it ends, once it is not.
  private var ending: [UInt8] = []
  private var hash = SHA256()
  private var count = 0
  private var type: MediaType?
  /// Where the rest of a larger file goes.
  private var stream: FileStream?

  /// What is kept in memory of a file: sizes stand in the first part of it, and most files are smaller.
  private static let room = 1 << 19

  /// - Parameters:
  ///   - most: the most bytes that it may have.
  ///   - name: a name that no other file has that is taken at the same time.
  init(folder: String, kind: MediaType.Kind, most: Int, name: String) {
    self.folder = folder
    self.kind = kind
    self.most = most
    self.name = name
  }

  /// Takes bytes behind those that came.
  ///
  /// - Throws: `FetchProblem` when the file is not wanted, `SystemError` when it cannot be written.
  mutating func take(_ bytes: UnsafeRawBufferPointer) throws {
    count += bytes.count
    guard count <= most else { throw FetchProblem.tooLarge(most) }
    hash.add(bytes)
    if stream == nil, beginning.count + bytes.count <= Self.room {
      beginning += bytes
      if type == nil, beginning.count >= MediaType.telling { type = try told() }
      return
    }
    if stream == nil {
      if type == nil { type = try told() }
      try begin()
    }
    try stream?.append(Array(bytes)[...])
    ending += bytes
    if ending.count > 2 * MediaType.ending { ending.removeFirst(ending.count - MediaType.ending) }
  }

  /// The type that the beginning tells, if it is wanted.
  private func told() throws -> MediaType {
    guard !beginning.isEmpty else { throw FetchProblem.empty }
    guard let type = MediaType(beginning: beginning), type.kind == kind else {
      throw FetchProblem.otherType(kind.rawValue)
    }
    return type
  }

  private mutating func begin() throws {
    let stream = try FileStream(Folder.join(folder, name))
    try stream.append(beginning[...])
    ending = Array(beginning.suffix(MediaType.ending))
    self.stream = stream
  }

  /// Ends the file. One that is there already stays as it is.
  mutating func finish() throws -> Stored {
    let type = try self.type ?? told()
    let end = stream == nil ? beginning : ending
    guard type.isWhole(beginning: beginning, end: end, size: count) else { throw FetchProblem.cutOff }
    let stored = Stored(digest: hash.digest(), type: type, bytes: count, size: PictureSize(of: type, in: beginning))
    let path = Folder.join(folder, MediaName.name(stored.digest, type))
    if File.sha256(path) == stored.digest {
      stream = nil
    } else if let stream {
      try stream.finish(as: path)
    } else {
      try File.replace(beginning, at: path)
    }
    return stored
  }
}
