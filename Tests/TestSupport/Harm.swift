import Glibc
import Platform

/// What may become of a file that a program keeps for itself: written by another version, damaged, or somebody else's altogether.
package enum Harm: CaseIterable, Sendable {
  case empty, otherVersion, truncated, flipped, zeros, noise, foreignText, huge

  /// Does it to a file, which is made when it is not there.
  package func happen(to file: String, _ generator: inout SeededGenerator) throws {
    var bytes = (try? File.read(file)) ?? []
    switch self {
    case .empty: bytes = []
    case .otherVersion:
      // The number in the first line, where there is one.
      let line = bytes.firstIndex(of: 0x0A) ?? 0
      if let digit = bytes[..<line].lastIndex(where: { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
        bytes[digit] ^= 8
      }
    case .truncated: bytes = Array(bytes.prefix(bytes.count * 2 / 3))
    case .flipped:
      for _ in 0..<3 where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
    case .zeros: bytes = [UInt8](repeating: 0, count: 4096)
    case .noise: bytes = (0..<10_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    case .foreignText: bytes = Array(String(repeating: "somebody's notes\n", count: 100).utf8)
    case .huge: break
    }
    try File.writeMakingFolders(bytes, to: file)
    // A terabyte that takes no room: who reads all of it does not come back.
    if self == .huge, truncate(file, 1 << 40) != 0 { throw SystemError("write", file) }
  }
}
