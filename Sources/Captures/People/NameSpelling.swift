/// The one way in which a name is written, so that a person has one page.
///
///     ＡＮＮ  Lee      →  ANN Lee        full-width letters, spaces
///     Bo O’Brien       →  Bo O'Brien     apostrophes
///     诺姆•乔姆斯基     →  诺姆·乔姆斯基   dots between the parts of a foreign name
///     Zoe◌̈ Q           →  Zoë Q          letters and their marks in one character (NFC)
enum NameSpelling {
  /// The text in that way.
  static func folded(_ text: String) -> String { scalars(of: text)[...].string }

  /// The text in that way, as its scalars.
  static func scalars(of text: String) -> [Unicode.Scalar] {
    var out: [Unicode.Scalar] = []
    out.reserveCapacity(text.utf8.count)
    var space = false
    for scalar in text.unicodeScalars {
      if scalar.isSpace {
        space = true
        continue
      }
      guard VisibleText.isVisible(scalar) else { continue }
      let plain = plain(scalar)
      if isMark(plain), !space, let last = out.last, let whole = composed(last, plain) {
        out[out.count - 1] = whole
        continue
      }
      if space, !out.isEmpty { out.append(" ") }
      space = false
      out.append(plain)
    }
    return out
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0xFF0E: "."
    case 0x2018, 0x2019, 0x02BC, 0xFF07: "'"
    case 0x2010, 0x2011, 0xFF0D: "-"
    case 0x2022, 0x2027, 0x30FB, 0xFF65, 0x2219, 0x22C5, 0x0387: "·"
    default: scalar
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x0300...0x036F).contains(scalar.value) || (0x3099...0x309A).contains(scalar.value)
  }

  /// The one character that is canonically equivalent to a letter and a mark.
  private static func composed(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    whole[String(String.UnicodeScalarView([letter, mark]))]
  }

  /// The letters that have marks, by themselves: Swift compares and hashes strings by canonical equivalence (UAX #15), so a
  /// letter and a mark find the one character.
  private static let whole: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [:]
    for range in [0xC0...0x233, 0x1E00...0x1EFF, 0x304C...0x30FE] as [ClosedRange<UInt32>] {
      for value in range {
        if let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic { table[String(scalar)] = scalar }
      }
    }
    return table
  }()

  /// Small words inside names.
  static let particles = WordTable([
    "de", "da", "di", "du", "del", "della", "der", "den", "dos", "das", "la", "le", "van", "von", "zu", "ten", "ter",
    "bin", "ibn", "al",
    "el", "e", "y", "af", "av", "do",
  ])
}
