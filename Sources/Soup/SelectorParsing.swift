extension Selector {
  /// Reads a selector.
  package init(_ text: String) throws(Problem) {
    var parser = SelectorParser(Array(text.utf8))
    alternatives = try parser.alternatives()
  }
}

/// Reads the text of a selector from left to right.
private struct SelectorParser {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func alternatives() throws(Selector.Problem) -> [[Selector.Step]] {
    var alternatives: [[Selector.Step]] = []
    repeat {
      alternatives.append(try steps())
    } while take(",")
    guard index == bytes.count else { throw .init(message: "'\(rest)' cannot be read here") }
    return alternatives
  }

  private mutating func steps() throws(Selector.Problem) -> [Selector.Step] {
    var steps: [Selector.Step] = []
    skipSpace()
    var relation = Selector.Step.Relation.inside
    while index < bytes.count, bytes[index] != UInt8(ascii: ",") {
      steps.append(Selector.Step(relation: relation, conditions: try conditions()))
      skipSpace()
      relation = take(">") ? .childOf : .inside
      if relation == .childOf, index == bytes.count { throw .init(message: "nothing follows the last '>'") }
    }
    guard !steps.isEmpty else { throw .init(message: "the selector is empty") }
    return steps
  }

  private mutating func conditions() throws(Selector.Problem) -> [Selector.Condition] {
    var conditions: [Selector.Condition] = []
    let isUniversal = take("*")
    if !isUniversal, let tag = try tag() { conditions.append(.tag(tag)) }
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "."):
        index += 1
        conditions.append(.className(try name("a class")))
      case UInt8(ascii: "#"):
        index += 1
        conditions.append(.identifier(try name("an id")))
      case UInt8(ascii: "["):
        index += 1
        conditions.append(try attribute())
      default:
        guard isUniversal || !conditions.isEmpty else { throw .init(message: "'\(rest)' cannot be read here") }
        return conditions
      }
    }
    return conditions
  }

  private mutating func tag() throws(Selector.Problem) -> Tag? {
    let written = takeName()
    guard !written.isEmpty else { return nil }
    let text = String(decoding: written, as: UTF8.self).lowercased()
    guard let tag = Tag.allCases.first(where: { $0.name == text && ![.root, .text, .other].contains($0) }) else {
      throw .init(message: "there is no element <\(text)>")
    }
    return tag
  }

  private mutating func attribute() throws(Selector.Problem) -> Selector.Condition {
    let written = String(decoding: takeName(), as: UTF8.self).lowercased()
    guard let name = AttributeName.allCases.first(where: { $0.name == written }) else {
      throw .init(message: "the attribute '\(written)' is none that can be asked for")
    }
    if take("]") { return .attribute(name, .exists, []) }
    let comparison: Selector.Comparison =
      take("^") ? .begins : take("$") ? .ends : take("*") ? .contains : .equals
    guard take("=") else { throw .init(message: "an '=' or ']' is missing behind '[\(written)'") }
    let value = try value()
    guard take("]") else { throw .init(message: "a ']' is missing behind '[\(written)='") }
    return .attribute(name, comparison, value)
  }

  private mutating func value() throws(Selector.Problem) -> [UInt8] {
    guard index < bytes.count else { return [] }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
      defer { index = end }
      return Array(bytes[index..<end])
    }
    guard let end = bytes[(index + 1)...].firstIndex(of: quote) else { throw .init(message: "a quote is not closed") }
    defer { index = end + 1 }
    return Array(bytes[(index + 1)..<end])
  }

  private mutating func name(_ what: String) throws(Selector.Problem) -> [UInt8] {
    let name = takeName()
    guard !name.isEmpty else { throw .init(message: "the name of \(what) is missing") }
    return Array(name)
  }

  private mutating func takeName() -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, Self.isNamePart(bytes[index]) { index += 1 }
    return bytes[start..<index]
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F || byte >= 0x80
  }

  private mutating func skipSpace() { while index < bytes.count, bytes[index] <= 0x20 { index += 1 } }

  /// Takes a character, and the space around it, if it is next.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    let start = index
    if character == "," || character == ">" { skipSpace() }
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else {
      index = start
      return false
    }
    index += 1
    if character == "," || character == ">" { skipSpace() }
    return true
  }

  private var rest: String { String(decoding: bytes[index...].prefix(20), as: UTF8.self) }
}
