/// The parts of a source that a parser is not shown.
///
/// What tree HTML's rules make of a source does not depend on what its texts say, and seldom on its attributes. Gumbo,
/// which takes every character through a state machine, therefore gets one character in place of each such part, and
/// the tree gets the part.
///
///     <a href="https://a.example/">Some text</a>   →   <a ①>②</a>
///
/// A text that lies directly in a `<template>` behind a `<col>` is the one exception: there HTML drops words and keeps the
/// space between them, which here goes with the words.
///
/// Stand-ins are characters of plane 16, which is for private use. The source's own characters of that plane lie in parts
/// that are stood in for; whoever builds the parser's input keeps all others out of it.
struct StandIns {
  /// The parts by number, as ranges of the source.
  private(set) var parts: [Range<Int32>] = []

  /// The byte that every character of plane 16 begins with, and no other of valid UTF-8.
  static let lead: UInt8 = 0xF4
  /// How many bytes a character takes; what is no longer needs no stand-in.
  static let width = 4

  /// How many numbers have one character. Larger ones have two, one for the bits above the lowest fifteen.
  private static let single = 0x8000

  /// Writes the next stand-in in place of a part.
  mutating func append(_ part: Range<Int>, to out: inout [UInt8]) {
    let number = parts.count
    parts.append(Int32(truncatingIfNeeded: part.lowerBound)..<Int32(truncatingIfNeeded: part.upperBound))
    if number >= Self.single { Self.append(character: Self.single + number >> 15, to: &out) }
    Self.append(character: number & (Self.single - 1), to: &out)
  }

  private static func append(character offset: Int, to out: inout [UInt8]) {
    out.append(lead)
    out.append(0x80 | UInt8(truncatingIfNeeded: offset >> 12))
    out.append(0x80 | UInt8(truncatingIfNeeded: offset >> 6 & 0x3F))
    out.append(0x80 | UInt8(truncatingIfNeeded: offset & 0x3F))
  }

  /// Reads the stand-in at `index` and moves behind it; `nil` when there is none of ours.
  func part(in text: UnsafeBufferPointer<UInt8>, at index: inout Int) -> Range<Int>? {
    guard var offset = Self.character(in: text, at: index) else { return nil }
    var length = Self.width
    if offset >= Self.single {
      guard let low = Self.character(in: text, at: index + length), low < Self.single else { return nil }
      offset = (offset - Self.single) << 15 | low
      length += Self.width
    }
    guard offset < parts.count else { return nil }
    index += length
    let part = parts[offset]
    return Int(part.lowerBound)..<Int(part.upperBound)
  }

  /// The place in its plane of the character at `index`, when that is one of plane 16.
  private static func character(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard index + width <= text.count, text[index] == lead, text[index + 1] & 0xF0 == 0x80 else { return nil }
    return Int(text[index + 1] & 0x0F) << 12 | Int(text[index + 2] & 0x3F) << 6 | Int(text[index + 3] & 0x3F)
  }
}
