import Media
import Platform

/// Makes smaller versions of large pictures for slow lines, by libvips' `vipsthumbnail`, where that is installed.
///
/// A version is an entry of the index like others, for the picture's address with `#800w` behind it.
struct SmallerPictures: Sendable {
  let folder: String
  let workers: Workers

  /// The program, and Debian's package of it.
  static let program = "vipsthumbnail"

  /// Which pictures get one: those that are wider than it would be, large enough for that to be worth a file, and not so large that
  /// making one could take all memory.
  private static func isLarge(_ entry: MediaEntry) -> Bool {
    guard let size = entry.size, entry.type.kind == .picture else { return false }
    return size.width > MediaIndex.smallerWidth && entry.bytes > 48 << 10 && size.width * size.height <= 100_000_000
  }

  /// Makes those that the index lacks, and adds them.
  ///
  /// - Returns: how many were made, and how many pictures could not be read.
  /// - Throws: when the program is not there, or nothing can be written.
  func make(
    for needs: [MediaNeed], _ index: inout MediaIndex, time: Int, _ progress: (_ done: Int, _ of: Int) -> Void
  ) throws(SystemError) -> (made: Int, failed: Int) {
    var urls: [SHA256Digest: [String]] = [:]
    var originals: [MediaEntry] = []
    for need in needs {
      guard let entry = index.entries[need.url], Self.isLarge(entry), entry.isKept(in: folder) else { continue }
      if let smaller = index.entries[MediaIndex.smallerAddress(of: need.url)], smaller.isKept(in: folder) { continue }
      if urls[entry.digest] == nil { originals.append(entry) }
      urls[entry.digest, default: []].append(need.url)
    }
    originals.removeAll(where: isMoving)
    guard !originals.isEmpty else { return (0, 0) }
    let workshop = try openWorkshop()
    defer { Folder.removeIfEmpty(workshop) }
    var made = 0
    var failed = 0
    // A stretch at a time, so that progress can be told.
    for start in stride(from: 0, to: originals.count, by: 16) {
      let stretch = Array(originals[start..<min(start + 16, originals.count)])
      let results = workers.map(stretch.count, grain: 1) { place in
        Result { () throws(SystemError) in try self.smaller(stretch[place], in: workshop, number: place) }
      }
      for (original, result) in zip(stretch, results) {
        guard let stored = try result.get() else {
          failed += 1
          continue
        }
        made += 1
        for url in urls[original.digest] ?? [] {
          index.add(
            MediaEntry(
              url: MediaIndex.smallerAddress(of: url), digest: stored.digest, type: stored.type, bytes: stored.bytes,
              size: stored.size, fetched: time))
        }
      }
      progress(start + stretch.count, originals.count)
    }
    return (made, failed)
  }

  /// Whether a picture moves: it stays as it is, since a version would not.
  private func isMoving(_ entry: MediaEntry) -> Bool {
    entry.type.isMoving(beginning: beginning(of: entry))
  }

  private func beginning(of entry: MediaEntry) -> [UInt8] {
    guard let reader = try? FileReader(Folder.join(folder, entry.fileName)) else { return [] }
    return (try? reader.read(0..<min(reader.size, 1 << 16))) ?? []
  }

  /// Where versions are before they are whole: beside the folder, so that one that a killed run left is never taken for a picture.
  private func openWorkshop() throws(SystemError) -> String {
    let path = Folder.statePath(of: folder) + ".smaller"
    try Folder.make(path)
    for name in try Folder.files(in: path) { try File.remove(Folder.join(path, name)) }
    return try Folder.absolute(path)
  }

  /// Makes one; `nil` when the program cannot read the picture, or a folder stands in the place of the version.
  private func smaller(_ original: MediaEntry, in workshop: String, number: Int) throws(SystemError) -> FileIntake
    .Stored?
  {
    let output = Folder.join(workshop, "\(number).webp")
    defer { try? File.remove(output) }
    let status = try Program.run(
      Self.program,
      [
        Folder.join(folder, original.fileName), "--size", "\(MediaIndex.smallerWidth)x", "-o",
        // A whole path: others are taken from the picture's folder.
        output + "[Q=75,strip]",
      ], variables: ["VIPS_BLOCK_UNTRUSTED=1"])
    guard status == 0, let bytes = try? File.read(output), let type = MediaType(beginning: bytes), type == .webp else {
      return nil
    }
    let stored = FileIntake.Stored(
      digest: SHA256.digest(of: bytes), type: type, bytes: bytes.count, size: PictureSize(of: type, in: bytes))
    do throws(SystemError) {
      try File.replace(bytes, at: Folder.join(folder, MediaName.name(stored.digest, type)))
    } catch {
      guard error.isFolder else { throw error }
      return nil
    }
    return stored
  }
}
