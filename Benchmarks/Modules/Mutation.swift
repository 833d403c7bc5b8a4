import TestSupport

/// Makes hostile captures of good ones. What it makes depends on the seed and the number of the execution only.
struct Mutation: Sendable {
  /// The captures to begin with.
  let captures: [[UInt8]]
  let seed: UInt64

  /// How many bytes of a capture are kept: small ones make many executions.
  private static let window = 4096
  /// The most bytes that come out.
  private static let limit = 64 << 10

  /// The input of one execution.
  func input(_ execution: Int) -> [UInt8] {
    var random = SeededGenerator(seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(execution))
    var bytes = excerpt(using: &random)
    for _ in 0..<Int.random(in: 1...8, using: &random) { mutate(&bytes, using: &random) }
    return bytes.count > Self.limit ? Array(bytes.prefix(Self.limit)) : bytes
  }

  /// A capture; of a long one its header and some part of it.
  private func excerpt(using random: inout SeededGenerator) -> [UInt8] {
    let capture = captures[Int.random(in: 0..<captures.count, using: &random)]
    guard capture.count > Self.window else { return capture }
    let header = min(512, capture.count)
    let start = Int.random(in: header...(capture.count - Self.window / 2), using: &random)
    let length = Int.random(in: 64...Self.window, using: &random)
    return Array(capture[..<header] + capture[start..<min(start + length, capture.count)])
  }

  private func mutate(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
    let place = Self.place(in: bytes, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
    case 1: if place < bytes.count { bytes[place] = UInt8.random(in: .min ... .max, using: &random) }
    case 2...4: bytes.insert(contentsOf: Self.token(using: &random), at: place)
    case 5: bytes.removeSubrange(Self.chunk(of: bytes, using: &random))
    case 6: bytes.insert(contentsOf: Array(bytes[Self.chunk(of: bytes, using: &random)]), at: place)
    case 7: splice(into: &bytes, at: place, using: &random)
    case 8: if Int.random(in: 0..<4, using: &random) == 0 { bytes.removeSubrange(place...) }
    case 9: bytes.insert(contentsOf: Self.bomb(using: &random), at: place)
    case 10: bytes.insert(contentsOf: Self.brokenText.randomElement(using: &random) ?? [], at: place)
    default: Self.exchange(in: &bytes, using: &random)
    }
  }

  /// A part of another capture.
  private func splice(into bytes: inout [UInt8], at place: Int, using random: inout SeededGenerator) {
    let other = captures[Int.random(in: 0..<captures.count, using: &random)]
    bytes.insert(contentsOf: other[Self.chunk(of: other, using: &random)], at: place)
  }

  /// Puts one word of the dictionary where another stands.
  private static func exchange(in bytes: inout [UInt8], using random: inout SeededGenerator) {
    let range = chunk(of: bytes, using: &random)
    guard let mark = bytes[range].firstIndex(of: UInt8(ascii: "<")) else { return }
    let end = bytes[mark...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    bytes.replaceSubrange(mark..<end, with: token(using: &random))
  }

  /// A place in the bytes; three times of four behind where the header ends.
  private static func place(in bytes: [UInt8], using random: inout SeededGenerator) -> Int {
    let start = Int.random(in: 0..<4, using: &random) == 0 ? 0 : min(200, bytes.count)
    return Int.random(in: start...bytes.count, using: &random)
  }

  private static func chunk(of bytes: [UInt8], using random: inout SeededGenerator) -> Range<Int> {
    let start = Int.random(in: 0...bytes.count, using: &random)
    return start..<min(bytes.count, start + Int.random(in: 0...300, using: &random))
  }

  /// One word many times.
  private static func bomb(using random: inout SeededGenerator) -> [UInt8] {
    let piece = token(using: &random) + (Bool.random(using: &random) ? token(using: &random) : [])
    // Most are short: long ones cost the time of a hundred others.
    let exponent = Int.random(in: 1...11, using: &random)
    let count = min(Int.random(in: 1...(1 << exponent), using: &random), 30_000 / max(1, piece.count))
    return Array(repeatElement(piece, count: count).joined())
  }

  private static func token(using random: inout SeededGenerator) -> [UInt8] {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: Array(FuzzDictionary.text.randomElement(using: &random) ?? "").flatMap { Array(String($0).utf8) }
    case 1: Array("</\(FuzzDictionary.elements.randomElement(using: &random) ?? "p")>".utf8)
    default: startTag(using: &random)
    }
  }

  private static func startTag(using random: inout SeededGenerator) -> [UInt8] {
    var tag = "<\(FuzzDictionary.elements.randomElement(using: &random) ?? "p")"
    while Int.random(in: 0..<3, using: &random) == 0 {
      tag += " \(FuzzDictionary.attributes.randomElement(using: &random) ?? "id")"
      let quote = ["", "\"", "'"].randomElement(using: &random) ?? ""
      tag += "=\(quote)\(FuzzDictionary.values.randomElement(using: &random) ?? "")\(quote)"
    }
    return Array((tag + (Int.random(in: 0..<12, using: &random) == 0 ? "" : ">")).utf8)
  }

  /// What is not UTF-8, and what UTF-8 should not hold.
  private static let brokenText: [[UInt8]] = [
    [0xFF], [0xC0, 0x80], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
    [0x80], [0xF0, 0x9F], [0x00], [0x01], [0x0C], [0x0D], [0x0D, 0x0A], [0x1B], [0x7F], [0xC2, 0x85], [0xC2, 0xA0],
    [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0xAE], [0xE2, 0x80, 0xA8], [0xEF, 0xBB, 0xBF], [0xEF, 0xBF, 0xBE],
    [0xEF, 0xBF, 0xBD], [0xF4, 0x80, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0xE3, 0x80, 0x80],
  ]
}
