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

  @Test("what stands between the places of a byte", arguments: ["", "a", ",", "a,b", ",a,,b,", "ab,cd"])
  func parts(text: String) {
    let all = Array("x,\(text),y".utf8)
    // Of a part of more bytes, which has places of its own.
    let bytes = all[2..<2 + text.utf8.count]
    let expected = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    #expect(bytes.parts(between: UInt8(ascii: ",")) == expected)
    #expect(bytes.firstPlace(of: UInt8(ascii: ",")) == bytes.firstIndex(of: UInt8(ascii: ",")))
  }

  @Test("bytes are the same as others or not") func sameBytes() {
    #expect([UInt8]().hasBytes(of: []) && [1, 2].hasBytes(of: [1, 2]))
    #expect(![UInt8]([1]).hasBytes(of: []) && ![UInt8]([1, 2]).hasBytes(of: [1, 3]) && ![UInt8]().hasBytes(of: [0]))
  }
}
