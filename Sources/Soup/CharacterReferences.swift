/// Character references, as far as they are plain: numbers of characters, and the names that pages use.
package enum CharacterReferences {
  /// What stands at an `&`.
  package enum Reading {
    /// A character, and the index behind its reference.
    case character(Unicode.Scalar, end: Int)
    /// No reference; the index behind what cannot be part of one.
    case text(end: Int)
    /// Something that only a full parser can read.
    case unknown
  }

  /// Reads what may be a reference (HTML Standard, 13.2.5.72).
  ///
  /// - Parameter isInAttribute: whether it stands in an attribute, where `&copy=` is none.
  package static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, before limit: Int, isInAttribute: Bool
  ) -> Reading {
    var index = start + 1
    guard index < limit else { return .text(end: index) }
    if bytes[index] == UInt8(ascii: "#") { return number(bytes, at: index + 1, before: limit) }
    let name = index
    while index < limit, isAlphanumeric(bytes[index]) { index += 1 }
    if index == name { return .text(end: index) }
    guard index < limit else { return .unknown }
    if bytes[index] == UInt8(ascii: "=") { return isInAttribute ? .text(end: index) : .unknown }
    guard bytes[index] == UInt8(ascii: ";"), index - name <= 8 else { return .unknown }
    var key: UInt64 = 0
    for byte in bytes[name..<index] { key = key << 8 | UInt64(byte) }
    return named[key].map { .character($0, end: index + 1) } ?? .unknown
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, before limit: Int) -> Reading {
    var index = start
    let isHexadecimal = index < limit && bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let digits = index
    var value: UInt32 = 0
    while index < limit, index - digits < 7, let digit = digit(bytes[index], isHexadecimal: isHexadecimal) {
      value = value * (isHexadecimal ? 16 : 10) + digit
      index += 1
    }
    guard index > digits, index < limit, bytes[index] == UInt8(ascii: ";"), isPlain(value),
      let scalar = Unicode.Scalar(value)
    else { return .unknown }
    return .character(scalar, end: index + 1)
  }

  /// Whether a number stands for the character of that number: those of controls and of no characters may not.
  private static func isPlain(_ value: UInt32) -> Bool {
    switch value {
    case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFDCF, 0xFDF0...0xFFFD: true
    case 0x10000...0xFFFFF: value & 0xFFFE != 0xFFFE
    default: false
    }
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    if (0x30...0x39).contains(byte) { return UInt32(byte) - 0x30 }
    guard isHexadecimal, (0x61...0x66).contains(byte | 0x20) else { return nil }
    return UInt32(byte | 0x20) - 0x57
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  /// The names that pages use, by their bytes.
  private static let named: [UInt64: Unicode.Scalar] = {
    let names: [(String, Unicode.Scalar)] = [
      ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"), ("ldquo", "“"),
      ("rdquo", "”"), ("lsquo", "‘"), ("rsquo", "’"), ("hellip", "…"), ("mdash", "—"), ("ndash", "–"),
      ("middot", "·"), ("bull", "•"), ("copy", "©"), ("reg", "®"), ("trade", "™"), ("raquo", "»"), ("laquo", "«"),
      ("ensp", "\u{2002}"), ("emsp", "\u{2003}"), ("thinsp", "\u{2009}"), ("times", "×"), ("deg", "°"),
      ("eacute", "é"), ("egrave", "è"), ("agrave", "à"), ("uuml", "ü"), ("ouml", "ö"), ("auml", "ä"), ("ccedil", "ç"),
    ]
    return Dictionary(uniqueKeysWithValues: names.map { ($0.0.utf8.reduce(0) { $0 << 8 | UInt64($1) }, $0.1) })
  }()
}
