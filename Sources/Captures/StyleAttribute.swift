/// The declarations of an element's `style` attribute.
///
///     color: red; Font-Weight: Normal !important   →   value(of: "font-weight") is normal
struct StyleAttribute {
  let text: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  /// The value of a property in small letters; `nil` without one. Of several the last one counts.
  ///
  /// - Parameter property: its name in small letters.
  func value(of property: String) -> String? {
    var value: String?
    for declaration in text.split(separator: UInt8(ascii: ";")) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")),
        Bytes.lowercased(Bytes.trimmed(declaration[..<colon])).elementsEqual(property.utf8)
      else { continue }
      let written = declaration[(colon + 1)...].prefix { $0 != UInt8(ascii: "!") }
      value = String(decoding: Bytes.lowercased(Bytes.trimmed(written)), as: UTF8.self)
    }
    return value
  }

  /// How it sets text, of what Markdown has marks for.
  var style: Passage.Style {
    guard Self.properties.isFound(in: text) else { return [] }
    var style: Passage.Style = []
    if let weight = value(of: "font-weight"), Self.isBold(weight) { style.insert(.strong) }
    if let slope = value(of: "font-style"), slope == "italic" || slope == "oblique" { style.insert(.emphasis) }
    return style
  }

  private static let properties = PhraseSet(["font-weight", "font-style"])

  private static func isBold(_ weight: String) -> Bool {
    weight == "bold" || weight == "bolder" || Int(weight).map { $0 >= 600 } ?? false
  }
}
