/// Where a template stands, and thus how the text in it is escaped.
public enum Escaping: Sendable, Hashable {
  /// HTML text and quoted attribute values: `& " < >` become entities, exactly as in the Mustache spec, and `'` a reference.
  case html
  /// XML text and double-quoted attribute values: as HTML, and characters that XML 1.0 forbids are dropped.
  case xml
  /// The inside of a JSON string, also within `<script>`: besides what JSON demands, `< > &` and the line separators
  /// U+2028 and U+2029 become `\u` escapes, so that no text can end the script.
  case json
  /// Plain text: nothing is escaped.
  case none
}

extension Escaping {
  /// Appends bytes, escaped.
  func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
    switch self {
    case .html:
      Self.copy(bytes, to: &output, special: Self.htmlSpecial, replace: Self.replaceEntity, mayPass: Self.isPlainHTML)
    case .xml: Self.copy(bytes, to: &output, special: Self.xmlSpecial, replace: Self.replaceEntity)
    case .json:
      Self.copy(bytes, to: &output, special: Self.jsonSpecial, replace: Self.replaceJSON, mayPass: Self.isPlainJSON)
    case .none: output.append(bytes)
    }
  }

  /// Copies the runs between special characters whole.
  /// - `special` gives the length of the special character at an index, or 0;
  /// - `replace` appends what stands for one that starts with this byte;
  /// - `mayPass` says that none of the eight bytes of a word is special.
  @inline(__always)
  private static func copy(
    _ bytes: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer,
    special: (UnsafeBufferPointer<UInt8>, Int) -> Int, replace: (UInt8, Int, inout OutputBuffer) -> Void,
    mayPass: (UInt64) -> Bool = { _ in false }
  ) {
    var run = 0
    var index = 0
    while index < bytes.count {
      while index + 8 <= bytes.count, mayPass(word(of: bytes, at: index)) { index += 8 }
      guard index < bytes.count else { break }
      let length = special(bytes, index)
      guard length > 0 else {
        index += 1
        continue
      }
      output.append(UnsafeBufferPointer(rebasing: bytes[run..<index]))
      replace(bytes[index], Int(bytes[index + length - 1]), &output)
      index += length
      run = index
    }
    output.append(UnsafeBufferPointer(rebasing: bytes[run...]))
  }

  @inline(__always)
  private static func word(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// Whether surely none of the eight bytes of a word is one of `& " ' < >`: taken off bit by bit, a character leaves zero.
  /// `<` and `>` differ in one bit only; `"`, `&` and `'` in two, as does `#`, which is found too. With these set, two comparisons
  /// find all of them.
  @inline(__always)
  private static func isPlainHTML(_ word: UInt64) -> Bool {
    hasNoZero((word | 0x0202_0202_0202_0202) ^ 0x3E3E_3E3E_3E3E_3E3E)
      && hasNoZero((word | 0x0505_0505_0505_0505) ^ 0x2727_2727_2727_2727)
  }

  /// Whether none of the eight bytes of a word is special in JSON, nor the first byte of U+2028 and its like.
  @inline(__always)
  private static func isPlainJSON(_ word: UInt64) -> Bool {
    let hasControl = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 != 0
    return !hasControl && isPlainHTML(word) && hasNoZero(word ^ 0x5C5C_5C5C_5C5C_5C5C)
      && hasNoZero(word ^ 0x7F7F_7F7F_7F7F_7F7F) && hasNoZero(word ^ 0xE2E2_E2E2_E2E2_E2E2)
  }

  /// Whether none of the eight bytes of a word is zero.
  @inline(__always)
  private static func hasNoZero(_ word: UInt64) -> Bool {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 == 0
  }

  @inline(__always)
  private static func htmlSpecial(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    bytes[index] == UInt8(ascii: "'") ? 1 : markSpecial(bytes, index)
  }

  /// The same for what is special in XML and in a script as well.
  @inline(__always)
  private static func markSpecial(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    // Letters and all of CJK lie behind the last of them: one comparison for most bytes.
    guard bytes[index] <= UInt8(ascii: ">") else { return 0 }
    return switch bytes[index] {
    case UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"): 1
    default: 0
    }
  }

  @inline(__always)
  private static func xmlSpecial(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    switch bytes[index] {
    case 0x09, 0x0A, 0x0D: 0
    case 0x00..<0x20: 1
    case 0xEF where isFollowed(bytes, index, by: 0xBF, either: 0xBE, or: 0xBF): 3  // U+FFFE, U+FFFF
    default: markSpecial(bytes, index)
    }
  }

  @inline(__always)
  private static func jsonSpecial(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    switch bytes[index] {
    case 0x00..<0x20, 0x7F, UInt8(ascii: "\\"): 1
    case 0xE2 where isFollowed(bytes, index, by: 0x80, either: 0xA8, or: 0xA9): 3  // U+2028, U+2029
    default: markSpecial(bytes, index)
    }
  }

  @inline(__always)
  private static func isFollowed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, by second: UInt8, either third: UInt8, or other: UInt8
  ) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == second && (bytes[index + 2] == third || bytes[index + 2] == other)
  }

  private static func replaceEntity(_ byte: UInt8, last: Int, in output: inout OutputBuffer) {
    switch byte {
    case UInt8(ascii: "&"): output.append("&amp;")
    case UInt8(ascii: "\""): output.append("&quot;")
    case UInt8(ascii: "'"): output.append("&#39;")
    case UInt8(ascii: "<"): output.append("&lt;")
    case UInt8(ascii: ">"): output.append("&gt;")
    default: break  // forbidden in XML: dropped
    }
  }

  private static func replaceJSON(_ byte: UInt8, last: Int, in output: inout OutputBuffer) {
    switch byte {
    case UInt8(ascii: "\""): output.append(#"\""#)
    case UInt8(ascii: "\\"): output.append(#"\\"#)
    case 0x0A: output.append(#"\n"#)
    case 0xE2: output.append(last == 0xA8 ? #"\u2028"# : #"\u2029"#)
    default:
      output.append(byte < 0x10 ? #"\u000"# : #"\u00"#)
      output.append(String(byte, radix: 16))
    }
  }
}
