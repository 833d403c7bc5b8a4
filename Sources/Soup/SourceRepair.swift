import Diagnostics
import Glibc

/// Makes a source what HTML's tokenizer would take it for, before it is looked at: UTF-8, with line feeds for line ends.
enum SourceRepair {
  /// A repaired source.
  struct Result {
    var bytes: ArraySlice<UInt8>
    /// Whether there are surely no characters in it that show nothing (`InvisibleCharacters`).
    var isVisible: Bool
    /// Where what is no UTF-8 begins for the first time.
    var invalidOffset: Int?
  }

  /// The source, with U+FFFD in place of what is no UTF-8, without NUL, and with every CR or CR LF as one LF. Nearly every
  /// source is all that already.
  static func repaired(_ source: ArraySlice<UInt8>) -> Result {
    source.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return Result(bytes: [], isVisible: true) }
      var check = UTF8Check()
      let isValid = check.isValid(buffer)
      guard isValid, memchr(start, 0x0D, buffer.count) == nil, memchr(start, 0, buffer.count) == nil else {
        return Result(
          bytes: rewritten(Array(String(decoding: buffer, as: UTF8.self).utf8))[...], isVisible: false,
          invalidOffset: isValid ? nil : SourceText(Array(buffer)).invalidOffset)
      }
      return Result(bytes: source, isVisible: check.isVisible)
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
