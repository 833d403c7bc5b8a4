import Soup

/// Character references that a text still shows after it was read, because its source escaped them twice.
///
///     大&amp;#22338;直美   →   大&#22338;直美   →   大坂直美
enum TwiceEscaped {
  /// The text with what its references stand for; `nil` when it has none. What is not complete and known stays as it is, so
  /// do those of controls and of no characters.
  static func resolved(_ text: [UInt8]) -> [UInt8]? {
    guard Bytes.contains(UInt8(ascii: "&"), in: text), Bytes.contains(UInt8(ascii: ";"), in: text) else { return nil }
    return text.withUnsafeBufferPointer { bytes in
      var out: [UInt8] = []
      var start = 0
      var index = 0
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "&"),
          case .character(let character, let end) = CharacterReferences.read(
            bytes, at: index, before: bytes.count, isInAttribute: false)
        {
          out += bytes[start..<index]
          out += character.utf8
          (start, index) = (end, end)
        } else {
          index += 1
        }
      }
      return start > 0 ? out + bytes[start...] : nil
    }
  }
}
