// The one thing that is needed of Foundation here: Unicode normalisation form C, which the standard library keeps to itself.
import Foundation

extension String {
  /// The text in normalisation form C (UAX #15). Asking takes long, and most texts are known to be in that form already: those of
  /// characters below U+0300, where the first mark is, and from U+4000 to U+9FFF, which are Han.
  package var composed: String {
    utf8.allSatisfy { $0 < 0xCC || (0xE4...0xE9).contains($0) } ? self : precomposedStringWithCanonicalMapping
  }
}

/// Names that are safe in a path and in an address, on every file system.
package enum Slug {
  /// The most bytes that a slug has.
  package static let maximumLength = 80

  /// `text` in normalisation form C and lower case, with everything but letters and digits of any script folded into `-`.
  ///
  ///     Choe Sang-Hun → choe-sang-hun        储百亮(Chris Buckley) → 储百亮-chris-buckley        ../../x → x
  ///
  /// - Parameter limit: the most bytes that the result has; it is never cut inside a character.
  /// - Returns: the slug, empty when `text` has neither letter nor digit.
  package static func make(_ text: some StringProtocol, limit: Int = maximumLength) -> String {
    if let slug = ascii(text.utf8, limit: limit) { return slug }
    var out = String.UnicodeScalarView()
    var length = 0
    var pendingHyphen = false
    for scalar in text.lowercased().composed.unicodeScalars {
      guard isNameScalar(scalar) else {
        pendingHyphen = true
        continue
      }
      let hyphen = pendingHyphen && length > 0 ? 1 : 0
      let added = String(scalar).utf8.count + hyphen
      if length + added > limit { break }
      if hyphen == 1 { out.append("-") }
      out.append(scalar)
      length += added
      pendingHyphen = false
    }
    return String(out)
  }

  /// Whether Windows has a device of that name, and so neither a file nor a folder, whatever its ending.
  package static func isDevice(_ slug: String) -> Bool {
    switch slug.utf8.count {
    case 3: ["con", "prn", "aux", "nul"].contains(slug)
    case 4: ["com", "lpt"].contains { slug.hasPrefix($0) } && slug.utf8.last.map { (0x30...0x39).contains($0) } == true
    default: false
    }
  }

  /// The slug of an ASCII text, or `nil` when it is not one.
  private static func ascii(_ bytes: some Sequence<UInt8>, limit: Int) -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(min(limit, maximumLength))
    var pendingHyphen = false
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x61...0x7A, 0x41...0x5A:
        let hyphen = pendingHyphen && !out.isEmpty
        // The rest may hold other scripts, but nothing of it would be used.
        if out.count + (hyphen ? 2 : 1) > limit { return String(decoding: out, as: UTF8.self) }
        if hyphen { out.append(UInt8(ascii: "-")) }
        out.append(byte < 0x5B && byte > 0x40 ? byte | 0x20 : byte)
        pendingHyphen = false
      case 0x80...: return nil
      default: pendingHyphen = true
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Letters and digits of any script, and the marks that belong to them.
  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }
}
