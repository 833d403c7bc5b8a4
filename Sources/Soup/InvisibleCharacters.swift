/// Takes characters out of text that show nothing, and could hide words in it or reorder it.
///
/// What goes: C0 and C1 controls but tab and line ends, noncharacters, marks of direction, zero-width spaces and
/// joiners, soft hyphens, invisible operators, controls of shorthand and of music, fillers and tags. What stays, since writing needs it:
///
/// - zero-width joiners in emoji sequences, and with their counterpart in and beside letters of scripts whose letters
///   join (Arabic, the Indic scripts, Mongolian);
/// - zero-width spaces beside letters of scripts that set no spaces between words (Thai, Lao, Burmese, Khmer);
/// - one variation selector behind a character that can have one, and the tags of a flag's sequence.
///
/// U+FFFD stays: it tells that something was lost before.
package struct InvisibleCharacters {
  /// How many characters were taken out.
  package private(set) var removed = 0

  private var out: [UInt8] = []

  package init() {}

  /// The text without them.
  package mutating func cleaned(_ text: some Collection<UInt8>) -> [UInt8] {
    let whole = text.withContiguousStorageIfAvailable { buffer -> [UInt8] in
      withCleaned(buffer) { Array($0) }
    }
    return whole ?? Array(text).withUnsafeBufferPointer { buffer in withCleaned(buffer) { Array($0) } }
  }

  /// The text without them; `nil` when there are none.
  mutating func replacement(for text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    withCleaned(text) { $0.baseAddress == text.baseAddress ? nil : Array($0) }
  }

  /// Calls `body` with the text without them; nothing is copied where there are none.
  mutating func withCleaned<Result>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard var index = Self.suspect(in: text, from: 0) else { return body(text) }
    var start = 0
    out.removeAll(keepingCapacity: true)
    while index < text.count {
      let (scalar, width) = Self.scalar(text, at: index)
      if Self.isInvisible(scalar) {
        out.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        start = index
        let next = index + width < text.count ? Self.scalar(text, at: index + width).value : 0
        if !Self.isNeeded(scalar, after: Self.lastScalar(of: out), before: next) {
          start = index + width
          removed += 1
        }
      }
      index = Self.suspect(in: text, from: index + width) ?? text.count
    }
    guard start > 0 else { return body(text) }
    out.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    return out.withUnsafeBufferPointer(body)
  }

  // MARK: Bytes

  /// Where the next character stands that may have to go, told by its first bytes.
  private static func suspect(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let raw = UnsafeRawBufferPointer(text)
    var index = start
    while index < text.count {
      let byte = text[index]
      // Most bytes are ASCII or begin a Chinese character.
      if byte >= 0x20, byte < 0x7F {
        let isRun =
          index + 8 <= text.count && isVisibleASCII(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += isRun ? 8 : 1
        continue
      }
      if byte >= 0xE4, byte <= 0xED {
        index += 3
        continue
      }
      let next = index + 1 < text.count ? text[index + 1] : 0
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D: break
      case 0...0x1F, 0x7F, 0xF3, 0xF4: return index
      case 0xC2: if next <= 0x9F || next == 0xAD { return index }
      case 0xCD: if next == 0x8F { return index }
      case 0xD8: if next == 0x9C { return index }
      case 0xE1: if next == 0x85 || next == 0x9E || next == 0xA0 { return index }
      case 0xE2: if next == 0x80 || next == 0x81 { return index }
      case 0xE3: if next == 0x85 { return index }
      case 0xEF: if next >= 0xB7 { return index }
      case 0xF0: if next & 0x0F == 0x0F || next == 0x9B || next == 0x9D { return index }
      case 0xF1, 0xF2: if next & 0x0F == 0x0F { return index }
      default: break
      }
      index += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
    return nil
  }

  /// Whether eight bytes are all ASCII characters that show something, or spaces.
  static func isVisibleASCII(_ bytes: UInt64) -> Bool {
    // Where a byte is below 0x20 or is 0x7F, its highest bit comes to be set.
    (bytes | (bytes &- 0x2020_2020_2020_2020) | (bytes &+ 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0
  }

  /// The character at `index`, with its length; a byte that begins none stands for itself as U+FFFD.
  static func scalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, width: Int) {
    let first = UInt32(text[index])
    let width = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    if width == 1 { return (first, 1) }
    guard width > 0, index + width <= text.count else { return (0xFFFD, 1) }
    var value = first & (0xFF >> UInt32(width + 1))
    for byte in text[(index + 1)..<(index + width)] {
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (value, width)
  }

  private static func lastScalar(of bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { buffer in
      var index = buffer.count - 1
      while index > 0, buffer[index] & 0xC0 == 0x80, buffer.count - index < 4 { index -= 1 }
      return index < 0 ? 0 : scalar(buffer, at: index).value
    }
  }

  // MARK: Characters

  /// Whether a character shows nothing by itself.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0C, 0x0D: false
    case 0...0x1F, 0x7F...0x9F, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF: true
    case 0xFFA0, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
    default: scalar & 0xFFFE == 0xFFFE
    }
  }

  /// Whether writing needs an invisible character where it stands.
  private static func isNeeded(_ scalar: UInt32, after previous: UInt32, before next: UInt32) -> Bool {
    switch scalar {
    case 0x200B: isWithoutSpaces(previous) || isWithoutSpaces(next)
    case 0x200C: joins(previous) || joins(next)
    case 0x200D: joins(previous) || joins(next) || isInEmoji(previous) && isEmoji(next)
    case 0x180B...0x180F: (0x1800...0x18AF).contains(previous)
    case 0xFE0E, 0xFE0F: isEmoji(previous) || previous > 0xFF && !isInvisible(previous)
    case 0xFE00...0xFE0D, 0xE0100...0xE01EF: previous > 0xFF && !isInvisible(previous)
    case 0xE0020...0xE007F: previous == 0x1F3F4 || (0xE0020...0xE007E).contains(previous)
    default: false
    }
  }

  /// Whether a character belongs to a script that is set without spaces between words, and has no wide characters.
  private static func isWithoutSpaces(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19FF, 0x1A20...0x1AAF, 0xA9E0...0xA9FF,
      0xAA60...0xAADF:
      true
    default: false
    }
  }

  /// Whether a character belongs to a script whose letters take other forms beside one another.
  private static func joins(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0600...0x08FF, 0x0900...0x0DFF, 0x0F00...0x109F, 0x1780...0x18AF, 0x1900...0x1CFF, 0xA800...0xABFF,
      0xFB50...0xFDCF, 0xFDF0...0xFDFF, 0xFE70...0xFEFC, 0x10A00...0x11FFF, 0x1E900...0x1E95F:
      scalar != 0x061C
    default: false
    }
  }

  private static func isEmoji(_ scalar: UInt32) -> Bool {
    Unicode.Scalar(scalar)?.properties.isEmoji ?? false
  }

  /// Whether a joiner may stand behind a character in an emoji sequence.
  private static func isInEmoji(_ scalar: UInt32) -> Bool {
    scalar == 0xFE0F || scalar == 0x20E3 || (0xE0020...0xE007F).contains(scalar) || scalar > 0xFF && isEmoji(scalar)
  }
}
