import Testing

@testable import Search

@Suite struct BitWriterTests {
  @Test("numbers of any size come back") func numbers() {
    let numbers = [0, 1, 2, 3, 11, 12, 63, 64, 1000, 65_535, 719_162 + 20_000, 1 << 31]
    var writer = BitWriter()
    for number in numbers { for order in [0, 2, 5, 14] { writer.writeGolomb(number, order) } }
    for count in 1...40 { for number in 0..<count { writer.writeTruncated(number, below: count) } }
    writer.write(0x1234_5678_9ABC, 47)
    var reader = IndexReader(writer.finished)
    for number in numbers { for order in [0, 2, 5, 14] { #expect(reader.golomb(order) == number) } }
    for count in 1...40 { for number in 0..<count { #expect(reader.truncated(below: count) == number) } }
    #expect(reader.number(47) == 0x1234_5678_9ABC)
  }

  @Test("what one wrote can be written behind what another did", arguments: [0, 1, 46, 47, 48, 200])
  func append(bits: Int) {
    var first = BitWriter()
    var second = BitWriter()
    for bit in 0..<bits { first.write(UInt64(bit % 3 & 1), 1) }
    for number in 0..<50 { second.writeGolomb(number, 3) }
    first.append(second)
    var reader = IndexReader(first.finished)
    for bit in 0..<bits { #expect(reader.number(1) == bit % 3 & 1) }
    for number in 0..<50 { #expect(reader.golomb(3) == number) }
  }

  @Test("no character ends a string or is half of a pair") func characters() {
    var writer = BitWriter()
    for number in 0..<5000 { writer.write(UInt64(number) &* 0x9E37_79B9_7F4A_7C15 >> 17, 47) }
    writer.write(.max, 47)
    let bytes = writer.finished
    let units = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
    #expect(units.allSatisfy { (0x100..<0xD800).contains($0) })
  }
}
