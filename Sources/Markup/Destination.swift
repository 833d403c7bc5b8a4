/// The rules for where links and images may lead.
enum Destination {
  /// What a destination is for.
  enum Use {
    case link, image
  }

  /// `destination` as browsers read it, or `nil` when it may not be followed.
  ///
  /// Control characters go first, since browsers ignore them (`java\nscript:`), then the scheme is looked at: http and
  /// https, mailto for links, or none. A colon in the first segment of a path without a valid scheme before it is not
  /// a relative reference either (RFC 3986, section 4.2).
  static func cleaned(_ destination: UnsafeBufferPointer<UInt8>, for use: Use) -> String? {
    guard destination.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return checked(destination[...], for: use) }
    var bytes = destination[...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    guard bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return checked(bytes, for: use) }
    return bytes.filter { $0 >= 0x20 && $0 != 0x7F }.withUnsafeBufferPointer { checked($0[...], for: use) }
  }

  /// The same for a destination that comes from outside of the Markdown.
  static func cleaned(_ destination: String, for use: Use) -> String? {
    var destination = destination
    return destination.withUTF8 { cleaned($0, for: use) }
  }

  private static func checked(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, for use: Use) -> String? {
    if let scheme = scheme(of: bytes) {
      let isAllowed = scheme.isSame("https") || scheme.isSame("http") || use == .link && scheme.isSame("mailto")
      guard isAllowed else { return nil }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What stands before the first colon, when no `/`, `?` or `#` stands before it. It need not be a valid scheme.
  static func scheme(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>>? {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: ":"): return bytes[..<index]
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
      default: index += 1
      }
    }
    return nil
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Whether it is `name`, which is in lower case, in any case.
  fileprivate func isSame(_ name: StaticString) -> Bool {
    let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    return count == name.count && zip(self, name).allSatisfy { $0 == $1 || $0 >= 0x41 && $0 <= 0x5A && $0 | 0x20 == $1 }
  }
}

extension [UInt8] {
  /// Appends a destination as the value of an attribute: a valid URL string, whose non-ASCII letters stay readable.
  ///
  ///     https://news.example/a b?q=<学生>&r="1"  →  https://news.example/a%20b?q=%3C学生%3E&amp;r=%221%22
  mutating func append(destination: String) {
    var destination = destination
    destination.withUTF8 { bytes in
      let isPlain = bytes.allSatisfy { $0 < 0x80 && $0.isPlainInURL }
      if isPlain { append(contentsOf: bytes) } else { append(encoding: bytes) }
    }
  }

  private mutating func append(encoding destination: UnsafeBufferPointer<UInt8>) {
    var hasFragment = false
    var start = 0
    for (index, byte) in destination.enumerated() where !byte.isPlainInURL {
      if byte == UInt8(ascii: "%"), destination.isPercentEncoded(at: index) { continue }
      if byte == UInt8(ascii: "#"), !hasFragment {
        hasFragment = true
        continue
      }
      append(escaping: UnsafeBufferPointer(rebasing: destination[start..<index]))
      byte == UInt8(ascii: "&") ? append("&amp;") : append(percentEncoded: byte)
      start = index + 1
    }
    append(escaping: UnsafeBufferPointer(rebasing: destination[start...]))
  }

  private mutating func append(percentEncoded byte: UInt8) {
    append(UInt8(ascii: "%"))
    for digit in [byte >> 4, byte & 0xF] { append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
  }
}

extension UInt8 {
  /// Whether it stands for itself in a URL and in an attribute.
  fileprivate var isPlainInURL: Bool {
    // One bit for each ASCII character: letters, digits, and ``! $ ' ( ) * + , - . / : ; = ? @ _ ~``.
    if self >= 0x80 { return true }
    let bits: UInt64 = self < 0x40 ? 0xAFFF_FF92_0000_0000 : 0x47FF_FFFE_87FF_FFFF
    return bits &>> UInt64(self & 0x3F) & 1 == 1
  }

  fileprivate var isHexDigit: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func isPercentEncoded(at index: Int) -> Bool {
    index + 2 < count && self[index + 1].isHexDigit && self[index + 2].isHexDigit
  }
}
