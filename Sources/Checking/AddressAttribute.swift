/// Addresses in attributes that hold more than one address.
enum AddressAttribute {
  /// The address in `0; url=…`; `nil` when there is none.
  static func refreshTarget(_ content: String) -> String? {
    let rest = content.drop { $0 != ";" && $0 != "," }.dropFirst().drop { $0 == " " }
    guard rest.prefix(3).lowercased() == "url" else { return rest.isEmpty ? nil : String(rest) }
    let address = rest.dropFirst(3).drop { $0 == " " || $0 == "=" }
    guard let quote = address.first, quote == "\"" || quote == "'" else { return String(address) }
    return String(address.dropFirst().prefix { $0 != quote })
  }

  /// The addresses of a `srcset`.
  static func sources(of set: String?) -> [String] {
    guard let set else { return [] }
    var sources: [String] = []
    var rest = Substring(set)
    while true {
      rest = rest.drop { $0 == "," || $0.isWhitespace }
      guard !rest.isEmpty else { return sources }
      let address = rest.prefix { !$0.isWhitespace }
      rest = rest[address.endIndex...]
      if address.hasSuffix(",") {
        sources.append(String(address.reversed().drop { $0 == "," }.reversed()))
      } else {
        sources.append(String(address))
        rest = rest.drop { $0 != "," }
      }
    }
  }
}
