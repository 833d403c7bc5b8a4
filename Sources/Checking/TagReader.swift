import Soup

/// The start tags of a page, one after the other, found as HTML's tokenizer finds them (HTML Standard, 13.2.5). Comments, and the
/// text of elements in which tags are text, are passed over.
///
/// It is a walk over bytes: every index is held against the number of bytes before something is read there.
struct TagReader {
  /// The index of the last tag's `<`.
  private(set) var start = 0
  /// The name of the last tag's element, in small letters.
  private(set) var name = ""
  /// The attributes of the last tag.
  private(set) var attributes: [AttributeScan.Attribute] = []
  /// The text of the last tag's element, where tags are text in it.
  private(set) var rawText: Range<Int>?
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  /// - Parameter bytes: valid as long as the reader is used.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Goes to the next start tag; `false` at the end.
  mutating func next() -> Bool {
    while let open = bytes.index(of: UInt8(ascii: "<"), from: index) {
      guard open + 1 < bytes.count else { break }
      let byte = bytes[open + 1]
      if Self.isLetter(byte) {
        if readTag(at: open) { return true }
      } else if byte == UInt8(ascii: "/"), open + 2 < bytes.count, Self.isLetter(bytes[open + 2]) {
        passEndTag(at: open)
      } else if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "/") {
        index = endOfComment(at: open)
      } else {
        index = open + 1
      }
    }
    index = bytes.count
    return false
  }

  /// The value of an attribute of the last tag, with character references replaced; `nil` when it has none.
  func value(_ name: StaticString) -> String? {
    range(name).map { Self.text(bytes, $0) }
  }

  /// Where the value of an attribute of the last tag stands; `nil` when it has none. Of two of one name the first counts.
  func range(_ name: StaticString) -> Range<Int>? {
    for attribute in attributes where attribute.name.count == name.utf8CodeUnitCount {
      let isNamed = name.withUTF8Buffer { name in
        zip(bytes[attribute.name], name).allSatisfy { $0 | (Self.isLetter($0) ? 0x20 : 0) == $1 }
      }
      if isNamed { return attribute.value }
    }
    return nil
  }

  /// Text of a page with its character references replaced.
  static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    guard let first = bytes.index(of: UInt8(ascii: "&"), from: range.lowerBound, to: range.upperBound) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var text = Array(bytes[range.lowerBound..<first])
    var index = first
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "&"),
        case .character(let scalar, let end) = CharacterReferences.read(
          bytes, at: index, before: range.upperBound, isInAttribute: true)
      {
        text += UTF8.encode(scalar).map(Array.init) ?? []
        index = end
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Reads a start tag; `false` when the page ends before it does, and then it is none.
  private mutating func readTag(at open: Int) -> Bool {
    let end = endOfName(from: open + 1)
    start = open
    name = String(
      decoding: bytes[open + 1..<end].lazy.map { $0 | ((0x41...0x5A).contains($0) ? 0x20 : 0) }, as: UTF8.self)
    attributes.removeAll(keepingCapacity: true)
    rawText = nil
    var scan = AttributeScan(bytes, from: end)
    while let attribute = scan.next() { attributes.append(attribute) }
    guard let close = scan.end else {
      index = bytes.count
      return false
    }
    index = close
    if Self.rawElements.contains(name) { passRawText() }
    return true
  }

  private mutating func passEndTag(at open: Int) {
    var scan = AttributeScan(bytes, from: endOfName(from: open + 2))
    while scan.next() != nil {}
    index = scan.end ?? bytes.count
  }

  private func endOfName(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: ">") {
      end += 1
    }
    return end
  }

  /// The elements in which tags are text.
  private static let rawElements: Set<String> = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext",
  ]

  /// Goes behind the text of a raw element: to the end tag of the same name.
  private mutating func passRawText() {
    let start = index
    while let open = bytes.index(of: UInt8(ascii: "<"), from: index) {
      let behind = open + 2 + name.utf8.count
      let isEnd =
        behind < bytes.count && bytes[open + 1] == UInt8(ascii: "/")
        && zip(bytes[open + 2..<behind], name.utf8).allSatisfy { $0 | 0x20 == $1 }
        && (bytes[behind] <= 0x20 || bytes[behind] == UInt8(ascii: "/") || bytes[behind] == UInt8(ascii: ">"))
      if isEnd, name != "plaintext" {
        index = open
        rawText = start..<open
        return
      }
      index = open + 1
    }
    index = bytes.count
    rawText = start..<bytes.count
  }

  /// The index behind a comment, or behind what HTML takes for one.
  private func endOfComment(at open: Int) -> Int {
    let isComment =
      open + 3 < bytes.count && bytes[open + 1] == UInt8(ascii: "!") && bytes[open + 2] == UInt8(ascii: "-")
      && bytes[open + 3] == UInt8(ascii: "-")
    guard isComment else { return bytes.index(of: UInt8(ascii: ">"), from: open).map { $0 + 1 } ?? bytes.count }
    // `<!-->` and `<!--->` are whole comments; `--!>` ends one as well.
    var close = bytes.index(of: UInt8(ascii: ">"), from: open + 4)
    if let close, close <= open + 5, bytes[open + 4..<close].allSatisfy({ $0 == UInt8(ascii: "-") }) {
      return close + 1
    }
    while let found = close {
      let isEnd = bytes[found - 1] == UInt8(ascii: "-") && bytes[found - 2] == UInt8(ascii: "-") && found >= open + 6
      let isOddEnd =
        found >= open + 7 && bytes[found - 1] == UInt8(ascii: "!") && bytes[found - 2] == UInt8(ascii: "-")
        && bytes[found - 3] == UInt8(ascii: "-")
      if isEnd || isOddEnd { return found + 1 }
      close = bytes.index(of: UInt8(ascii: ">"), from: found + 1)
    }
    return bytes.count
  }
}
