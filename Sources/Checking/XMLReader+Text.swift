import Soup

/// What stands between tags.
extension XMLReader {
  /// The text up to the next tag.
  mutating func text() throws(FormProblem) -> String {
    let start = index
    index = bytes.index(of: UInt8(ascii: "<"), from: start) ?? bytes.count
    if let end = find("]]>", from: start, to: index) {
      throw FormProblem(message: "there is ]]> outside of a CDATA section", offset: end)
    }
    return try decoded(start..<index)
  }

  mutating func characterData() throws(FormProblem) -> String {
    let start = index + 9
    guard let end = find("]]>", from: start) else { throw problem("a CDATA section is not closed") }
    try check(start..<end)
    verbatimStart = start
    index = end + 3
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  mutating func passComment() throws(FormProblem) {
    guard let end = find("--", from: index + 4), end + 2 < bytes.count, bytes[end + 2] == UInt8(ascii: ">") else {
      throw problem("a comment is not closed, or has -- in it")
    }
    try check(index..<end)
    index = end + 3
  }

  mutating func passInstruction() throws(FormProblem) {
    guard let end = find("?>", from: index + 2) else { throw problem("a processing instruction is not closed") }
    try check(index..<end)
    index = end + 2
  }

  /// Text with its references replaced.
  func decoded(_ range: Range<Int>) throws(FormProblem) -> String {
    try check(range)
    guard var ampersand = bytes.index(of: UInt8(ascii: "&"), from: range.lowerBound, to: range.upperBound) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var text = Array(bytes[range.lowerBound..<ampersand])
    while true {
      guard let end = bytes.index(of: UInt8(ascii: ";"), from: ampersand, to: min(ampersand + 12, range.upperBound)),
        let character = Self.character(String(decoding: bytes[ampersand + 1..<end], as: UTF8.self))
      else { throw FormProblem(message: "an & is no reference that XML knows", offset: ampersand) }
      text += Array(String(character).utf8)
      let next = bytes.index(of: UInt8(ascii: "&"), from: end + 1, to: range.upperBound)
      text += bytes[end + 1..<(next ?? range.upperBound)]
      guard let next else { return String(decoding: text, as: UTF8.self) }
      ampersand = next
    }
  }

  /// The character that a reference stands for, given without `&` and `;`.
  private static func character(_ reference: String) -> Unicode.Scalar? {
    switch reference {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard reference.hasPrefix("#") else { return nil }
    let digits = reference.dropFirst()
    let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let scalar = number.flatMap(Unicode.Scalar.init) else { return nil }
    let isAllowed = scalar.value >= 0x20 || [0x09, 0x0A, 0x0D].contains(scalar.value)
    return isAllowed && scalar.value != 0xFFFE && scalar.value != 0xFFFF ? scalar : nil
  }

  /// Sees to it that bytes are UTF-8 and hold no character that XML does not allow.
  private func check(_ range: Range<Int>) throws(FormProblem) {
    let part = UnsafeBufferPointer(rebasing: bytes[range])
    if let control = part.firstIndex(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }) {
      throw FormProblem(message: "there is a control character", offset: range.lowerBound + control)
    }
    guard UTF8Check.isUTF8(part) else {
      throw FormProblem(message: "there are bytes that are not UTF-8", offset: range.lowerBound)
    }
  }
}
