/// What one look at Markdown tells about the work that it means for cmark-gfm.
///
/// The look is cheap (one pass over the bytes) and answers with "maybe too much" rather than exactly: ordinary articles
/// pass, and only the rest is bounded line by line.
struct InputSurvey {
  /// Whether strikethrough can occur.
  private(set) var hasDoubleTilde = false
  /// Whether the tree could have more nodes than there is memory for.
  private(set) var exceedsNodes = false

  private var lines = 1
  private var pipes = 0
  private var openers = 0
  private var brackets = 0
  private var hasDefinition = false
  private var longestPrefix = 0
  private let size: Int

  init(_ markdown: UnsafeBufferPointer<UInt8>) {
    size = markdown.count
    // Each node has a byte at least.
    if size > InputBounds.nodes, Self.nodes(of: markdown) > InputBounds.nodes {
      exceedsNodes = true
      return
    }
    notePrefix(of: markdown, from: 0)
    for index in markdown.indices where markdown[index].matters {
      let byte = markdown[index]
      note(byte, before: index + 1 < markdown.count ? markdown[index + 1] : 0)
      if byte.endsLine { notePrefix(of: markdown, from: index + 1) }
    }
  }

  /// Whether the Markdown may be more than cmark-gfm takes in its stride.
  var exceedsBounds: Bool {
    longestPrefix > InputBounds.nesting || openers > InputBounds.openers
      || pipes.saturatingProduct(lines) > InputBounds.missingCells
      || (hasDefinition && brackets.saturatingProduct(size) > InputBounds.references)
  }

  /// How many signs and line ends there are of which cmark-gfm may make a node, or end one.
  private static func nodes(of markdown: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var isInPrefix = true
    for byte in markdown {
      isInPrefix = byte.endsLine || isInPrefix && byte.belongsToPrefix
      if byte.mayMakeInline || isInPrefix && byte.mayMakeContainer { count += 1 }
    }
    return count
  }

  private mutating func note(_ byte: UInt8, before next: UInt8) {
    switch byte {
    case UInt8(ascii: "|"): pipes += 1
    case UInt8(ascii: "<"): if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { openers += 1 }
    case UInt8(ascii: "!"): if next == UInt8(ascii: "[") { openers += 1 }
    case UInt8(ascii: "["): brackets += 1
    case UInt8(ascii: "]"): if next == UInt8(ascii: ":") { hasDefinition = true }
    case UInt8(ascii: "~"): if next == byte { hasDoubleTilde = true }
    default: lines += 1
    }
  }

  private mutating func notePrefix(of markdown: UnsafeBufferPointer<UInt8>, from start: Int) {
    var end = start
    while end < markdown.count, markdown[end].belongsToPrefix { end += 1 }
    longestPrefix = max(longestPrefix, end - start)
  }
}

extension UInt8 {
  /// Whether it ends a line.
  var endsLine: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

  /// Whether the survey counts it.
  fileprivate var matters: Bool {
    // One bit for each byte below 0x80: line ends, `!` and `<`; `[`, `]`, `|` and `~`.
    guard self < 0x80 else { return false }
    let bits: UInt64 = self < 0x40 ? 0x1000_0002_0000_2400 : 0x5000_0000_2800_0000
    return bits &>> UInt64(self & 0x3F) & 1 == 1
  }

  /// Whether an inline node may begin or end with it.
  fileprivate var mayMakeInline: Bool {
    switch self {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "!"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "|"):
      true
    default: endsLine
    }
  }

  /// Whether it ends the marker of a quote or a list item, where a line begins.
  fileprivate var mayMakeContainer: Bool {
    switch self {
    case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"): true
    default: false
    }
  }

  /// Whether containers (quotes, list items) and indentation are written with it.
  fileprivate var belongsToPrefix: Bool {
    switch self {
    case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
      UInt8(ascii: ")"), 0x30...0x39:
      true
    default: false
    }
  }
}
