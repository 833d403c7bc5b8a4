import Diagnostics
import Platform

/// Shows the lines of files that faults are in: asked in the order of files and places, it reads each file once, and passes over it once.
struct SourceLines {
  private var path: String?
  private var bytes: [UInt8] = []
  /// Where the line begins that was found last, and its number.
  private var start = 0
  private var number = 1

  /// The longest line that is shown, in bytes.
  private static let longest = 16 << 10

  /// The position of a byte of a file, and the text of its line, where that is no longer than can be read; `nil` for a file that
  /// went away.
  mutating func place(_ path: String, _ offset: Int) -> (SourcePosition, String?)? {
    if self.path?.hasBytes(of: path) != true {
      self.path = path
      bytes = (try? File.read(path, limit: SiteCheck.largest)) ?? []
      (start, number) = (0, 1)
    }
    guard offset <= bytes.count else { return nil }
    if offset < start { (start, number) = (0, 1) }
    var index = start
    while index < offset {
      let byte = bytes[index]
      index += 1
      // A line ends at LF, CRLF or CR.
      let isPair = byte == 0x0D && index < bytes.count && bytes[index] == 0x0A
      if byte == 0x0A || byte == 0x0D && !isPair {
        start = index
        number += 1
      }
    }
    let column = bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1
    let end = bytes[start...].prefix(Self.longest + 1).firstIndex { $0 == 0x0A || $0 == 0x0D }
    let line = end ?? (bytes.count - start <= Self.longest ? bytes.count : nil)
    return (
      SourcePosition(line: number, column: column),
      line.map { String(decoding: bytes[start..<max($0, start)], as: UTF8.self) }
    )
  }
}
