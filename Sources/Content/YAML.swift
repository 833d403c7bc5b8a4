import Diagnostics
import Yams

/// YAML as people write it, read by Yams. No type of Yams leaves this file.
package enum YAML {
  /// Why a text is not YAML that can be used here.
  package struct Failure: Error, Sendable, Equatable {
    /// What is the matter.
    package var message: String
    /// Where, counted from the first line of the text.
    package var position: SourcePosition
    /// What helps; `nil` where that may be quotation marks around a value.
    package var help: String?
  }

  /// A value with the places of its keys, for configurations, where a mistake is shown in its line.
  package indirect enum Node: Sendable {
    case text(String, SourcePosition)
    case list([Node], SourcePosition)
    case map([Entry], SourcePosition)

    /// Where it begins.
    package var position: SourcePosition {
      switch self {
      case .text(_, let position), .list(_, let position), .map(_, let position): position
      }
    }
  }

  /// A key of a map with its place and its value.
  package typealias Entry = (key: String, position: SourcePosition, value: Node)

  /// How deep lists and maps may nest. Nobody writes deeper ones, and walking them must not exhaust the stack.
  private static let maximumDepth = 64

  /// Reads a document that is a map, or is empty.
  ///
  /// Aliases are refused: a few lines of them can stand for gigabytes. A byte order mark is passed over, which the parser would count as a
  /// column of the first line.
  package static func map(_ text: String) throws(Failure) -> [Entry] {
    let text = SourceText.byteOrderMark(of: text.utf8) > 0 ? String(text.unicodeScalars.dropFirst()) : text
    guard !mayMultiply(text) else { throw aliasFailure(at: SourcePosition(line: 1, column: 1)) }
    let parser: Yams.Parser
    let node: Yams.Node?
    do {
      // Without rules that tell numbers and dates from words: all is text here, and they are regular expressions that each start would make.
      parser = try Yams.Parser(yaml: text, resolver: .basic)
      node = try parser.singleRoot()
    } catch let error as YamlError {
      throw failure(error)
    } catch {
      throw Failure(message: "it is not YAML", position: SourcePosition(line: 1, column: 1))
    }
    guard let node else { return [] }
    var anchored: Set<SourcePosition> = []
    // The parser has the names of values.
    let root = withExtendedLifetime(parser) {
      Result { () throws(Failure) in try convert(node, depth: 0, &anchored) }
    }
    switch try root.get() {
    case .map(let entries, _): return entries
    case .text("", _): return []
    case let other: throw Failure(message: "it is not a map of keys to values", position: other.position)
    }
  }

  /// Whether the aliases that there may be in a text could stand for much more than it is: Yams puts what they stand for in their places,
  /// and looks through all of it where that is a key.
  private static func mayMultiply(_ text: String) -> Bool {
    var (anchors, aliases) = (0, 0)
    var before = UInt8(ascii: "\n")
    var sign: UInt8?
    for byte in text.utf8 {
      let isSpace = byte <= 0x20
      if let sign, !isSpace {
        if sign == UInt8(ascii: "&") { anchors += 1 } else { aliases += 1 }
      }
      let begins =
        switch before {
        case ...0x20, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"),
          UInt8(ascii: "?"), UInt8(ascii: "!"):
          true
        default: false
        }
      sign = begins && (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")) ? byte : nil
      before = byte
    }
    return anchors > 0 && aliases > mostAliases
  }

  /// So many stand for a few hundred times as much as is written, at most.
  private static let mostAliases = 16

  private static func aliasFailure(at position: SourcePosition) -> Failure {
    Failure(
      message: "aliases (*name) are not supported", position: position,
      help: "write what it stands for in its place, or put a text that begins with * in \"quotes\"")
  }

  /// - Parameter anchored: where values with names were; one that comes again stands for an alias.
  private static func convert(
    _ node: Yams.Node, depth: Int, _ anchored: inout Set<SourcePosition>
  ) throws(Failure) -> Node {
    let position = position(node.mark)
    guard depth < maximumDepth else { throw Failure(message: "it is nested too deeply", position: position) }
    if node.anchor != nil, !anchored.insert(position).inserted { throw aliasFailure(at: position) }
    switch node {
    case .scalar(let scalar): return .text(isNull(scalar) ? "" : scalar.string, position)
    case .sequence(let sequence):
      var items: [Node] = []
      for item in sequence {
        if case .scalar(let scalar) = item, isNull(scalar) { continue }
        items.append(try convert(item, depth: depth + 1, &anchored))
      }
      return .list(items, position)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, value) in mapping {
        guard case .scalar(let scalar) = key else {
          throw Failure(message: "a key is not a plain word", position: Self.position(key.mark))
        }
        entries.append((scalar.string, Self.position(key.mark), try convert(value, depth: depth + 1, &anchored)))
      }
      return .map(entries, position)
    case .alias: throw aliasFailure(at: position)
    }
  }

  /// Whether a word stands for no value, as nothing at all does (YAML 1.2, section 10.3.2).
  private static func isNull(_ scalar: Yams.Node.Scalar) -> Bool {
    scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string) && scalar.tag != Tag(.str)
  }

  private static func position(_ mark: Mark?) -> SourcePosition {
    SourcePosition(line: mark?.line ?? 1, column: mark?.column ?? 1)
  }

  private static func failure(_ error: YamlError) -> Failure {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Failure(message: problem, position: position(mark))
    case .reader(let problem, _, _, _): Failure(message: problem, position: SourcePosition(line: 1, column: 1))
    case .duplicatedKeysInMapping(let duplicates, let context):
      Failure(
        message: "the key \(duplicates.map { "\($0)" }.sorted().joined(separator: ", ")) comes twice",
        position: lastPlace(ofKeyAt: position(context.mark), in: context.text), help: "keep one of its lines")
    default: Failure(message: "it is not YAML", position: SourcePosition(line: 1, column: 1))
    }
  }

  /// Where the key of a map stands for the last time, each key of which begins a line; in a map in one line, where it stands first.
  private static func lastPlace(ofKeyAt first: SourcePosition, in text: String) -> SourcePosition {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    let indentation = first.column - 1
    var last = first
    guard lines.indices.contains(first.line - 1), let key = key(at: indentation, of: lines[first.line - 1]) else {
      return first
    }
    for number in first.line..<lines.count {
      let written = lines[number].drop { $0 == " " || $0 == "\r" }
      if written.isEmpty || written.first == "#" { continue }
      guard lines[number].prefix(while: { $0 == " " }).count >= indentation else { break }
      if let other = Self.key(at: indentation, of: lines[number]), other.elementsEqual(key) { last.line = number + 1 }
    }
    return last
  }

  /// What stands behind so many characters of a line and before a colon.
  private static func key(
    at indentation: Int, of line: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView? {
    let rest = line.dropFirst(indentation)
    guard let first = rest.first, first != " " else { return nil }
    var end = rest.startIndex
    while let colon = rest[end...].firstIndex(of: ":") {
      end = rest.index(after: colon)
      if end == rest.endIndex || rest[end].properties.isWhitespace { return rest[..<colon] }
    }
    return nil
  }
}

extension FrontMatter {
  /// Reads front matter as anybody may have written it.
  package init(yaml: String) throws(YAML.Failure) {
    self.init(try YAML.map(yaml).map { Entry($0.key, $0.value.frontMatter) })
  }
}

extension YAML.Node {
  /// The value without its places.
  package var frontMatter: FrontMatter.Value {
    switch self {
    case .text(let text, _): .text(text)
    case .list(let items, _): .list(items.map(\.frontMatter))
    case .map(let entries, _): .map(entries.map { FrontMatter.Entry($0.key, $0.value.frontMatter) })
    }
  }
}
