import Platform

/// What is the same to somebody who searches: texts without case, without diacritics, in compatibility characters' plain forms, and
/// Traditional characters as Simplified ones.
///
///     Ｒ２Ｄ２ Café 韓國  →  r2d2 cafe 韩国
///
/// The reader's script does the same to what is typed (`fold` in `Templates/assets/search.js`); `Scripts/check-search.py` holds one
/// against the other. The tables are `Data/folding.txt` (from Unicode) and `Data/variants.txt` (from OpenCC).
package struct TextFolding: Sendable {
  /// What the units of a folded text are.
  enum UnitClass: UInt8 {
    /// Spaces, punctuation, signs: what parts words.
    case separator
    /// Letters, digits and marks of scripts that part words.
    case word
    /// Han, kana, bopomofo and Hangul, and halves of pairs of surrogates: each is looked for by itself.
    case ideograph
  }

  /// For every UTF-16 unit the one that it becomes, with its class; `several` for one that becomes none or more than one.
  private let units: [ClassedUnit]
  private let expansions: [UInt16: [UInt16]]
  /// For every unit of a folded text the raw value of its class.
  let classes: [UInt8]

  /// A unit of a folded text in the lowest 16 bits, above it the raw value of its class.
  typealias ClassedUnit = UInt32

  /// A folded text.
  typealias FoldedText = GrowingBuffer<ClassedUnit>

  /// What no unit with its class is.
  private static let several: ClassedUnit = .max

  /// The tables, made when a text is folded for the first time.
  package static let standard = TextFolding(
    folding: PackageResources.folding_txt, variants: PackageResources.variants_txt)

  /// Pairs of a Traditional character and the Simplified one that it is folded to.
  package static let variants = String(decoding: PackageResources.variants_txt.dropLast(), as: UTF8.self)

  private init(folding: [UInt8], variants: [UInt8]) {
    var units = [UInt16](0...0xFFFF)
    // U+FFFF is no character.
    var expansions: [UInt16: [UInt16]] = [0xFFFF: []]
    var simplified: [UInt16: UInt16] = [:]
    let pairs = Array(String(decoding: variants, as: UTF8.self).utf16)
    for place in stride(from: 0, to: pairs.count - 1, by: 2) {
      simplified[pairs[place]] = pairs[place + 1]
      units[Int(pairs[place])] = pairs[place + 1]
    }
    for line in folding[...].parts(between: 0x0A) {
      let parts = line.parts(between: 0x09)
      guard parts.count == 2 else { continue }
      let folded = String(decoding: parts[0], as: UTF8.self).utf16.map { simplified[$0] ?? $0 }
      for unit in String(decoding: parts[1], as: UTF8.self).utf16 {
        if folded.count == 1 {
          units[Int(unit)] = folded[0]
        } else {
          expansions[unit] = folded
        }
      }
    }
    let classes = (0...0xFFFF).map { Self.unitClass(of: $0).rawValue }
    self.classes = classes
    self.expansions = expansions
    var classed = units.map { ClassedUnit($0) | ClassedUnit(classes[Int($0)]) << 16 }
    for unit in expansions.keys { classed[Int(unit)] = Self.several }
    self.units = classed
  }

  /// Whether a unit is looked for by itself.
  static func isIdeograph(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF,
      0x3105...0x312F, 0x3131...0x318E, 0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA960...0xA97F,
      0xAC00...0xD7FB, 0xD800...0xDFFF, 0xF900...0xFAFF:
      true
    default: false
    }
  }

  private static func unitClass(of unit: UInt16) -> UnitClass {
    if isIdeograph(unit) { return .ideograph }
    switch Unicode.Scalar(unit)?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber,
      .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      return .word
    default: return .separator
    }
  }

  /// Appends a text in UTF-8, folded. What is not UTF-8 becomes U+FFFD, which parts words.
  func append(_ text: UnsafeBufferPointer<UInt8>, to folded: inout FoldedText) {
    // A byte becomes one unit at most, but for what `expansions` has.
    folded.reserve(text.count)
    units.withUnsafeBufferPointer { table in
      var index = 0
      while index < text.count {
        let byte = text[index]
        let unit: UInt16
        if byte < 0x80 {
          unit = UInt16(byte)
          index += 1
        } else if byte & 0xF0 == 0xE0, index + 2 < text.count {
          unit = UInt16(byte & 0x0F) << 12 | UInt16(text[index + 1] & 0x3F) << 6 | UInt16(text[index + 2] & 0x3F)
          index += 3
        } else if byte & 0xE0 == 0xC0, index + 1 < text.count {
          unit = UInt16(byte & 0x1F) << 6 | UInt16(text[index + 1] & 0x3F)
          index += 2
        } else if byte & 0xF8 == 0xF0, index + 3 < text.count {
          let code =
            UInt32(byte & 0x07) << 18 | UInt32(text[index + 1] & 0x3F) << 12 | UInt32(text[index + 2] & 0x3F) << 6
            | UInt32(text[index + 3] & 0x3F)
          // There are no pairs of surrogates in the tables.
          for unit in String(Unicode.Scalar(code) ?? "\u{FFFD}").utf16 { folded.append(classed(unit)) }
          index += 4
          continue
        } else {
          unit = 0xFFFD
          index += 1
        }
        // The table has a place for every unit.
        let become = table[Int(unit)]
        if become != Self.several {
          folded.append(become)
        } else {
          let several = expansions[unit] ?? []
          folded.reserve(several.count + text.count - index)
          for unit in several { folded.append(classed(unit)) }
        }
      }
    }
  }

  /// A unit of a folded text, with its class.
  private func classed(_ unit: UInt16) -> ClassedUnit { ClassedUnit(unit) | ClassedUnit(classes[Int(unit)]) << 16 }
}
