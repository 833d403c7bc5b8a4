/// The parts of an address by which it is found: its host without `www.`, the parts of its path, its query. Case, scheme and fragment
/// do not count.
///
///     https://www.news.example/World/2024/?id=7#top  →  news.example, world, 2024, ?id=7
///
/// Letters that are not of ASCII stand there as they are and percent-encoded, since what browsers copy is one or the other, whatever
/// the address was written like.
struct AddressSegments {
  /// Those that are spelled alike in every way come several times.
  private(set) var all: [Substring]

  init(_ address: String) {
    all = Self.segments(of: address)
    guard address.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 >= 0x80 }) else { return }
    let plain = Self.decodingLetters(address)
    all += Self.segments(of: plain) + Self.segments(of: Self.encodingLetters(plain))
  }

  private static func segments(of address: String) -> [Substring] {
    let lower = address.lowercased()
    var rest = lower.utf8[...]
    if let end = endOfScheme(rest) { rest = rest[end...] }
    if let fragment = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<fragment] }
    if rest.starts(with: "www.".utf8) { rest = rest.dropFirst(4) }
    let query = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
    return rest[..<query].split(separator: UInt8(ascii: "/")).map { Substring($0) }
      + (query == rest.endIndex ? [] : [Substring(rest[query...])])
  }

  /// Where what follows the first `://` begins.
  private static func endOfScheme(_ address: Substring.UTF8View) -> Substring.UTF8View.Index? {
    let mark = "://".utf8
    var start = address.startIndex
    while let colon = address[start...].firstIndex(of: UInt8(ascii: ":")) {
      if address[colon...].starts(with: mark) { return address.index(colon, offsetBy: mark.count) }
      start = address.index(after: colon)
    }
    return nil
  }

  /// An address with the letters that its encodings stand for, but for those of ASCII, which may mean something else, and such as
  /// are not in UTF-8.
  private static func decodingLetters(_ address: String) -> String {
    let bytes = Array(address.utf8)
    var out: [UInt8] = []
    var place = 0
    while place < bytes.count {
      var letters: [UInt8] = []
      while let byte = letter(in: bytes, at: place + 3 * letters.count) { letters.append(byte) }
      let end = place + max(1, 3 * letters.count)
      let isText = !letters.isEmpty && String(validating: letters, as: UTF8.self) != nil
      out += isText ? letters[...] : bytes[place..<end]
      place = end
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The byte that is no ASCII which an encoding stands for, if there is one.
  private static func letter(in bytes: [UInt8], at place: Int) -> UInt8? {
    guard place + 2 < bytes.count, bytes[place] == UInt8(ascii: "%"),
      let high = Character(Unicode.Scalar(bytes[place + 1])).hexDigitValue, high >= 8,
      let low = Character(Unicode.Scalar(bytes[place + 2])).hexDigitValue
    else { return nil }
    return UInt8(16 * high + low)
  }

  /// An address with all letters encoded that are not of ASCII.
  private static func encodingLetters(_ address: String) -> String {
    address.utf8.reduce(into: "") { out, byte in
      if byte < 0x80 { out.unicodeScalars.append(Unicode.Scalar(byte)) } else { out += "%" + String(byte, radix: 16) }
    }
  }
}
