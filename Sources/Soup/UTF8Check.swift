/// Whether bytes are UTF-8 (RFC 3629), and whether all of its characters show something.
///
/// The standard library has no check that makes no string, and takes twice the time for Chinese.
package struct UTF8Check {
  /// Whether bytes are UTF-8: faster than `isValid`, since it does not look for what can be seen.
  package static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    func word(at index: Int) -> UInt64 {
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
    var index = 0
    while index < bytes.count {
      if index + 24 <= bytes.count {
        let first = word(at: index)
        if first & 0x8080_8080_8080_8080 == 0 {
          index += 8
          continue
        }
        if areOfThreeBytes(first, word(at: index + 8), word(at: index + 16)) {
          index += 24
          continue
        }
      }
      if bytes[index] < 0x80 {
        index += 1
      } else if let length = length(bytes, at: index) {
        index += length
      } else {
        return false
      }
    }
    return true
  }

  /// Whether 24 bytes surely are eight characters of three bytes each, as Han and their punctuation are: the first byte of each is `1110`
  /// and four bits, the others are `10` and six. Of those that begin with E0 and ED the second bytes would have to be looked at too.
  @inline(__always)
  private static func areOfThreeBytes(_ one: UInt64, _ two: UInt64, _ three: UInt64) -> Bool {
    let strays =
      (one & 0xC0F0_C0C0_F0C0_C0F0 ^ 0x80E0_8080_E080_80E0) | (two & 0xF0C0_C0F0_C0C0_F0C0 ^ 0xE080_80E0_8080_E080)
      | (three & 0xC0C0_F0C0_C0F0_C0C0 ^ 0x8080_E080_80E0_8080)
    guard strays == 0 else { return false }
    let leads = one & 0x00FF_0000_FF00_00FF | two & 0xFF00_00FF_0000_FF00 | three & 0x0000_FF00_00FF_0000
    return hasNoZero(leads ^ 0xE0E0_E0E0_E0E0_E0E0) && hasNoZero(leads ^ 0xEDED_EDED_EDED_EDED)
  }

  /// Whether none of the eight bytes of a word is zero.
  @inline(__always)
  private static func hasNoZero(_ word: UInt64) -> Bool {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 == 0
  }

  /// Whether none of the characters was one that `InvisibleCharacters` takes out.
  private(set) var isVisible = true

  /// Whether bytes are UTF-8. When they are not, it does not know what can be seen.
  mutating func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index + 8 <= bytes.count {
      let eight = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      if eight & 0x8080_8080_8080_8080 == 0 {
        if !InvisibleCharacters.isVisibleASCII(eight) { look(atControlsIn: bytes[index..<index + 8]) }
        index += 8
      } else if Self.isCommonHan(eight) {
        index += Self.isCommonHan(eight >> 24) ? 6 : 3
      } else if Self.isCommonPunctuation(eight) {
        index += 3
      } else {
        guard let length = look(at: index, in: bytes) else { return false }
        index += length
      }
    }
    while index < bytes.count {
      guard let length = look(at: index, in: bytes) else { return false }
      index += length
    }
    return true
  }

  /// Whether the lowest three bytes are a character from U+4000 to U+CFFF: all of them can be seen, and most are Han.
  private static func isCommonHan(_ bytes: UInt64) -> Bool {
    bytes & 0xC0C0F0 == 0x8080E0 && 0x1FF0 >> (bytes & 0x0F) & 1 == 1
  }

  /// Whether the lowest three bytes are a character from U+3000 to U+303F or from U+FF00 to U+FF7F: all of them can be seen, and are
  /// what Chinese is punctuated with.
  private static func isCommonPunctuation(_ bytes: UInt64) -> Bool {
    bytes & 0xC0FFFF == 0x8080E3 || bytes & 0xC0FEFF == 0x80BCEF
  }

  private mutating func look(atControlsIn bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    if bytes.contains(where: { InvisibleCharacters.isInvisible(UInt32($0)) }) { isVisible = false }
  }

  /// Looks at the character at `index`; returns its length, or `nil` when there is none.
  private mutating func look(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let lead = bytes[index]
    guard lead >= 0x80 else {
      if lead < 0x20 || lead == 0x7F { look(atControlsIn: bytes[index...index]) }
      return 1
    }
    guard let length = Self.length(bytes, at: index) else { return nil }
    // Punctuation in Chinese begins with these, and shows something.
    let second = bytes[index + 1]
    if lead == 0xE3, second != 0x85 { return length }
    if lead == 0xEF, second == 0xBC || second == 0xBD { return length }
    if isVisible, InvisibleCharacters.isInvisible(InvisibleCharacters.scalar(bytes, at: index).value) {
      isVisible = false
    }
    return length
  }

  /// The length of the character at `index`, which is not ASCII; `nil` when it is none.
  @inline(__always)
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let lead = bytes[index]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, lead <= 0xF4, index + length <= bytes.count else { return nil }
    let second = bytes[index + 1]
    // Overlong forms, surrogates, and what is beyond U+10FFFF.
    let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= lowest, second <= highest else { return nil }
    if length > 2, bytes[index + 2] & 0xC0 != 0x80 { return nil }
    if length > 3, bytes[index + 3] & 0xC0 != 0x80 { return nil }
    return length
  }
}
