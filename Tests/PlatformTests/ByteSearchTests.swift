import Platform
import TestSupport
import Testing

@Suite struct ByteSearchTests {
  @Test(
    "the first control character or other byte is found wherever it stands, as by looking at each",
    arguments: 1...4 as ClosedRange<UInt64>)
  func random(seed: UInt64) {
    var random = SeededGenerator(seed)
    for _ in 0..<500 {
      var bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0x20...0xFF, using: &random)
      }
      for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...0x21, using: &random)
      }
      let start = Int.random(in: 0...bytes.count, using: &random)
      let (one, other) = (UInt8.random(in: 0...0xFF, using: &random), UInt8(0x22))
      let expected = bytes.indices[start...].first { bytes[$0] < 0x20 || bytes[$0] == one || bytes[$0] == other }
      bytes.withUnsafeBufferPointer { #expect($0.firstControl(or: one, or: other, from: start) == expected) }
    }
  }
}
