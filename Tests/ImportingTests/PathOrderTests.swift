import Platform
import TestSupport
import Testing

@testable import Importing

@Suite struct PathOrderTests {
  @Test("paths are in the order of their bytes, wherever they differ", arguments: 1...4) func order(seed: UInt64) {
    var generator = SeededGenerator(seed)
    let pieces = ["2024/06/2", "2024/06/21/nyt-", "a", "b", "中", "é", "/", "\0", ""]
    for _ in 0..<2000 {
      let paths = (0..<2).map { _ in
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
          .joined()
      }
      #expect((PathOrder(paths[0]) < PathOrder(paths[1])) == paths[0].precedesInBytes(paths[1]), "\(paths)")
    }
  }
}
