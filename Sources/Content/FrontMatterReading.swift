import Diagnostics
import Glibc

extension FrontMatter {
  /// A file taken apart at its front matter.
  package struct Split: Sendable {
    /// The lines between the `---` lines.
    package var yaml: Range<Int>
    /// What follows the closing `---` line.
    package var body: Range<Int>
  }

  /// Finds the front matter that the bytes begin with, behind a byte order mark if there is one.
  ///
  /// - Returns: `nil` when the first line is not `---` or no line closes it.
  package static func split(_ bytes: [UInt8]) -> Split? {
    var start = SourceText.byteOrderMark(of: bytes)
    guard let first = lineEnd(bytes, start), isFence(bytes[start..<first]) else { return nil }
    start = first + 1
    var line = start
    while line < bytes.count {
      let end = lineEnd(bytes, line) ?? bytes.count
      if isFence(bytes[line..<end]) { return Split(yaml: start..<line, body: min(end + 1, bytes.count)..<bytes.count) }
      line = end + 1
    }
    return nil
  }

  private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let end = memchr(base + start, 0x0A, bytes.count - start) else { return nil }
      return UnsafeRawPointer(end) - base
    }
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    let dash = UInt8(ascii: "-")
    guard line.count >= 3, line.first == dash else { return false }
    let (fence, rest) = (line.prefix(3), line.dropFirst(3))
    return fence.allSatisfy { $0 == dash } && rest.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  /// Reads what `write` writes, and what Jekyll's exporters write as plainly, without a YAML parser.
  ///
  /// - Returns: `nil` for anything else; a YAML parser has to read it then.
  package init?(written yaml: ArraySlice<UInt8>) {
    guard yaml.isEmpty || yaml.last == UInt8(ascii: "\n"), let entries = yaml.withUnsafeBufferPointer(Self.entries)
    else { return nil }
    self.init(entries)
  }

  private static func entries(of yaml: UnsafeBufferPointer<UInt8>) -> [Entry]? {
    guard isPrintable(yaml), String(validating: yaml, as: UTF8.self) != nil else { return nil }
    var entries: [Entry] = []
    entries.reserveCapacity(16)
    var reader = WrittenFrontMatterReader(bytes: yaml)
    while !reader.isAtEnd, entries.count < fewKeys {
      guard let entry = reader.entry(), !entries.contains(where: { $0.key == entry.key }) else { return nil }
      entries.append(entry)
    }
    if reader.isAtEnd { return entries }
    var keys = Set(entries.map(\.key))
    while !reader.isAtEnd {
      guard let entry = reader.entry(), keys.insert(entry.key).inserted else { return nil }
      entries.append(entry)
    }
    return entries
  }

  /// So many keys are compared with one another sooner than they are put into a set.
  private static let fewKeys = 16
}

extension FrontMatter {
  /// Whether lines hold nothing but what every YAML reader takes as it is. What is no UTF-8 is not looked for.
  private static func isPrintable(_ lines: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in lines.indices where lines[index].mayBeUnprintable {
      // A character of three bytes or four has another one behind it, the line end.
      let isWhole = index + (lines[index] < 0xE2 ? 1 : 3) < lines.count
      if isWhole && !isPrintable(lines, at: index) { return false }
    }
    return true
  }
}

extension UInt8 {
  /// Whether it may be or begin a character that is not printable: controls but for the line feed, DEL, 0xC2, 0xE2, 0xEF and above.
  fileprivate var mayBeUnprintable: Bool {
    let bits: UInt64 =
      switch self &>> 6 {
      case 0: 0x0000_0000_FFFF_FBFF
      case 1: 1 &<< 0x3F
      case 2: 0
      default: 0xFFFF_8004_0000_0004
      }
    return bits &>> UInt64(self & 0x3F) & 1 == 1
  }
}

extension UInt8 {
  /// Whether it may mean something in a list of YAML: ``! " # % & ' * , : > @ [ \ ] ` { | }``.
  fileprivate var isIndicator: Bool {
    let bits: UInt64 = self < 0x40 ? 0x4400_14EE_0000_0000 : 0x3800_0001_3800_0001
    return self < 0x80 && bits &>> UInt64(self & 0x3F) & 1 == 1
  }
}

/// A reader of the one way in which `FrontMatter.write` writes, with spaces inside the brackets of lists, and dates to the
/// millisecond.
private struct WrittenFrontMatterReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }
  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - index >= count,
      text.withUTF8Buffer({ $0.elementsEqual(bytes[index..<index + count]) })
    else { return false }
    index += count
    return true
  }

  mutating func entry() -> FrontMatter.Entry? {
    guard let key = key() else { return nil }
    if next == UInt8(ascii: "\n") {
      var items: [FrontMatter.Value] = []
      while skip("\n  - ") {
        guard let item = blockItem() else { return nil }
        items.append(item)
      }
      guard !items.isEmpty, skip("\n") else { return nil }
      return FrontMatter.Entry(key, .list(items))
    }
    guard skip(" "), let value = value(), skip("\n") else { return nil }
    return FrontMatter.Entry(key, value)
  }

  /// The map of a block sequence's item, behind its `- `.
  private mutating func blockItem() -> FrontMatter.Value? {
    var entries: [FrontMatter.Entry] = []
    repeat {
      guard let key = key(), skip(" "), let value = value() else { return nil }
      entries.append(FrontMatter.Entry(key, value))
    } while skip("\n    ")
    return .map(entries)
  }

  /// A key of letters, digits, `-` and `_`, and its colon.
  private mutating func key() -> String? {
    let start = index
    while let byte = next, WebAddress.isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2D {
      index += 1
    }
    guard index > start, WebAddress.isLetter(bytes[start]) else { return nil }
    let key = String(decoding: bytes[start..<index], as: UTF8.self)
    return skip(":") ? key : nil
  }

  private mutating func value() -> FrontMatter.Value? {
    switch next {
    case UInt8(ascii: "["): flowList()
    case UInt8(ascii: "\""): quoted().map { .text($0) }
    default: plain().map { .text($0) }
    }
  }

  private mutating func flowList() -> FrontMatter.Value? {
    index += 1
    var items: [FrontMatter.Value] = []
    if skip("]") { return .list(items) }
    _ = skip(" ")
    repeat {
      guard let item = next == UInt8(ascii: "\"") ? quoted() : plainInFlow() else { return nil }
      items.append(.text(item))
    } while skip(", ")
    return skip("]") || skip(" ]") ? .list(items) : nil
  }

  /// A plain scalar up to the end of the line: a letter, a bracket, or a digit of a date, and nothing that YAML gives a meaning to.
  private mutating func plain() -> String? {
    guard let base = bytes.baseAddress, let found = memchr(base + index, 0x0A, bytes.count - index) else { return nil }
    let end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
    let line = UnsafeBufferPointer(rebasing: bytes[index..<end])
    guard let first = line.first, let last = line.last, last != 0x20, last != UInt8(ascii: ":") else { return nil }
    if (0x30...0x39).contains(first) {
      guard [20, 24, 25].contains(line.count), Timestamp(parsing: line, in: .utc) != nil else { return nil }
    } else {
      guard first >= 0x80 || WebAddress.isLetter(first) || first == UInt8(ascii: "(") else { return nil }
    }
    for place in line.indices where line[place] <= UInt8(ascii: ":") {
      let byte = line[place]
      // `: ` and ` #`; neither the space nor the colon is the last.
      let isMark =
        byte == UInt8(ascii: ":") && line[place + 1] == 0x20 || byte == 0x20 && line[place + 1] == UInt8(ascii: "#")
      if byte < 0x20 || isMark { return nil }
    }
    index = end
    return text(line)
  }

  private mutating func plainInFlow() -> String? {
    let start = index
    while let byte = next, byte >= 0x20, !byte.isIndicator { index += 1 }
    // A space before the bracket is not part of the item.
    if next == UInt8(ascii: "]"), index > start, bytes[index - 1] == 0x20 { index -= 1 }
    let item = UnsafeBufferPointer(rebasing: bytes[start..<index])
    guard let first = item.first, first >= 0x80 || WebAddress.isLetter(first) || first == UInt8(ascii: "("),
      item.last != 0x20
    else { return nil }
    return text(item)
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    // Words that a YAML reader would not take for strings are its business.
    return text.utf8.count <= 5
      && ["true", "false", "yes", "no", "on", "off", "y", "n", "null"].contains(text.lowercased())
      ? nil : text
  }

  private mutating func quoted() -> String? {
    index += 1
    var out: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\n") {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escape = next else { return nil }
        index += 1
        switch escape {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): out.append(escape)
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
          guard let scalar = scalar(digits: escape == UInt8(ascii: "u") ? 4 : 8) else { return nil }
          out += Array(String(scalar).utf8)
        default: return nil
        }
      default: out.append(byte)
      }
    }
    return nil
  }

  private mutating func scalar(digits: Int) -> Unicode.Scalar? {
    guard bytes.count - index >= digits,
      let value = UInt32(String(decoding: bytes[index..<index + digits], as: UTF8.self), radix: 16)
    else { return nil }
    index += digits
    return Unicode.Scalar(value)
  }
}
