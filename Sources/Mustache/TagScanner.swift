/// A tag as it stands in a template.
struct Tag {
  enum Kind: UInt8 {
    case variable, unescaped, section, inverted, close, partial, parent, block, comment, delimiters

    /// The kind that a tag's first character gives it; a variable has none.
    init?(sigil: UInt8) {
      switch sigil {
      case UInt8(ascii: "{"), UInt8(ascii: "&"): self = .unescaped
      case UInt8(ascii: "#"): self = .section
      case UInt8(ascii: "^"): self = .inverted
      case UInt8(ascii: "/"): self = .close
      case UInt8(ascii: ">"): self = .partial
      case UInt8(ascii: "<"): self = .parent
      case UInt8(ascii: "$"): self = .block
      case UInt8(ascii: "!"): self = .comment
      case UInt8(ascii: "="): self = .delimiters
      default: return nil
      }
    }
  }

  var kind: Kind
  /// The whole tag with its delimiters.
  var range: Range<Int>
  /// Its content, without sigil and padding.
  var content: Range<Int>
}

/// Finds the tags of a template, one after the other, in one pass over its bytes.
struct TagScanner {
  let bytes: [UInt8]
  private(set) var delimiters: Delimiters
  /// Where the search goes on.
  private(set) var index = 0

  init(_ bytes: [UInt8], delimiters: Delimiters) {
    self.bytes = bytes
    self.delimiters = delimiters
  }

  /// The next tag, or `nil` behind the last one. After a problem the search goes on behind the faulty tag.
  mutating func next() throws(SyntaxProblem) -> Tag? {
    guard let start = find(delimiters.open, from: index) else { return nil }
    var cursor = start + delimiters.open.count
    while cursor < bytes.count, bytes[cursor].isMustacheWhitespace { cursor += 1 }
    let sigil = cursor < bytes.count ? bytes[cursor] : 0
    guard let kind = Tag.Kind(sigil: sigil) else {
      return try tag(.variable, from: start, body: start + delimiters.open.count)
    }
    if kind == .delimiters { return try delimitersTag(from: start, body: cursor + 1) }
    if sigil == UInt8(ascii: "{") { return try tripleTag(from: start, body: cursor + 1) }
    return try tag(kind, from: start, body: cursor + 1)
  }

  private mutating func tag(_ kind: Tag.Kind, from start: Int, body: Int) throws(SyntaxProblem) -> Tag {
    let close = try closing(from: start, body: body)
    index = close + delimiters.close.count
    return Tag(kind: kind, range: start..<index, content: trimmed(body..<close))
  }

  /// `{{{name}}}`: the closing brace stands right before the closing delimiter.
  private mutating func tripleTag(from start: Int, body: Int) throws(SyntaxProblem) -> Tag {
    let close = try closing(from: start, body: body)
    let brace = [UInt8(ascii: "}")]
    index = close + delimiters.close.count
    if matches(brace + delimiters.close, at: close) {
      index += 1
      return Tag(kind: .unescaped, range: start..<index, content: trimmed(body..<close))
    }
    if close > body, bytes[close - 1] == brace[0] {
      return Tag(kind: .unescaped, range: start..<index, content: trimmed(body..<close - 1))
    }
    throw SyntaxProblem(
      identifier: "unclosed-tag", message: "the tag opens with three braces and closes with fewer", offset: start,
      help: "end it with }}}, or begin it with {{")
  }

  private mutating func delimitersTag(from start: Int, body: Int) throws(SyntaxProblem) -> Tag {
    let ending = [UInt8(ascii: "=")] + delimiters.close
    // New delimiters are short, and a search to the end of the text for every faulty tag would be quadratic.
    if let close = find(ending, from: body, upTo: body + 128), let new = Delimiters(bytes[body..<close]) {
      index = close + ending.count
      delimiters = new
      return Tag(kind: .delimiters, range: start..<index, content: body..<close)
    }
    index = try closing(from: start, body: body) + delimiters.close.count
    throw SyntaxProblem(
      identifier: "bad-delimiters", message: "the tag does not set two delimiters", offset: start,
      help: "write the opening and the closing one with a space between them, as in {{=<% %>=}}")
  }

  private mutating func closing(from start: Int, body: Int) throws(SyntaxProblem) -> Int {
    if let close = find(delimiters.close, from: body) { return close }
    index = bytes.count
    throw SyntaxProblem(
      identifier: "unclosed-tag", message: "the tag is never closed", offset: start,
      help: "end it with \(String(decoding: delimiters.close, as: UTF8.self))")
  }

  private func find(_ word: [UInt8], from start: Int, upTo limit: Int = .max) -> Int? {
    let end = min(bytes.count - word.count, limit)
    var index = start
    while index <= end {
      if bytes[index] == word[0], matches(word, at: index) { return index }
      index += 1
    }
    return nil
  }

  private func matches(_ word: [UInt8], at start: Int) -> Bool {
    guard start + word.count <= bytes.count else { return false }
    for index in word.indices where bytes[start + index] != word[index] { return false }
    return true
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, bytes[lower].isMustacheWhitespace { lower += 1 }
    while lower < upper, bytes[upper - 1].isMustacheWhitespace { upper -= 1 }
    return lower..<upper
  }
}
