import Content
import Diagnostics

/// The pattern of an address at which something may be had that is no longer at its own: at a proxy for pictures, in an archive of
/// the web.
///
///     https://images.weserv.nl/?url={encoded}
///     https://web.archive.org/web/{date}id_/{url}
package struct FallbackAddress: Sendable {
  /// What may stand in braces.
  package static let names = ["url", "encoded", "host", "path", "date"]

  private let pattern: String

  package init(_ pattern: String) { self.pattern = pattern }

  /// What is wrong with a pattern, and what to do about it; `nil` for one that can be used.
  package static func problem(with pattern: String) -> (message: String, help: String)? {
    let bare = names.reduce(pattern) { filled($0, $1, with: "x") }
    if let open = bare.firstIndex(of: "{") {
      let name = String(bare[open...].dropFirst().prefix { $0 != "}" })
      let nearest = nearestName(to: name, among: names).map { "did you mean {\($0)}?" }
      return (
        "a fall-back knows no {\(name)}",
        nearest ?? "write \(names.map { "{\($0)}" }.joined(separator: ", ")); see broadsheet media --help"
      )
    }
    let isFilled = ["{url}", "{encoded}", "{path}"].contains { pattern.contains($0) }
    guard WebAddress(bare).isWeb, isFilled else {
      return (
        "the fall-back \(pattern) is not the pattern of an address", "write it as https://proxy.example/?url={encoded}"
      )
    }
    return nil
  }

  /// The address for one whose own host does not have it.
  ///
  /// - Parameter date: the day of the article, eight digits.
  package func address(for url: String, date: String) -> String {
    let address = WebAddress(url)
    let path = address.path + (address.query.map { "?\($0)" } ?? "")
    let values = ["url": url, "encoded": Self.encoded(url), "host": address.host, "path": path, "date": date]
    // In one pass: what a value says is not looked at again.
    var out = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      out += rest[..<open]
      rest = rest[open...].dropFirst()
      guard let close = rest.firstIndex(of: "}"), let value = values[String(rest[..<close])] else {
        out += "{"
        continue
      }
      out += value
      rest = rest[close...].dropFirst()
    }
    return out + rest
  }

  private static func filled(_ pattern: String, _ name: String, with value: String) -> String {
    pattern.split(separator: "{\(name)}", omittingEmptySubsequences: false).joined(separator: value)
  }

  /// An address as the value of a query: everything but letters, digits and `-._~` percent-encoded.
  private static func encoded(_ text: String) -> String {
    var out: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        out.append(byte)
      default: out += WebAddress.percentEncoded(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
