import Glibc

/// Makes a source what HTML's tokenizer would take it for, before it is looked at: UTF-8, with line feeds for line ends.
enum SourceRepair {
  /// The source, with U+FFFD in place of what is no UTF-8, without NUL, and with every CR or CR LF as one LF. Nearly every
  /// source is all that already.
  static func repaired(_ source: ArraySlice<UInt8>) -> [UInt8] {
    source.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return [] }
      let isClean =
        UTF8Check.isValid(buffer) && memchr(start, 0x0D, buffer.count) == nil && memchr(start, 0, buffer.count) == nil
      return isClean ? Array(buffer) : rewritten(Array(String(decoding: buffer, as: UTF8.self).utf8))
    }
  }

  private static func rewritten(_ source: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(source.count)
    for (index, byte) in source.enumerated() {
      switch byte {
      case 0: break
      case 0x0D: out.append(0x0A)
      case 0x0A where index > 0 && source[index - 1] == 0x0D: break
      default: out.append(byte)
      }
    }
    return out
  }
}

/// Whether bytes are UTF-8 (RFC 3629).
///
/// The standard library has no check that makes no string, and takes twice the time for Chinese.
enum UTF8Check {
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        // Eight at a time, where eight are ASCII.
        let isRun =
          index + 8 <= bytes.count
          && raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        index += isRun ? 8 : 1
      } else {
        guard let length = length(bytes, at: index) else { return false }
        index += length
      }
    }
    return true
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
