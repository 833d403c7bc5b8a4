import Soup

/// Reads a document of JSON (RFC 8259), and is strict about it.
struct JSONReader {
  /// A value, and where it stands.
  struct Node {
    enum Value {
      case text(String)
      case list([Node])
      case object([(name: String, value: Node)])
      /// A number, `true`, `false` or `null`.
      case other
    }

    let value: Value
    let offset: Int

    /// The member of an object; `nil` where there is none.
    subscript(name: String) -> Node? {
      guard case .object(let members) = value else { return nil }
      return members.first { $0.name == name }?.value
    }

    var text: String? { if case .text(let text) = value { text } else { nil } }
    var list: [Node]? { if case .list(let list) = value { list } else { nil } }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// How many values may stand within each other.
  private static let deepest = 100

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The value that is all of a document.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormProblem) -> Node {
    guard UTF8Check.isUTF8(bytes) else { throw FormProblem(message: "there are bytes that are not UTF-8", offset: 0) }
    var reader = JSONReader(bytes)
    let node = try reader.value(depth: 0)
    reader.passSpace()
    guard reader.index == bytes.count else { throw reader.problem("there is something behind the value") }
    return node
  }

  private mutating func value(depth: Int) throws(FormProblem) -> Node {
    passSpace()
    let offset = index
    guard depth < Self.deepest else { throw problem("values are nested too deeply") }
    switch next {
    case UInt8(ascii: "\""): return Node(value: .text(try text()), offset: offset)
    case UInt8(ascii: "["): return Node(value: .list(try list(depth: depth)), offset: offset)
    case UInt8(ascii: "{"): return Node(value: .object(try object(depth: depth)), offset: offset)
    default:
      for word in ["true", "false", "null"] where bytes[index...].starts(with: word.utf8) {
        index += word.utf8.count
        return Node(value: .other, offset: offset)
      }
      try passNumber()
      return Node(value: .other, offset: offset)
    }
  }

  private mutating func list(depth: Int) throws(FormProblem) -> [Node] {
    var items: [Node] = []
    try forEachItem(to: UInt8(ascii: "]")) { (reader: inout JSONReader) throws(FormProblem) in
      items.append(try reader.value(depth: depth + 1))
    }
    return items
  }

  private mutating func object(depth: Int) throws(FormProblem) -> [(name: String, value: Node)] {
    var members: [(name: String, value: Node)] = []
    try forEachItem(to: UInt8(ascii: "}")) { (reader: inout JSONReader) throws(FormProblem) in
      guard reader.next == UInt8(ascii: "\"") else { throw reader.problem("a member has no name") }
      let name = try reader.text()
      guard !members.contains(where: { $0.name == name }) else {
        throw reader.problem("the member \(name) stands twice")
      }
      reader.passSpace()
      guard reader.pass(UInt8(ascii: ":")) else { throw reader.problem("the member \(name) has no value") }
      members.append((name, try reader.value(depth: depth + 1)))
    }
    return members
  }

  /// Passes what stands between brackets, item by item.
  private mutating func forEachItem(
    to end: UInt8, _ item: (inout JSONReader) throws(FormProblem) -> Void
  ) throws(FormProblem) {
    index += 1
    passSpace()
    if pass(end) { return }
    while true {
      passSpace()
      try item(&self)
      passSpace()
      if pass(end) { return }
      guard pass(UInt8(ascii: ",")) else { throw problem("there is no comma between two values") }
    }
  }

  private mutating func text() throws(FormProblem) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += String(try escaped()).utf8
      case 0..<0x20: throw problem("there is a control character in a text")
      default: text.append(byte)
      }
    }
    throw problem("a text is not closed")
  }

  /// The character behind a `\`.
  private mutating func escaped() throws(FormProblem) -> Unicode.Scalar {
    guard let byte = next else { throw problem("a text is not closed") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unit()
    default: throw problem("a \\ is followed by nothing that JSON knows")
    }
  }

  /// The character that one or two units of four digits stand for.
  private mutating func unit() throws(FormProblem) -> Unicode.Scalar {
    let high = try fourDigits()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, pass(UInt8(ascii: "\\")), pass(UInt8(ascii: "u")) else {
      throw problem("half of a pair is missing")
    }
    let low = try fourDigits()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw problem("half of a pair is missing") }
    return scalar
  }

  private mutating func fourDigits() throws(FormProblem) -> UInt32 {
    guard index + 4 <= bytes.count,
      let number = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16),
      bytes[index] != UInt8(ascii: "+"), bytes[index] != UInt8(ascii: "-")
    else { throw problem("\\u is not followed by four digits") }
    index += 4
    return number
  }

  private mutating func passNumber() throws(FormProblem) {
    let start = index
    _ = pass(UInt8(ascii: "-"))
    if !pass(UInt8(ascii: "0")) { try passDigits(from: start) }
    if pass(UInt8(ascii: ".")) { try passDigits(from: start) }
    if pass(UInt8(ascii: "e")) || pass(UInt8(ascii: "E")) {
      if !pass(UInt8(ascii: "+")) { _ = pass(UInt8(ascii: "-")) }
      try passDigits(from: start)
    }
  }

  private mutating func passDigits(from start: Int) throws(FormProblem) {
    let first = index
    while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
    guard index > first else { throw FormProblem(message: "there is no value where one has to be", offset: start) }
  }

  // MARK: Bytes

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func pass(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  private mutating func passSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private func problem(_ message: String) -> FormProblem { FormProblem(message: message, offset: index) }
}
