/// An address of the web (RFC 3986), taken apart. Its parts are kept as they were written.
package struct WebAddress: Sendable, Hashable {
  /// The scheme in lower case; empty in a relative address.
  package var scheme: String
  /// Host with user information and port, as written; `nil` when there is none.
  package var authority: String?
  /// The path, as written.
  package var path: String
  /// What follows `?`; `nil` without one.
  package var query: String?
  /// What follows `#`; `nil` without one.
  package var fragment: String?

  /// Takes an address or a relative reference apart. Anything can be: white space around it and control characters in it
  /// are dropped, as browsers do, and `\` counts as `/` before the query.
  package init(_ text: String) {
    let complete = text.utf8.withContiguousStorageIfAvailable { WebAddress(complete: $0) }
    if case let address?? = complete { self = address } else { self.init(lenient: text) }
  }

  /// Takes any address apart.
  init(lenient text: String) {
    let bytes = Self.cleaned(text)
    var rest = bytes[...]
    (scheme, rest) = Self.splitScheme(rest)
    fragment = Self.cut(&rest, at: UInt8(ascii: "#"))
    query = Self.cut(&rest, at: UInt8(ascii: "?"))
    let folded = scheme.isEmpty || scheme == "http" || scheme == "https"
    var hierarchy =
      folded && rest.contains(UInt8(ascii: "\\"))
      ? rest.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }[...] : rest
    if hierarchy.starts(with: "//".utf8) {
      hierarchy = hierarchy.dropFirst(2)
      let end = hierarchy.firstIndex(of: UInt8(ascii: "/")) ?? hierarchy.endIndex
      authority = Self.authority(hierarchy[..<end])
      hierarchy = hierarchy[end...]
    }
    path = String(decoding: hierarchy, as: UTF8.self)
  }

  /// Takes an address apart that is as most are: `http` or `https`, with nothing that has to be dropped or folded; `nil` for others.
  private init?(complete bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = Self.authorityStart(bytes) else { return nil }
    var (path, query, fragment) = (bytes.count, bytes.count, bytes.count)
    for index in start..<bytes.count {
      switch bytes[index] {
      case 0...0x20, 0x7F, UInt8(ascii: "\\"): return nil
      case UInt8(ascii: "%"): if path > index { return nil }
      case UInt8(ascii: "/"): path = min(path, index)
      case UInt8(ascii: "?"): query = min(query, index)
      case UInt8(ascii: "#"): fragment = min(fragment, index)
      default: break
      }
    }
    query = min(query, fragment)
    path = min(path, query)
    func text(_ range: Range<Int>) -> String {
      String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
    scheme = start == 8 ? "https" : "http"
    authority = text(start..<path)
    self.path = text(path..<query)
    self.query = query < fragment ? text(query + 1..<fragment) : nil
    self.fragment = fragment < bytes.count ? text(fragment + 1..<bytes.count) : nil
  }

  /// Where the authority begins in an address with `http` or `https` in small letters.
  static func authorityStart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    bytes.starts(with: "https://".utf8) ? 8 : bytes.starts(with: "http://".utf8) ? 7 : nil
  }

  /// The host in lower case, without user information and port.
  package var host: String {
    let host = writtenHost
    let isFolded = host.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    return isFolded ? String(host) : host.lowercased()
  }

  /// The host as it was written, without user information and port.
  private var writtenHost: Substring {
    guard let authority else { return "" }
    if authority.utf8.allSatisfy({ $0 != UInt8(ascii: "@") && $0 != UInt8(ascii: ":") }) { return authority[...] }
    var host = authority.utf8[...]
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[host.index(after: at)...] }
    if host.first == UInt8(ascii: "[") {
      if let end = host.firstIndex(of: UInt8(ascii: "]")) { host = host[...end] }
    } else if let colon = host.lastIndex(of: UInt8(ascii: ":")) {
      host = host[..<colon]
    }
    return Substring(host)
  }

  /// How many labels a host has: 3 of `www.news.example`.
  package static func labelCount(ofHost host: String) -> Int { 1 + host.utf8.count { $0 == UInt8(ascii: ".") } }

  /// The end of a host that has so many labels at most: `news.example` for 2 of `www.news.example`. A table whose hosts have no more is
  /// asked for that one and its domains alone, however many labels a host has.
  package static func lastLabels(_ most: Int, ofHost host: String) -> Substring {
    var start = host.utf8.endIndex
    var left = most
    while left > 0 {
      guard let dot = host.utf8[..<start].lastIndex(of: UInt8(ascii: ".")) else { return host[...] }
      start = dot
      left -= 1
    }
    return start < host.utf8.endIndex ? host[host.utf8.index(after: start)...] : ""
  }

  /// The most bytes of an address that anybody could follow: more than servers take.
  package static let mostBytes = 8192

  /// The most bytes that a host may have: names have 253 characters at most (RFC 1035), which may be of any script here.
  package static let mostBytesOfHost = 1024

  /// Whether it is an absolute `http` or `https` address with a host.
  package var isWeb: Bool { (scheme == "http" || scheme == "https") && !writtenHost.isEmpty }

  /// The address in one piece. Spaces, quotes, angle brackets and other characters that may not stand in an address are
  /// percent-encoded; letters of any script stay readable.
  package var text: String {
    var out: [UInt8] = []
    out.reserveCapacity(path.utf8.count + 64)
    if !scheme.isEmpty {
      out += scheme.utf8
      out.append(UInt8(ascii: ":"))
    }
    if let authority { Self.encode(authority, behind: "//", into: &out) }
    Self.encode(path, into: &out)
    if let query { Self.encode(query, behind: "?", into: &out) }
    if let fragment { Self.encode(fragment, behind: "#", into: &out) }
    return String(decoding: out, as: UTF8.self)
  }

  /// The host of an address that is complete and stays as it is, as most do: `http` or `https`, a host in small letters and
  /// nothing more for its authority, and no character to encode. `nil` for all others.
  package static func plainHost(of address: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let rest: ArraySlice<UInt8>
    if address.starts(with: "https://".utf8) {
      rest = address.dropFirst(8)
    } else if address.starts(with: "http://".utf8) {
      rest = address.dropFirst(7)
    } else {
      return nil
    }
    let host = rest.prefix(while: isPlainInHost)
    guard !host.isEmpty, host.endIndex == rest.endIndex || "/?#".utf8.contains(rest[host.endIndex]),
      isPlain(rest)
    else { return nil }
    return host
  }

  /// The host of such an address.
  package static func plainHost(of address: String) -> String? {
    let host = address.utf8.withContiguousStorageIfAvailable { bytes in
      plainHost(of: bytes).map { String(decoding: UnsafeBufferPointer(rebasing: bytes[$0]), as: UTF8.self) }
    }
    return host ?? nil
  }

  /// Whether it is such an address.
  package static func isPlain(address: String) -> Bool {
    address.utf8.withContiguousStorageIfAvailable { plainHost(of: $0) != nil } ?? false
  }

  /// Where the host stands in such an address.
  private static func plainHost(of address: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard let start = authorityStart(address) else { return nil }
    var end = start
    while end < address.count, isPlainInHost(address[end]) { end += 1 }
    guard end > start, end == address.count || "/?#".utf8.contains(address[end]),
      isPlain(UnsafeBufferPointer(rebasing: address[end...]))
    else { return nil }
    return start..<end
  }

  /// This reference as seen from `base` (RFC 3986, section 5.2).
  package func resolved(against base: WebAddress) -> WebAddress {
    var result = self
    guard scheme.isEmpty else { return result }
    result.scheme = base.scheme
    guard authority == nil else { return result }
    result.authority = base.authority
    if path.isEmpty {
      result.path = base.path
      if query == nil { result.query = base.query }
    } else if path.utf8.first == UInt8(ascii: "/") {
      result.path = Self.removingDots(path)
    } else {
      let folder = base.path.utf8.lastIndex(of: UInt8(ascii: "/")).map { base.path[...$0] } ?? "/"
      result.path = Self.removingDots(folder + path)
    }
    return result
  }

  /// Whether a segment of a path begins with a dot.
  private static func hasDots(_ path: String) -> Bool {
    var previous = UInt8(ascii: "/")
    for byte in path.utf8 {
      if byte == UInt8(ascii: "."), previous == UInt8(ascii: "/") { return true }
      previous = byte
    }
    return false
  }

  /// This address, where it names a host and no scheme (`//host/path`) with that of `base` if it is http, else https.
  package func withScheme(of base: WebAddress? = nil) -> WebAddress {
    guard scheme.isEmpty, authority != nil else { return self }
    var result = self
    result.scheme = base?.scheme == "http" ? "http" : "https"
    return result
  }

  /// The path without `.` and `..`.
  private static func removingDots(_ path: String) -> String {
    guard hasDots(path) else { return path }
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return kept.joined(separator: "/")
  }

  private static func cleaned(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let isClean = bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    if isClean { return bytes }
    var kept = bytes.filter { $0 >= 0x20 && $0 != 0x7F }[...]
    while kept.first == 0x20 { kept.removeFirst() }
    while kept.last == 0x20 { kept.removeLast() }
    return Array(kept)
  }

  /// An authority without spaces, plain or escaped: none can hold one, and outlets write some by mistake.
  private static func authority(_ bytes: ArraySlice<UInt8>) -> String {
    let written = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(0x20) || bytes.contains(UInt8(ascii: "%")) else { return written }
    return written.replacing("%20", with: "").replacing(" ", with: "")
  }

  private static func splitScheme(_ bytes: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>) {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > bytes.startIndex,
      let first = bytes.first, isLetter(first)
    else { return ("", bytes) }
    let scheme = bytes[..<colon]
    guard scheme.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }) else {
      return ("", bytes)
    }
    return (String(decoding: scheme, as: UTF8.self).lowercased(), bytes[(colon + 1)...])
  }

  /// Cuts off what follows the first `mark`, and the mark.
  private static func cut(_ bytes: inout ArraySlice<UInt8>, at mark: UInt8) -> String? {
    guard let index = bytes.firstIndex(of: mark) else { return nil }
    defer { bytes = bytes[..<index] }
    return String(decoding: bytes[(index + 1)...], as: UTF8.self)
  }

  private static func encode(_ part: String, behind mark: StaticString = "", into out: inout [UInt8]) {
    mark.withUTF8Buffer { out += $0 }
    let start = out.count
    // Most addresses are plain ASCII without anything to encode.
    if isPlain(part.utf8) {
      out += part.utf8
      return
    }
    for scalar in part.unicodeScalars {
      switch scalar.value {
      case 0...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D, 0x7F...0xA0, 0x2000...0x200F, 0x2028...0x202F,
        0x205F...0x206F, 0x3000, 0xFEFF, 0xFFF0...0xFFFF:
        for byte in scalar.utf8 { out += percentEncoded(byte) }
      default: out += scalar.utf8
      }
    }
    encodeStrayPercentSigns(in: &out, from: start)
  }

  /// A percent sign that begins no escape is one that should have been escaped.
  private static func encodeStrayPercentSigns(in out: inout [UInt8], from start: Int) {
    let written = Array(out[start...])
    guard written.contains(UInt8(ascii: "%")) else { return }
    out.removeSubrange(start...)
    for index in written.indices {
      let isStray = written[index] == UInt8(ascii: "%") && escapedByte(in: written, at: index) == nil
      if isStray { out += percentEncoded(written[index]) } else { out.append(written[index]) }
    }
  }

  /// Whether surely nothing of a part, which is UTF-8, has to be encoded.
  private static func isPlain(_ bytes: some Collection<UInt8>) -> Bool {
    // How many digits of an escape are to come.
    var open = 0
    for byte in bytes {
      guard isPlain(byte) else { return false }
      if open > 0 {
        guard hexadecimalValue(byte) != nil else { return false }
        open -= 1
      } else if byte == UInt8(ascii: "%") {
        open = 2
      }
    }
    return open == 0
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    // Of other scripts the bytes of characters from U+4000 to U+9FFF, nearly all of which are Han: they stay as they are.
    if byte >= 0x80 { return byte < 0xC0 || byte >= 0xE4 && byte <= 0xE9 }
    // One bit for each ASCII character: `!` to `z` and `~`, but for `"`, `<`, `>`, `\`, `^` and the grave accent.
    let bits: UInt64 = byte < 0x40 ? 0xAFFF_FFFA_0000_0000 : 0x47FF_FFFE_AFFF_FFFF
    return bits &>> UInt64(byte & 0x3F) & 1 == 1
  }

  package static func percentEncoded(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
