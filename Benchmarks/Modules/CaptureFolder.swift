import Captures
import Platform

/// The captures below a folder, in memory.
struct CaptureFolder: Sendable {
  /// Whole files, in the order of their paths.
  let files: [[UInt8]]
  /// Where in each file the HTML stands.
  let bodies: [Range<Int>]

  /// Reads every capture whose header can be read.
  init(_ folder: String) throws {
    var files: [[UInt8]] = []
    var bodies: [Range<Int>] = []
    for entry in try FolderWalk(folder, include: { $0.hasSuffix(".md") || $0.hasSuffix(".txt") }).files {
      let bytes = try File.read(Folder.join(folder, entry.path), limit: CaptureConverter.maximumSize)
      guard let capture = try? Capture(bytes, file: entry.path) else { continue }
      files.append(bytes)
      bodies.append(capture.body)
    }
    self.files = files
    self.bodies = bodies
  }

  /// The bytes of all HTML.
  var size: Int { bodies.reduce(0) { $0 + $1.count } }
}
