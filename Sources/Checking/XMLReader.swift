import Diagnostics
import Soup

/// What is wrong with the form of a document, and where.
struct FormProblem: Error, Sendable {
  let message: String
  let offset: Int
}

/// Takes a document of XML 1.0 apart and is strict about it: what is not well formed, or uses a prefix without a namespace, ends it.
/// Documents with a type declaration are not read: no feed has one, and they can grow without end.
struct XMLReader {
  enum Event {
    /// An element begins. Its name as it stands there, with its prefix.
    case start(name: String, attributes: [(name: String, value: String)], offset: Int)
    case end(name: String)
    /// Characters, with references replaced.
    case text(String)
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  /// The elements that are open, with the number of prefixes that were known before each.
  private var open: [(name: String, prefixes: Int)] = []
  private var prefixes: [String] = ["xml"]
  private var hasRoot = false
  /// Whether the last tag was of an element without content, whose end is still to be told.
  private var isEmpty = false

  /// Where the last text begins, when it is a CDATA section, in which every byte stands for itself.
  var verbatimStart: Int?

  /// How many elements may be open at once.
  private static let deepest = 200

  /// - Parameter bytes: the document in UTF-8, valid as long as the reader is used.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormProblem) {
    self.bytes = bytes
    index = SourceText.byteOrderMark(of: bytes)
    if has("<?xml") { try passInstruction() }
  }

  /// What comes next; `nil` at the end of a whole document.
  mutating func next() throws(FormProblem) -> Event? {
    if isEmpty {
      isEmpty = false
      return close()
    }
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        verbatimStart = nil
        let text = try text()
        if !open.isEmpty { return .text(text) }
        guard text.utf8.allSatisfy(Self.isSpace) else { throw problem("there is text outside of the root element") }
        continue
      }
      if has("<!--") {
        try passComment()
      } else if has("<![CDATA[") {
        return .text(try characterData())
      } else if has("<!") {
        throw problem("there is a declaration, which no feed needs")
      } else if has("<?") {
        try passInstruction()
      } else if has("</") {
        return try end()
      } else {
        return try start()
      }
    }
    guard open.isEmpty else { throw problem("the document ends within <\(open.last?.name ?? "")>") }
    guard hasRoot else { throw problem("the document is empty") }
    return nil
  }

  // MARK: Tags

  private mutating func start() throws(FormProblem) -> Event {
    let offset = index
    guard !open.isEmpty || !hasRoot else { throw problem("there is a second root element") }
    guard open.count < Self.deepest else { throw problem("elements are nested too deeply") }
    hasRoot = true
    index += 1
    let name = try name()
    let known = prefixes.count
    let attributes = try attributes()
    for attribute in attributes where attribute.name.hasPrefix("xmlns:") {
      prefixes.append(String(attribute.name.dropFirst(6)))
    }
    for used in [name] + attributes.map(\.name) { try checkPrefix(of: used, at: offset) }
    open.append((name, known))
    if bytes[index] == UInt8(ascii: "/") {
      index += 1
      guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { throw problem("a / is not followed by >") }
      isEmpty = true
    }
    index += 1
    return .start(name: name, attributes: attributes, offset: offset)
  }

  private mutating func end() throws(FormProblem) -> Event {
    let offset = index
    index += 2
    let name = try name()
    passSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { throw problem("an end tag is not closed") }
    guard let expected = open.last?.name, expected == name else {
      throw FormProblem(
        message: "</\(name)> ends \(open.last.map { "<\($0.name)>" } ?? "nothing")", offset: offset)
    }
    index += 1
    return close()
  }

  private mutating func close() -> Event {
    guard let element = open.popLast() else { return .text("") }
    prefixes.removeLast(prefixes.count - element.prefixes)
    return .end(name: element.name)
  }

  /// The attributes of a tag, up to its `>` or `/`.
  private mutating func attributes() throws(FormProblem) -> [(name: String, value: String)] {
    var attributes: [(name: String, value: String)] = []
    while true {
      let hadSpace = passSpace()
      guard index < bytes.count else { throw problem("a tag is not closed") }
      if bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "/") { return attributes }
      guard hadSpace else { throw problem("there is no space before an attribute") }
      let name = try name()
      guard !attributes.contains(where: { $0.name == name }) else {
        throw problem("the attribute \(name) stands twice")
      }
      passSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
        throw problem("the attribute \(name) has no value")
      }
      index += 1
      passSpace()
      attributes.append((name, try value(of: name)))
    }
  }

  private mutating func value(of name: String) throws(FormProblem) -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"),
      let end = bytes.index(of: bytes[index], from: index + 1)
    else { throw problem("the value of \(name) is not in quotes") }
    let range = index + 1..<end
    if let less = bytes.index(of: UInt8(ascii: "<"), from: range.lowerBound, to: end) {
      throw FormProblem(message: "the value of \(name) holds a <", offset: less)
    }
    index = end + 1
    return try decoded(range)
  }

  private mutating func name() throws(FormProblem) -> String {
    let start = index
    while index < bytes.count, Self.isName(bytes[index]) { index += 1 }
    guard index > start, Self.isNameStart(bytes[start]) else {
      throw FormProblem(message: "there is no name where one has to be", offset: start)
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func checkPrefix(of name: String, at offset: Int) throws(FormProblem) {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] != "xmlns", !prefixes.contains(where: { $0 == parts[0] }) else { return }
    throw FormProblem(message: "the prefix \(parts[0]) has no namespace", offset: offset)
  }

  // MARK: Bytes

  func problem(_ message: String) -> FormProblem { FormProblem(message: message, offset: index) }

  func has(_ text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[index..<index + $0.count].elementsEqual($0) }
  }

  /// Where a text stands at `start` or behind it, before `end`.
  func find(_ text: StaticString, from start: Int, to end: Int? = nil) -> Int? {
    let end = end ?? bytes.count
    return text.withUTF8Buffer { text in
      var index = start
      while let hit = bytes.index(of: text[0], from: index, to: end), hit + text.count <= end {
        if bytes[hit..<hit + text.count].elementsEqual(text) { return hit }
        index = hit + 1
      }
      return nil
    }
  }

  @discardableResult
  private mutating func passSpace() -> Bool {
    let start = index
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    return index > start
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    TagReader.isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private static func isName(_ byte: UInt8) -> Bool {
    isNameStart(byte) || (0x30...0x3A).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
