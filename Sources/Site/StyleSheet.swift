import Content

/// A style sheet as it is published: without comments, and without the space that only helps people to read it.
///
/// Nothing else is changed but, when asked for, the addresses it names: strings and escapes stay as they are, and so does every space
/// that could mean something, such as the one in `a :hover` or in `calc(1px + 2px)`. Of the language (CSS Syntax Module Level 3) as
/// much is known as that needs: comments, strings, escapes, names, and `url(…)` without quotes, in which nothing is a comment.
package struct StyleSheet {
  /// An address in `url(…)`, behind `@import`, or in `image-set(…)`.
  package struct Reference {
    /// The address, its escapes decoded.
    package var address: String
    /// Where it stands in the source.
    package var offset: Int
    /// Where it stands in `bytes`, without quotes and parentheses.
    var range: Range<Int>
  }

  private(set) var bytes: [UInt8] = []
  /// The addresses that it names, in their order.
  package private(set) var references: [Reference] = []

  private let source: [UInt8]
  private var index = 0
  private var hasPendingSpace = false
  private var hasPendingComment = false
  /// The last byte, where it is a mark by itself: not the end of a name, a string or an escape.
  private var lastMark: UInt8?
  /// What the next string is, if nothing else comes before it.
  private var expected = Expectation.nothing
  /// The parentheses that are open, but for those of `url`: whether each string directly in them is an address.
  private var parentheses: [Bool] = []

  private enum Expectation {
    /// A string like others.
    case nothing
    /// An address, behind `@import` or `url(`.
    case address
    /// The name of a namespace, also where it stands in `url(…)`: nothing is loaded from there.
    case namespace
  }

  /// - Parameter source: a style sheet, or the declarations of a `style` attribute.
  package init(_ source: [UInt8]) {
    self.source = source
    bytes.reserveCapacity(source.count)
    while index < source.count { readToken() }
  }

  private mutating func readToken() {
    let byte = source[index]
    switch byte {
    case UInt8(ascii: "/") where index + 1 < source.count && source[index + 1] == UInt8(ascii: "*"):
      index = Self.endOfComment(in: source, from: index + 2)
      hasPendingComment = true
    case _ where Self.isSpace(byte):
      hasPendingSpace = true
      index += 1
    case UInt8(ascii: "\""), UInt8(ascii: "'"): readString()
    case UInt8(ascii: "@"), UInt8(ascii: "#"): readName(from: index + 1, mark: byte)
    case _ where isPartOfName(at: index): readName(from: index, mark: nil)
    default:
      if byte == UInt8(ascii: "(") {
        parentheses.append(false)
      } else if byte == UInt8(ascii: ")") {
        parentheses.removeLast(parentheses.isEmpty ? 0 : 1)
      }
      readMark()
    }
  }

  private mutating func readMark() {
    let byte = source[index]
    if expected == .address || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "{") { expected = .nothing }
    append(source[index...index])
    lastMark = byte
    index += 1
  }

  /// A name, and what it begins: an address where it is `url(`, or where it is `@import`.
  private mutating func readName(from start: Int, mark: UInt8?) {
    let first = index
    index = start
    while isPartOfName(at: index) { index = Self.endOfEscape(in: source, from: index) ?? index + 1 }
    append(source[first..<index])
    if start == index, let mark { lastMark = mark }
    let name = source[start..<index]
    switch mark {
    case UInt8(ascii: "@"):
      expected = Self.is("import", name) ? .address : Self.is("namespace", name) ? .namespace : .nothing
    case nil where index < source.count && source[index] == UInt8(ascii: "("): readFunction(name)
    default: if expected == .address { expected = .nothing }
    }
  }

  /// What stands behind the name of a function: all of an address without quotes, else the parenthesis.
  private mutating func readFunction(_ name: ArraySlice<UInt8>) {
    if Self.is("url", name) { return readAddress() }
    // Images by the screens that they are for: of a string that says what an image is, `type(…)` stands around it.
    parentheses.append(Self.is("image-set", name) || Self.is("-webkit-image-set", name))
    readMark()
  }

  /// What stands behind `url`, up to the closing parenthesis; a string is left to be read.
  private mutating func readAddress() {
    let open = index
    var start = index + 1
    while start < source.count, Self.isSpace(source[start]) { start += 1 }
    if start < source.count, source[start] == UInt8(ascii: "\"") || source[start] == UInt8(ascii: "'") {
      append(source[open...open])
      lastMark = source[open]
      index = start
      parentheses.append(false)
      if expected != .namespace { expected = .address }
      return
    }
    // Of what is no address nothing is said; it ends at the same place.
    var isAddress = expected != .namespace
    var (end, last) = (start, start)
    while end < source.count, source[end] != UInt8(ascii: ")") {
      if Self.isSpace(source[end]) {
        end += 1
        continue
      }
      if last < end || "\"'(".utf8.contains(source[end]) { isAddress = false }
      end = Self.endOfEscape(in: source, from: end) ?? end + 1
      last = end
    }
    index = min(end + 1, source.count)
    let place = bytes.count + start - open
    append(source[open..<index])
    if isAddress { refer(to: start..<last, at: place) }
    if expected == .address { expected = .nothing }
  }

  private mutating func readString() {
    let end = Self.endOfString(in: source, from: index)
    append(source[index..<end])
    if expected == .address || parentheses.last == true {
      if end - index >= 2, source[end - 1] == source[index] {
        refer(to: index + 1..<end - 1, at: bytes.count - (end - index) + 1)
      }
      expected = .nothing
    }
    index = end
  }

  private mutating func refer(to range: Range<Int>, at place: Int) {
    references.append(
      Reference(
        address: Self.decoded(source[range]), offset: range.lowerBound, range: place..<place + range.count))
  }

  /// The same with other addresses.
  ///
  /// - Parameter address: asked for what stands in place of a reference; `nil` where it stays.
  func bytes(leadingTo address: (Reference) -> String?) -> [UInt8] {
    guard !references.isEmpty else { return bytes }
    var out: [UInt8] = []
    var end = 0
    for reference in references {
      guard let address = address(reference) else { continue }
      out += bytes[end..<reference.range.lowerBound]
      for byte in address.utf8 {
        // What would end a string or parentheses, or the element that a style sheet stands in.
        let isPlain = byte > 0x20 && byte != 0x7F && !"\"'()\\<>".utf8.contains(byte)
        out += isPlain ? [byte] : WebAddress.percentEncoded(byte)
      }
      end = reference.range.upperBound
    }
    return out + bytes[end...]
  }

  /// Appends something, behind a space where there was one that could mean something.
  private mutating func append(_ slice: ArraySlice<UInt8>) {
    let isMark = slice.count == 1
    if let next = slice.first, !bytes.isEmpty {
      if !(lastMark.map(Self.needsNoSpaceBehind) ?? false), !Self.needsNoSpaceBefore(next) {
        // What a comment parts without space is not one, and not parted by space either.
        if hasPendingSpace {
          bytes.append(0x20)
        } else if hasPendingComment, lastMark != UInt8(ascii: "("), next != UInt8(ascii: ")") {
          bytes += "/**/".utf8
        }
      }
      if isMark, next == UInt8(ascii: "}"), lastMark == UInt8(ascii: ";") { bytes.removeLast() }
    }
    (hasPendingSpace, hasPendingComment) = (false, false)
    lastMark = nil
    bytes += slice
  }

  private static func needsNoSpaceBehind(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || needsNoSpaceBefore(byte)
  }

  private static func needsNoSpaceBefore(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ">")].contains(byte)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || isLineEnd(byte) }

  /// Whether a line ends there with two bytes.
  private static func isPair(in source: [UInt8], at index: Int) -> Bool {
    index + 1 < source.count && source[index] == 0x0D && source[index + 1] == 0x0A
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0C || byte == 0x0D }

  /// Whether a letter, a digit, `-`, `_`, or an escape stands there.
  private func isPartOfName(at index: Int) -> Bool {
    guard index < source.count else { return false }
    switch source[index] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...: return true
    default: return Self.endOfEscape(in: source, from: index) != nil
    }
  }

  /// The place behind the escape that begins there, with the one space that ends the digits of a character; `nil` where none begins.
  private static func endOfEscape(in source: [UInt8], from start: Int) -> Int? {
    guard source[start] == UInt8(ascii: "\\"), start + 1 < source.count, !isLineEnd(source[start + 1]) else {
      return nil
    }
    var end = start + 1
    while end < source.count, end < start + 7, isHexadecimal(source[end]) { end += 1 }
    guard end > start + 1 else { return start + 2 }
    guard end < source.count, isSpace(source[end]) else { return end }
    return end + (isPair(in: source, at: end) ? 2 : 1)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x61...0x66 ~= byte | 0x20
  }

  /// Whether a name is a word, in whatever letters.
  private static func `is`(_ word: StaticString, _ name: ArraySlice<UInt8>) -> Bool {
    if name.contains(UInt8(ascii: "\\")) { return `is`(word, Array(decoded(name).utf8)[...]) }
    // Of small letters, all of which that are there have that bit.
    return word.withUTF8Buffer { word in word.elementsEqual(name) { $0 == $1 | 0x20 } }
  }

  /// What a name or an address means, without its escapes.
  private static func decoded(_ slice: ArraySlice<UInt8>) -> String {
    guard slice.contains(UInt8(ascii: "\\")) else { return String(decoding: slice, as: UTF8.self) }
    let source = Array(slice)
    var out: [UInt8] = []
    var index = 0
    while index < source.count {
      if let end = endOfEscape(in: source, from: index) {
        let digits = source[(index + 1)..<end].prefix { isHexadecimal($0) }
        if digits.isEmpty {
          out += source[(index + 1)..<end]
        } else {
          let scalar = UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
          out += String(scalar ?? "\u{FFFD}").utf8
        }
        index = end
      } else {
        // A line end behind a backslash is no part of a string.
        if source[index] == UInt8(ascii: "\\") {
          index += isPair(in: source, at: index + 1) ? 2 : 1
        } else {
          out.append(source[index])
        }
        index += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The place behind the comment whose text begins at `start`; the end when there is no end of it.
  static func endOfComment(in source: [UInt8], from start: Int) -> Int {
    var index = start
    while index + 1 < source.count {
      if source[index] == UInt8(ascii: "*"), source[index + 1] == UInt8(ascii: "/") { return index + 2 }
      index += 1
    }
    return source.count
  }

  /// The place behind the string that begins at `start`. A line end without a backslash ends it too, and is kept.
  private static func endOfString(in source: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < source.count {
      if source[index] == source[start] || isLineEnd(source[index]) { return index + 1 }
      if source[index] == UInt8(ascii: "\\") { index += isPair(in: source, at: index + 1) ? 2 : 1 }
      index += 1
    }
    return source.count
  }
}
