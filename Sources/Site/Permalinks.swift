import Content

/// Where pages are, and how they link to each other.
package enum Permalinks {
  /// The path of a link from one page to another, both given as paths from the site's root.
  ///
  ///     from 2024/06/21/a.html  to  authors/li/index.html   →   ../../../authors/li/index.html
  ///     from index.html         to  index.html              →   index.html
  ///
  /// - Parameters:
  ///   - page: the page; or its folder, with a slash behind it, which is all that counts.
  ///   - ending: what the target has behind its path, in characters that stand for themselves in addresses.
  package static func relative(from page: String, to target: String, ending: StaticString = "") -> String {
    var target = target
    return target.withUTF8 { relative(from: page, to: $0, ending: ending) }
  }

  /// The same for a target in UTF-8.
  static func relative(
    from page: String, to target: UnsafeBufferPointer<UInt8>, ending: StaticString = ""
  ) -> String {
    var page = page
    return page.withUTF8 { page in
      let slash = UInt8(ascii: "/")
      // The folders that both have in common.
      var common = 0
      var index = 0
      while index < page.count, index < target.count, page[index] == target[index] {
        index += 1
        if page[index - 1] == slash { common = index }
      }
      var up = 0
      for index in common..<page.count where page[index] == slash { up += 1 }
      let rest = UnsafeBufferPointer(rebasing: target[common...])
      // Room for percent signs only where there will be some: a short link needs no memory of its own then.
      let isPlain = rest.allSatisfy(standsForItself)
      let room = 3 * up + (isPlain ? rest.count : 3 * rest.count) + ending.utf8CodeUnitCount
      return String(unsafeUninitializedCapacity: room) { out in
        for index in 0..<up {
          out[3 * index] = UInt8(ascii: ".")
          out[3 * index + 1] = UInt8(ascii: ".")
          out[3 * index + 2] = slash
        }
        let end = isPlain ? out[(3 * up)...].update(fromContentsOf: rest) : encode(rest, into: out, from: 3 * up)
        return ending.withUTF8Buffer { out[end...].update(fromContentsOf: $0) }
      }
    }
  }

  /// The absolute address of a page of a site, whose own address ends in a slash. In the path characters that mean something in
  /// addresses are percent-encoded; letters of any script stay.
  ///
  /// - Parameter ending: what the page has behind its path, in characters that stand for themselves in addresses.
  package static func absolute(_ path: String, on site: String, ending: StaticString = "") -> String {
    var path = path
    return path.withUTF8 { absolute($0, on: site, ending: ending) }
  }

  /// The same for a path in UTF-8.
  static func absolute(
    _ path: UnsafeBufferPointer<UInt8>, on site: String, ending: StaticString = ""
  ) -> String {
    var site = site
    return site.withUTF8 { site in
      let isPlain = path.allSatisfy(standsForItself)
      let room = site.count + (isPlain ? path.count : 3 * path.count) + ending.utf8CodeUnitCount
      return String(unsafeUninitializedCapacity: room) { out in
        let start = out.update(fromContentsOf: site)
        let end = isPlain ? out[start...].update(fromContentsOf: path) : encode(path, into: out, from: start)
        return ending.withUTF8Buffer { out[end...].update(fromContentsOf: $0) }
      }
    }
  }

  /// Writes a path as an address behind `start`, where there is room for three times its bytes. Returns where it ends.
  private static func encode(
    _ path: UnsafeBufferPointer<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var end = start
    for byte in path {
      if standsForItself(byte) {
        out[end] = byte
        end += 1
      } else {
        out[end] = UInt8(ascii: "%")
        out[end + 1] = hexadecimalDigit(byte >> 4)
        out[end + 2] = hexadecimalDigit(byte & 15)
        end += 3
      }
    }
    return end
  }

  private static func standsForItself(_ byte: UInt8) -> Bool {
    // One bit for each ASCII character: digits, letters, and `/`, `.`, `-`, `_`, `~`.
    if byte >= 0x80 { return true }
    let bits: UInt64 = byte < 0x40 ? 0x03FF_E000_0000_0000 : 0x47FF_FFFE_87FF_FFFE
    return bits &>> UInt64(byte & 0x3F) & 1 == 1
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

  /// The path of the page that an address of the site names: `/old/name/` and `old/name` are `old/name/index.html`. `nil` for what
  /// names none, or reaches out of the site.
  static func page(at address: String) -> String? {
    let path = WebAddress.percentDecoded(WebAddress(address).path)
    var parts = path.split(separator: "/").map(String.init)
    guard !parts.isEmpty, parts.allSatisfy({ isName($0) }) else { return nil }
    if path.hasSuffix("/") || !(parts.last ?? "").hasSuffix(".html") { parts.append("index.html") }
    return parts.joined(separator: "/")
  }

  /// Whether a file or folder may have that name: no dots in front, which hide it or lead upwards, nothing that cannot be seen.
  private static func isName(_ name: String) -> Bool {
    name.utf8.count <= 200 && !name.hasPrefix(".")
      && name.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" && $0.properties.generalCategory != .format
      }
  }
}
