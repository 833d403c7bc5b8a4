/// Bounds what a parser has to build, before it does: one pass over the tags, in time linear in the bytes.
///
/// Gumbo's time grows with the square of the number of open elements and of attributes, so tags past the limits are left
/// out here; their text stays. So that what was counted is what the parser sees, comments, doctypes, scripts and styles
/// are taken out too, and a `<` that begins no tag becomes `&lt;`.
///
///     a<!-- x -->b <c 1 < 2</c><script>…</script>   →   ab <c 1>…         (tags as HTML's tokenizer finds them)
struct TagBounds {
  /// Whether a limit took something away.
  private(set) var isTrimmed = false
  /// How many tags were repaired whose name ran into an attribute.
  private(set) var repairs = 0
  /// How many scripts and styles were left out.
  private(set) var scripts = 0

  private let source: ArraySlice<UInt8>
  private let limits: HTMLParser.Limits
  private let repairsTags: Bool
  private var out: [UInt8] = []
  private var open: [Name] = []

  /// A tag's name, told apart by the fingerprint of its lower-case letters.
  private typealias Name = UInt64

  /// - Parameter repairsTags: whether names that ran into an attribute are parted from it.
  init(_ source: ArraySlice<UInt8>, limits: HTMLParser.Limits, repairsTags: Bool = true) {
    self.source = source
    self.limits = limits
    self.repairsTags = repairsTags
  }

  /// The source within the limits.
  mutating func bounded() -> [UInt8] {
    out.reserveCapacity(source.count + 16)
    source.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        guard let tag = Self.find(0x3C, in: buffer, from: index) else {
          append(buffer, index..<buffer.count)
          return
        }
        append(buffer, index..<tag)
        index = markup(buffer, at: tag)
      }
    }
    return out
  }

  /// Handles the `<` at `start`; returns where to go on.
  private mutating func markup(_ buffer: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    guard start + 1 < buffer.count else { return literal(start) }
    switch buffer[start + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return skipDeclaration(buffer, at: start)
    case UInt8(ascii: "/"):
      guard start + 2 < buffer.count else { return literal(start) }
      return Self.isLetter(buffer[start + 2]) ? endTag(buffer, at: start) : skipDeclaration(buffer, at: start)
    case let byte where Self.isLetter(byte): return startTag(buffer, at: start)
    default: return literal(start)
    }
  }

  private mutating func literal(_ start: Int) -> Int {
    out += "&lt;".utf8
    return start + 1
  }

  /// Passes over a comment, a doctype, a processing instruction or a bogus comment.
  private func skipDeclaration(_ buffer: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    let isComment = start + 3 < buffer.count && buffer[start + 2] == 0x2D && buffer[start + 3] == 0x2D
    guard isComment, buffer[start + 1] == UInt8(ascii: "!") else {
      return (Self.find(0x3E, in: buffer, from: start) ?? buffer.count - 1) + 1
    }
    // `<!-->` and `<!--->` are whole comments; `--!>` closes one as well.
    var index = start + 4
    if index < buffer.count, buffer[index] == 0x3E { return index + 1 }
    if index + 1 < buffer.count, buffer[index] == 0x2D, buffer[index + 1] == 0x3E { return index + 2 }
    while let close = Self.find(0x3E, in: buffer, from: index) {
      let before = buffer[max(start + 4, close - 3)..<close]
      if before.suffix(2).elementsEqual([0x2D, 0x2D]) || before.elementsEqual([0x2D, 0x2D, 0x21]) { return close + 1 }
      index = close + 1
    }
    return buffer.count
  }

  private mutating func endTag(_ buffer: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    let tag = TagScan(buffer, nameAt: start + 2)
    guard let end = tag.end else { return buffer.count }
    if let index = open.lastIndex(of: tag.name) { open.removeSubrange(index...) }
    out += [0x3C, 0x2F]
    append(buffer, tag.nameRange)
    out.append(0x3E)
    return end
  }

  private mutating func startTag(_ buffer: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    var tag = TagScan(buffer, nameAt: start + 1)
    let isGlued = repairsTags && !Names.known.contains(tag.name) && repair(&tag, in: buffer)
    guard let end = tag.end else { return buffer.count }
    if tag.name == Names.script || tag.name == Names.style {
      scripts += 1
      return skipRawText(buffer, from: end, name: tag.nameRange)
    }
    if !Names.void.contains(tag.name) {
      if open.last == tag.name, Names.closedByNext.contains(tag.name) { open.removeLast() }
      if open.count >= limits.depth {
        isTrimmed = true
        return end
      }
      open.append(tag.name)
    }
    if end - start > limits.tagLength || tag.attributeCount > limits.attributes {
      isTrimmed = true
      out.append(0x3C)
      append(buffer, tag.nameRange)
      out.append(0x3E)
    } else if isGlued {
      append(buffer, start..<tag.nameRange.upperBound)
      out.append(0x20)
      append(buffer, tag.nameRange.upperBound..<end)
    } else {
      append(buffer, start..<end)
    }
    return end
  }

  /// Scans a tag anew whose name ran into an attribute; says whether it did.
  private mutating func repair(_ tag: inout TagScan, in buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let length = TagRepair.nameLength(buffer[tag.nameRange]) else { return false }
    tag = TagScan(buffer, nameAt: tag.nameRange.lowerBound, length: length)
    repairs += 1
    return true
  }

  /// Passes over the contents of a script or style and its end tag.
  private func skipRawText(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int, name: Range<Int>) -> Int {
    var index = start
    while let close = Self.find(0x3C, in: buffer, from: index) {
      index = close + 1
      guard close + 2 + name.count < buffer.count, buffer[close + 1] == 0x2F else { continue }
      let found = buffer[close + 2..<close + 2 + name.count]
      guard zip(found, buffer[name]).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
      let behind = buffer[close + 2 + name.count]
      guard behind == 0x3E || behind == 0x2F || TagScan.isSpace(behind) else { continue }
      return TagScan(buffer, nameAt: close + 2).end ?? buffer.count
    }
    return buffer.count
  }

  private mutating func append(_ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    out.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[range]))
  }

  private static func find(_ byte: UInt8, in buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    buffer[min(start, buffer.count)...].firstIndex(of: byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private enum Names {
    static let known = Set(Tag.allCases.map { TagScan.name($0.name) })
    static let script = TagScan.name("script")
    static let style = TagScan.name("style")
    /// Elements without contents never stay open.
    static let void = Set(
      [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "keygen", "frame", "bgsound", "basefont", "image",
      ].map(TagScan.name))
    /// Elements that the next one of their kind closes.
    static let closedByNext = Set(
      ["p", "li", "dd", "dt", "td", "th", "tr", "option", "rt", "rp", "tbody", "optgroup"].map(TagScan.name))
  }
}

/// The extent of one tag, found as HTML's tokenizer finds it (HTML Standard, 13.2.5).
struct TagScan {
  /// Where its name stands.
  let nameRange: Range<Int>
  /// What tells its name from others.
  let name: UInt64
  /// The index behind its `>`; `nil` when the text ends before.
  private(set) var end: Int?
  /// How many attributes it has, counted generously.
  private(set) var attributeCount = 0

  /// - Parameter length: how many bytes of the name are to count; `nil` for all to the first space, slash or `>`.
  init(_ buffer: UnsafeBufferPointer<UInt8>, nameAt start: Int, length: Int? = nil) {
    var index = start
    var hash = Self.seed
    let limit = length.map { min(start + $0, buffer.count) } ?? buffer.count
    while index < limit, !Self.isSpace(buffer[index]), buffer[index] != 0x2F, buffer[index] != 0x3E {
      hash = Self.add(buffer[index], to: hash)
      index += 1
    }
    nameRange = start..<index
    name = hash
    scanAttributes(buffer, from: index)
  }

  private mutating func scanAttributes(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) {
    var index = start
    while index < buffer.count {
      let byte = buffer[index]
      if byte == 0x3E {
        end = index + 1
        return
      }
      if Self.isSpace(byte) || byte == 0x2F {
        index += 1
        continue
      }
      attributeCount += 1
      // An `=` may begin a name; behind that it ends it.
      index += 1
      while index < buffer.count, !Self.isSpace(buffer[index]), ![0x2F, 0x3E, 0x3D].contains(buffer[index]) {
        index += 1
      }
      while index < buffer.count, Self.isSpace(buffer[index]) { index += 1 }
      guard index < buffer.count, buffer[index] == 0x3D else { continue }
      index = Self.skipValue(buffer, from: index + 1)
    }
  }

  private static func skipValue(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < buffer.count, isSpace(buffer[index]) { index += 1 }
    guard index < buffer.count else { return index }
    let quote = buffer[index]
    if quote == 0x22 || quote == 0x27 {
      return (buffer[(index + 1)...].firstIndex(of: quote) ?? buffer.count - 1) + 1
    }
    while index < buffer.count, !isSpace(buffer[index]), buffer[index] != 0x3E { index += 1 }
    return index
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  static func name(_ text: String) -> UInt64 { text.utf8.reduce(seed) { add($1, to: $0) } }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3
  }
}
