/// Whether bytes are UTF-8 (RFC 3629), and whether all of its characters show something.
///
/// The standard library has no check that makes no string, and takes twice the time for Chinese.
package struct UTF8Check {
  /// Whether bytes are UTF-8.
  package static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var check = UTF8Check()
    return check.isValid(bytes)
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
