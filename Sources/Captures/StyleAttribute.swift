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

  /// Whether it sets something as small as signs in a text are: a width or height of up to 40 pixels or two letters, and none more.
  var setsSign: Bool {
    let sizes = ["width", "height"].compactMap { value(of: $0).flatMap(Self.pixels) }
    return !sizes.isEmpty && sizes.allSatisfy { $0 >= 2 && $0 <= 40 }
  }

  /// A length in pixels, where letters are 20 pixels; `nil` for what is none, or in other units.
  private static func pixels(_ length: String) -> Double? {
    for (unit, pixels) in [("px", 1.0), ("rem", 20), ("em", 20)] where length.hasSuffix(unit) {
      return Double(length.dropLast(unit.utf8.count)).map { $0 * pixels }
    }
    return nil
  }

  private static let properties = PhraseSet(["font-weight", "font-style"])

  private static func isBold(_ weight: String) -> Bool {
    weight == "bold" || weight == "bolder" || Int(weight).map { $0 >= 600 } ?? false
  }
}
