import Content
import Soup

/// Makes addresses that a capture names complete, and refuses those that lead nowhere safe.
struct AddressResolver: Sendable {
  /// The article's own address.
  let base: WebAddress

  /// The address of a link: http, https or mailto; `nil` for all others.
  func link(_ written: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: written, as: UTF8.self)
    if WebAddress.plainHost(of: written) != nil { return text }
    let address = WebAddress(text)
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
    let address = WebAddress(String(decoding: trimmed, as: UTF8.self)).resolved(against: base)
    guard address.isWeb else { return nil }
    return Self.withoutProxy(address).text
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
