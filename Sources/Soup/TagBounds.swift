/// Bounds what a parser has to build, before it does: one pass over the tags, in time linear in the bytes.
///
/// Gumbo's time grows with the square of the number of open elements and of attributes, so tags past the limits are left
/// out here; their text stays. So that what was counted is what the parser sees, comments, doctypes, scripts and styles
/// are taken out too, and a `<` that begins no tag becomes `&lt;`. Texts and attributes that the parser need not see get
/// stand-ins.
///
///     a<!-- x -->b <c 1 < 2</c><script>…</script>   →   ab <c 1>…         (tags as HTML's tokenizer finds them)
struct TagBounds {
  /// Whether a limit took something away.
  private(set) var isTrimmed = false
  /// How many tags were repaired whose name ran into an attribute.
  private(set) var repairs = 0
  /// How many scripts and styles were left out.
  private(set) var scripts = 0

  /// What is stood in for; `nil` to show the parser everything.
  private(set) var standIns: StandIns?

  private let limits: HTMLParser.Limits
  private let repairsTags: Bool
  private var out: [UInt8] = []
  private var open: OpenElements

  /// - Parameters:
  ///   - repairsTags: whether names that ran into an attribute are parted from it.
  ///   - usesStandIns: whether parts of the source are stood in for.
  init(limits: HTMLParser.Limits, repairsTags: Bool = true, usesStandIns: Bool = true) {
    self.limits = limits
    open = OpenElements(limits: limits)
    self.repairsTags = repairsTags
    standIns = usesStandIns ? StandIns() : nil
  }

  /// The source within the limits, with stand-ins.
  ///
  /// - Parameter buffer: UTF-8 without CR and NUL.
  mutating func bounded(_ buffer: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    out.reserveCapacity(standIns == nil ? buffer.count + 16 : buffer.count / 4 + 64)
    var index = 0
    while index < buffer.count {
      let tag = buffer.index(of: 0x3C, from: index) ?? buffer.count
      text(buffer, index..<tag)
      index = tag < buffer.count ? markup(buffer, at: tag) : tag
    }
    return out
  }

  // MARK: Text

  /// Writes text. The parser is shown space, which matters in tables, and character references, which it resolves.
  private mutating func text(_ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard standIns != nil else { return append(buffer, range) }
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, TagScan.isSpace(buffer[index]) { index += 1 }
      append(buffer, start..<index)
      let end = buffer.index(of: 0x26, from: index, to: range.upperBound) ?? range.upperBound
      standIn(for: index..<end, buffer)
      index = end < range.upperBound ? reference(buffer, at: end, before: range.upperBound) : end
    }
  }

  private mutating func standIn(for part: Range<Int>, _ buffer: UnsafeBufferPointer<UInt8>) {
    if part.count < StandIns.width { append(buffer, part) } else { standIns?.append(part, to: &out) }
  }

  /// Writes what may be the character reference at `start`; returns where it ends.
  private mutating func reference(_ buffer: UnsafeBufferPointer<UInt8>, at start: Int, before limit: Int) -> Int {
    var index = start + 1
    if index < limit, buffer[index] == UInt8(ascii: "#") { index += 1 }
    while index < limit, Self.isLetter(buffer[index]) || Self.isDigit(buffer[index]) { index += 1 }
    if index < limit, buffer[index] == UInt8(ascii: ";") { index += 1 }
    guarded(buffer, start..<index)
    return index
  }

  /// Writes a part of the source that the parser sees, with U+FFFD in place of what could pass for a stand-in: characters
  /// of plane 16 and references to them. References to what is no character, where Gumbo's numbers run over, go too.
  private mutating func guarded(_ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard standIns != nil else { return append(buffer, range) }
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let length = Self.standInLength(buffer, at: index, before: range.upperBound)
      if length > 0 {
        append(buffer, start..<index)
        out += [0xEF, 0xBF, 0xBD]
        start = index + length
      }
      index += max(length, 1)
    }
    append(buffer, start..<range.upperBound)
  }

  /// How many bytes a character of plane 16, or a reference to one or beyond, takes at `index`; 0 when there is none.
  private static func standInLength(_ buffer: UnsafeBufferPointer<UInt8>, at index: Int, before limit: Int) -> Int {
    if buffer[index] == StandIns.lead { return min(StandIns.width, limit - index) }
    guard buffer[index] == 0x26, index + 1 < limit, buffer[index + 1] == UInt8(ascii: "#") else { return 0 }
    var digit = index + 2
    let isHexadecimal = digit < limit && buffer[digit] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { digit += 1 }
    var value = 0
    while digit < limit, let number = Self.digit(buffer[digit], isHexadecimal: isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + number, 0x110000)
      digit += 1
    }
    guard value >= 0x100000 else { return 0 }
    return digit + (digit < limit && buffer[digit] == UInt8(ascii: ";") ? 1 : 0) - index
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> Int? {
    if isDigit(byte) { return Int(byte) - 0x30 }
    guard isHexadecimal, (0x61...0x66).contains(byte | 0x20) else { return nil }
    return Int(byte | 0x20) - 0x57
  }

  // MARK: Tags

  /// Handles the `<` at `start`; returns where to go on.
  private mutating func markup(_ buffer: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    guard start + 1 < buffer.count else { return literal(start) }
    switch buffer[start + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return Self.endOfDeclaration(buffer, at: start)
    case UInt8(ascii: "/"):
      guard start + 2 < buffer.count else { return literal(start) }
      return Self.isLetter(buffer[start + 2]) ? endTag(buffer, at: start) : Self.endOfDeclaration(buffer, at: start)
    case let byte where Self.isLetter(byte): return startTag(buffer, at: start)
    default: return literal(start)
    }
  }

  private mutating func literal(_ start: Int) -> Int {
    out += "&lt;".utf8
    return start + 1
  }

  /// Where a comment, a doctype, a processing instruction or a bogus comment ends.
  static func endOfDeclaration(_ buffer: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    let isComment = start + 3 < buffer.count && buffer[start + 2] == 0x2D && buffer[start + 3] == 0x2D
    guard isComment, buffer[start + 1] == UInt8(ascii: "!") else {
      return (buffer.index(of: 0x3E, from: start) ?? buffer.count - 1) + 1
    }
    // `<!-->` and `<!--->` are whole comments; `--!>` closes one as well.
    var index = start + 4
    if index < buffer.count, buffer[index] == 0x3E { return index + 1 }
    if index + 1 < buffer.count, buffer[index] == 0x2D, buffer[index + 1] == 0x3E { return index + 2 }
    while let close = buffer.index(of: 0x3E, from: index) {
      let before = buffer[max(start + 4, close - 3)..<close]
      if before.suffix(2).elementsEqual([0x2D, 0x2D]) || before.elementsEqual([0x2D, 0x2D, 0x21]) { return close + 1 }
      index = close + 1
    }
    return buffer.count
  }

  private mutating func endTag(_ buffer: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    let tag = TagScan(buffer, nameAt: start + 2)
    guard let end = tag.end else { return buffer.count }
    open.end(tag.name, TagTraits.of(tag.name))
    out.append(0x3C)
    out.append(0x2F)
    guarded(buffer, tag.nameRange)
    out.append(0x3E)
    return end
  }

  private mutating func startTag(_ buffer: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    var tag = TagScan(buffer, nameAt: start + 1)
    var traits = TagTraits.of(tag.name)
    if repairsTags, !traits.contains(.known), repair(&tag, in: buffer) { traits = TagTraits.of(tag.name) }
    guard let end = tag.end else { return buffer.count }
    if traits.contains(.leftOut) {
      scripts += 1
      return Self.endOfRawText(buffer, from: end, name: tag.nameRange)
    }
    if !traits.contains(.void), !open.open(tag.name, traits) {
      isTrimmed = true
      return end
    }
    out.append(0x3C)
    guarded(buffer, tag.nameRange)
    if end - start > limits.tagLength || tag.attributeCount > limits.attributes {
      isTrimmed = true
      out.append(0x3E)
    } else {
      attributes(buffer, of: tag, before: end, isShown: traits.contains(.readsAttributes))
    }
    return end
  }

  /// Writes what follows a tag's name.
  private mutating func attributes(
    _ buffer: UnsafeBufferPointer<UInt8>, of tag: TagScan, before end: Int, isShown: Bool
  ) {
    let start = tag.nameRange.upperBound
    // Behind a name that ran into an attribute there is no space.
    let hasSpace = TagScan.isSpace(buffer[start])
    if tag.attributeCount > 0 { out.append(0x20) }
    let part = start + (hasSpace ? 1 : 0)..<end - (tag.isSelfClosing ? 2 : 1)
    guard tag.attributeCount > 0, !isShown, standIns != nil, part.count >= StandIns.width,
      buffer.index(of: 0x26, from: part.lowerBound, to: end) == nil
    else { return guarded(buffer, (tag.attributeCount > 0 ? part.lowerBound : start)..<end) }
    standIns?.append(part, to: &out)
    if tag.isSelfClosing { out.append(0x2F) }
    out.append(0x3E)
  }

  /// Scans a tag anew whose name ran into an attribute; says whether it did.
  private mutating func repair(_ tag: inout TagScan, in buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let length = TagRepair.nameLength(buffer[tag.nameRange]) else { return false }
    tag = TagScan(buffer, nameAt: tag.nameRange.lowerBound, length: length)
    repairs += 1
    return true
  }

  /// Where a script or a style ends whose contents begin at `start`.
  static func endOfRawText(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int, name: Range<Int>) -> Int {
    var index = start
    while let close = buffer.index(of: 0x3C, from: index) {
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

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
