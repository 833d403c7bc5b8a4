import Content
import Soup

/// Makes addresses that a capture names complete, and refuses those that lead nowhere safe.
struct AddressResolver: Sendable {
  /// The article's own address.
  let base: WebAddress
  /// What a path on the article's own site stands behind, `https://a.example`, where that stays as it is
  /// (`WebAddress.plainHost`).
  private let site: [UInt8]?

  init(base: WebAddress) {
    self.base = base
    let site = Array("\(base.scheme)://\(base.authority ?? "")".utf8)
    let host = WebAddress.plainHost(of: site[...])
    self.site = host.map { $0.elementsEqual(Self.proxy.utf8) } ?? true ? nil : site
  }

  /// The address of a path on the article's own site with nothing in it to change, as most are; `nil` for anything else.
  private func onSite(_ written: ArraySlice<UInt8>) -> String? {
    guard let site, written.first == UInt8(ascii: "/"), written.dropFirst().first != UInt8(ascii: "/"),
      Bytes.find("/.", in: written) == nil
    else { return nil }
    let complete = site + written
    return WebAddress.plainHost(of: complete[...]).map { _ in String(decoding: complete, as: UTF8.self) }
  }

  /// The address of a link: http, https or mailto; `nil` for all others.
  func link(_ written: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: written, as: UTF8.self)
    if WebAddress.plainHost(of: written) != nil { return text }
    if let address = onSite(written) { return address }
    let address = Self.unglued(WebAddress(text))
    if address.scheme == "mailto" { return address.path.isEmpty ? nil : address.text }
    let isEmpty = address.path.isEmpty && address.query == nil && address.authority == nil
    guard !isEmpty else { return nil }
    let resolved = address.resolved(against: base)
    return resolved.isWeb ? resolved.text : nil
  }

  /// The address of a picture, a video or a frame: http or https, no longer through an image proxy.
  func resource(_ written: ArraySlice<UInt8>) -> String? {
    let trimmed = Bytes.trimmed(written)
    guard !trimmed.isEmpty, !trimmed.starts(with: "data:".utf8), !trimmed.starts(with: "about:".utf8) else {
      return nil
    }
    if let host = WebAddress.plainHost(of: trimmed) {
      if !host.elementsEqual(Self.proxy.utf8) { return String(decoding: trimmed, as: UTF8.self) }
      if let inner = Self.plainTarget(ofProxied: trimmed) { return inner }
    }
    if let address = onSite(trimmed) { return address }
    let address = Self.unglued(WebAddress(String(decoding: trimmed, as: UTF8.self))).resolved(against: base)
    guard address.isWeb else { return nil }
    return Self.withoutProxy(address).text
  }

  /// The complete address in `https://a.examplehttps://b.example/c`, where whoever captured the page put the site before
  /// every address.
  private static func unglued(_ address: WebAddress) -> WebAddress {
    guard let authority = address.authority, authority.utf8.last == UInt8(ascii: ":"), address.path.hasPrefix("//"),
      let scheme = ["https:", "http:"].first(where: { authority.hasSuffix($0) })
    else { return address }
    var inner = address
    inner.scheme = String(scheme.dropLast())
    let rest = address.path.dropFirst(2)
    let end = rest.firstIndex(of: "/") ?? rest.endIndex
    (inner.authority, inner.path) = (String(rest[..<end]), String(rest[end...]))
    return inner.isWeb ? inner : address
  }

  private static let proxy = "images.weserv.nl"

  /// The address inside a proxy's, where it stays as it is (`WebAddress.plainHost`), as most do.
  private static func plainTarget(ofProxied address: ArraySlice<UInt8>) -> String? {
    guard !address.contains(UInt8(ascii: "#")), let query = address.firstIndex(of: UInt8(ascii: "?")),
      let start = Bytes.find("url=", in: address[(query + 1)...])
    else { return nil }
    let written = address[(start + 4)...]
    guard written.contains(UInt8(ascii: "/")) else { return nil }
    if WebAddress.plainHost(of: written) != nil { return String(decoding: written, as: UTF8.self) }
    guard !written.starts(with: "http://".utf8), !written.starts(with: "https://".utf8) else { return nil }
    let complete = Array("https://".utf8) + written.drop { $0 == UInt8(ascii: "/") }
    return WebAddress.plainHost(of: complete[...]).map { _ in String(decoding: complete, as: UTF8.self) }
  }

  /// The address that `https://images.weserv.nl/?url=…` stands for. The one inside may lack its scheme.
  private static func withoutProxy(_ address: WebAddress) -> WebAddress {
    guard address.host == proxy, let query = address.query,
      let start = query.range(ofFirst: "url=")
    else { return address }
    let written = String(query[start...])
    let inner = written.utf8.contains(UInt8(ascii: "/")) ? written : WebAddress.percentDecoded(written)
    let isComplete = inner.hasPrefix("http://") || inner.hasPrefix("https://")
    let result = WebAddress(isComplete ? inner : "https://" + inner.drop { $0 == "/" })
    return result.isWeb ? result : address
  }
}

extension String {
  /// The index behind the first occurrence of an ASCII `pattern`.
  fileprivate func range(ofFirst pattern: String) -> String.Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(pattern) { return index(start, offsetBy: pattern.count) }
      start = index(after: start)
    }
    return nil
  }
}
