import Content
import Feeds

/// An address as a page, a style sheet or a feed has it, taken apart as far as a check needs it (RFC 3986; URL Standard).
struct Address: Sendable, Equatable {
  /// What kind of address it is.
  enum Kind: Sendable, Equatable {
    /// A path as seen from the page; empty for the page itself.
    case relative(String)
    /// A path from the root of the host.
    case rooted
    /// `//host/path`: a host without a scheme.
    case schemeless
    /// A path of the site, by the site's own address.
    case own(String)
    /// Another address of the web, by its host.
    case web(host: String)
    /// A file of somebody's machine.
    case local
    /// A script in place of an address.
    case script
    /// An address that is no place to load something from, such as a `mailto:`, or that has its data in it.
    case other
  }

  let kind: Kind
  /// What stands behind a `#`; `nil` where nothing does.
  let fragment: String?

  /// - Parameters:
  ///   - text: the address, with character references replaced.
  ///   - site: the site's own address; `nil` when it has none.
  init(_ text: String, site: SiteAddress?) {
    let plain = Self.cleaned(text)
    let whole = plain.utf8
    let hash = whole.firstIndex(of: UInt8(ascii: "#"))
    fragment = hash.map { String(plain[whole.index(after: $0)...]) }
    let rest = plain[..<(hash ?? plain.endIndex)]
    kind = Self.kind(rest, site)
  }

  private static func kind(_ text: Substring, _ site: SiteAddress?) -> Kind {
    guard let scheme = scheme(of: text) else {
      let slashes = text.utf8.prefix(2).prefix { isSlash($0) }.count
      if slashes == 2 { return .schemeless }
      if slashes == 1 { return .rooted }
      return .relative(String(text.prefix { $0 != "?" }))
    }
    switch scheme.lowercased() {
    case "http", "https":
      let rest = text.utf8.dropFirst(scheme.utf8.count + 1).drop { isSlash($0) }
      let end = rest.firstIndex { isSlash($0) || $0 == UInt8(ascii: "?") } ?? rest.endIndex
      let host = String(Substring(rest[..<end])).lowercased()
      let path = Substring(rest[end...].prefix { $0 != UInt8(ascii: "?") })
      if let site, let own = site.path(host: host, path: path) { return .own(own) }
      return .web(host: host)
    case "javascript", "vbscript": return .script
    case "file": return .local
    default: return .other
    }
  }

  /// The scheme of an address; `nil` for one without.
  private static func scheme(of text: Substring) -> Substring? {
    guard let first = text.utf8.first, TagReader.isLetter(first) else { return nil }
    let end = text.utf8.firstIndex { byte in
      !(TagReader.isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "."))
    }
    guard let end, text.utf8[end] == UInt8(ascii: ":") else { return nil }
    return text[..<end]
  }

  /// Browsers take a `\` for a `/`.
  static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

  /// The text as browsers take it: without space around it, and without tabs and line ends.
  private static func cleaned(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 <= 0x20 }) else { return text }
    let inner = text.utf8.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
    return String(decoding: inner.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }
}

/// The address at which a site is published.
struct SiteAddress: Sendable {
  /// Its host, in ASCII where it has such a name: pages have it as it is written, feeds in ASCII.
  private let host: String
  /// Its path, which begins and ends with a slash.
  private let path: String

  /// - Parameter url: as the settings have it; `nil`, or none of the web, makes none.
  init?(_ url: String?) {
    guard let url, let scheme = url.firstRange(of: "://") else { return nil }
    let rest = url[scheme.upperBound...]
    host = URLEncoding.host(WebAddress.percentDecoded(rest.prefix { $0 != "/" }).lowercased())
    let path = WebAddress.percentDecoded(rest.drop { $0 != "/" })
    self.path = path.hasSuffix("/") ? path : path + "/"
  }

  /// The path in the site of an address; `nil` when it is none of the site's. A server shows `index.html` for a folder.
  func path(host: String, path: Substring) -> String? {
    guard URLEncoding.host(WebAddress.percentDecoded(host)) == self.host else { return nil }
    let decoded = WebAddress.percentDecoded(path)
    guard decoded.hasPrefix(self.path) || decoded + "/" == self.path else { return nil }
    let own = String(decoded.dropFirst(self.path.count))
    return own.isEmpty || own.hasSuffix("/") ? own + "index.html" : own
  }
}
