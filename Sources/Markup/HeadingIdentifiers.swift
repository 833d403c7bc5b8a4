/// Makes the ids of headings: stable, readable in any script, and never the same twice.
///
///     "Russia & Korea: 1. 军售"  →  russia-korea-1-军售
///     "Summary", "Summary"      →  summary, summary-2
///     "？！"                     →  section
struct HeadingIdentifiers {
  /// The longest an id gets, in Unicode scalars, before what tells it from others.
  static let limit = 60

  private var used: Set<String>
  /// The last number given to each text that came more than once.
  private var counts: [String: Int] = [:]

  init(reserved: Set<String>) { used = reserved }

  /// A new id for a heading.
  mutating func identifier(for heading: String) -> String {
    let base = Self.slug(heading)
    var candidate = base
    var count = counts[base] ?? 1
    while !used.insert(candidate).inserted {
      count += 1
      candidate = "\(base)-\(count)"
    }
    if count > 1 { counts[base] = count }
    return candidate
  }

  /// Letters and digits of any script, ASCII in lower case, with one `-` for whatever stands between them.
  static func slug(_ heading: String) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(heading.utf8.count)
    var length = 0
    var isGap = false
    for scalar in heading.unicodeScalars where length < limit {
      guard let letter = letter(scalar) else {
        // An apostrophe is part of its word.
        if scalar != "'" && scalar != "\u{2019}" { isGap = true }
        continue
      }
      if isGap && length > 0 {
        slug.append(UInt8(ascii: "-"))
        length += 1
        if length == limit { break }
      }
      isGap = false
      slug += letter.utf8
      length += 1
    }
    while slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return keepingClear(of: String(decoding: slug, as: UTF8.self))
  }

  /// Moves ids out of the way of those of footnotes, which `fn` and `fnref` would meet with a number behind them.
  private static func keepingClear(of slug: String) -> String {
    if slug.isEmpty { return "section" }
    let first = slug.utf8.prefix { $0 != UInt8(ascii: "-") }
    return first.elementsEqual("fn".utf8) || first.elementsEqual("fnref".utf8) ? "section-" + slug : slug
  }

  private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return scalar
    case 0x41...0x5A: return Unicode.Scalar(scalar.value | 0x20)
    case 0..<0x80: return nil
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .nonspacingMark, .spacingMark:
      return scalar
    default: return nil
    }
  }
}
