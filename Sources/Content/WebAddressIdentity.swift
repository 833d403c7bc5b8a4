extension WebAddress {
  /// What makes two addresses the same article: equal for
  /// `http://WWW.Example.org:80//news/%e5%8d%97/?utm_source=x#top` and `https://www.example.org/news/南`.
  ///
  /// Scheme, letter case of the host, default port, fragment, tracking parameters, a trailing slash, doubled slashes and
  /// the spelling of percent-encodings do not count.
  package var identity: String {
    plainIdentity ?? foldedIdentity
  }

  /// The same for any address.
  var foldedIdentity: String {
    var out = host
    if let port, port != "80", port != "443", !port.isEmpty { out += ":" + port }
    out += Self.folded(path)
    if let query {
      let parameters = query.utf8.split(separator: UInt8(ascii: "&")).map { String(Substring($0)) }
        .filter { !Self.isTracking($0) }
        .map { String(decoding: Self.normalizingEscapes(Array($0.utf8)), as: UTF8.self) }
      if !parameters.isEmpty { out += "?" + parameters.joined(separator: "&") }
    }
    return out
  }

  /// The identity of an address that is as most are, as two stretches of it that stand one behind the other there: `http` or
  /// `https`, a host in small letters and nothing more for its authority, no query, nothing to fold in the path. `nil` for others.
  package static func plainIdentity(
    of address: UnsafeBufferPointer<UInt8>
  ) -> (host: Range<Int>, path: Range<Int>)? {
    guard let start = authorityStart(address) else { return nil }
    var index = start
    while index < address.count, isPlainInHost(address[index]) { index += 1 }
    let host = start..<index
    while index < address.count, address[index] != UInt8(ascii: "#") {
      if index > host.upperBound, isPlainInPath(address[index]) {
        index += 1
        continue
      }
      switch address[index] {
      case 0...0x20, 0x7F, UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "?"): return nil
      case UInt8(ascii: "/"):
        if index > host.upperBound, address[index - 1] == UInt8(ascii: "/") { return nil }
      default: if index == host.upperBound { return nil }
      }
      index += 1
    }
    // What follows `#` does not count, but has to be looked at for what is dropped.
    guard !host.isEmpty, address[index...].allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else {
      return nil
    }
    if index > host.upperBound, address[index - 1] == UInt8(ascii: "/") { index -= 1 }
    return (host, host.upperBound..<index)
  }

  /// Whether a byte stands for itself in a path: printable ASCII but for ``# % / ? \``, and what is no ASCII.
  private static func isPlainInPath(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return true }
    let bits: UInt64 = byte < 0x40 ? 0x7FFF_7FD6_0000_0000 : 0x7FFF_FFFF_EFFF_FFFF
    return bits &>> UInt64(byte & 0x3F) & 1 == 1
  }

  static func isPlainInHost(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  /// The identity of an address with nothing but a host in small letters and a path in which nothing has to be folded.
  private var plainIdentity: String? {
    guard query == nil, let authority, authority.utf8.allSatisfy(Self.isPlainInHost) else { return nil }
    let end = path.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      var previous: UInt8 = 0
      for byte in bytes {
        if byte == 0x20 || byte == UInt8(ascii: "%") || byte == previous && byte == UInt8(ascii: "/") { return nil }
        previous = byte
      }
      return previous == UInt8(ascii: "/") ? bytes.count - 1 : bytes.count
    }
    guard case let end?? = end else { return nil }
    return end == path.utf8.count ? authority + path : authority + String(Substring(path.utf8.prefix(end)))
  }

  /// A path with its escapes made alike, and without slashes that mean nothing.
  private static func folded(_ path: String) -> String {
    var previous = UInt8(ascii: "/")
    var folded: [UInt8] = []
    for byte in normalizingEscapes(Array(path.utf8)) {
      if byte == UInt8(ascii: "/"), previous == byte, !folded.isEmpty { continue }
      folded.append(byte)
      previous = byte
    }
    while folded.last == UInt8(ascii: "/") { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }

  /// The port, as written; `nil` without one.
  package var port: String? {
    guard let authority, authority.utf8.contains(UInt8(ascii: ":")),
      let colon = authority.utf8.lastIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let digits = authority[colon...].dropFirst()
    return digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? String(digits) : nil
  }

  /// Whether a query parameter only tells where a reader came from.
  private static func isTracking(_ parameter: String) -> Bool {
    let name = parameter.utf8.prefix { $0 != UInt8(ascii: "=") }
    return name.starts(with: "utm_".utf8)
      || ["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid"]
        .contains { $0.utf8.elementsEqual(name) }
  }

  /// The bytes with escapes of unreserved and of non-ASCII characters decoded, and all others in capitals.
  private static func normalizingEscapes(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) || bytes.contains(0x20) else { return bytes }
    var out: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let byte = escapedByte(in: bytes, at: index) {
        if byte >= 0x80 || isUnreserved(byte) { out.append(byte) } else { out += percentEncoded(byte) }
        index += 3
      } else {
        // What a written address would have escaped.
        let isEscaped = bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "%")
        if isEscaped { out += percentEncoded(bytes[index]) } else { out.append(bytes[index]) }
        index += 1
      }
    }
    return out
  }

  /// The byte that an escape at `index` stands for.
  static func escapedByte(in bytes: [UInt8], at index: Int) -> UInt8? {
    guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
      let high = hexadecimalValue(bytes[index + 1]), let low = hexadecimalValue(bytes[index + 2])
    else { return nil }
    return high << 4 | low
  }

  static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
    default: nil
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || "-._~".utf8.contains(byte)
  }

  /// `text` with its percent-encodings decoded; invalid UTF-8 shows as U+FFFD.
  package static func percentDecoded(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let byte = escapedByte(in: bytes, at: index) {
        out.append(byte)
        index += 3
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
