/// Raised and lowered characters of Unicode, which say in plain text what `<sup>` and `<sub>` say.
enum ScriptDigits {
  private static let plain = Array("0123456789+-=()".unicodeScalars)
  private static let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾".unicodeScalars)
  private static let lowered = Array("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎".unicodeScalars)

  /// Whether all of a text can be raised. Marks of notes such as `[1]` are no exponents and stay as they are.
  static func hasSuperscripts(_ text: [UInt8]) -> Bool { hasAll(text, raised) }

  /// Whether all of a text can be lowered.
  static func hasSubscripts(_ text: [UInt8]) -> Bool { hasAll(text, lowered) }

  static func superscript(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> { map(text, raised) }

  static func `subscript`(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> { map(text, lowered) }

  private static func hasAll(_ text: [UInt8], _ table: [Unicode.Scalar]) -> Bool {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    return !scalars.isEmpty && scalars.allSatisfy { plain.contains($0) }
  }

  private static func map(_ text: ArraySlice<UInt8>, _ table: [Unicode.Scalar]) -> ArraySlice<UInt8> {
    var out = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      out.append(plain.firstIndex(of: scalar).map { table[$0] } ?? scalar)
    }
    return Array(String(out).utf8)[...]
  }
}
