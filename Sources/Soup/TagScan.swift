import Glibc

/// The extent of one tag, found as HTML's tokenizer finds it (HTML Standard, 13.2.5).
struct TagScan {
  /// Where its name stands.
  let nameRange: Range<Int>
  /// What tells its name from others.
  let name: UInt64
  /// The index behind its `>`; `nil` when the text ends before.
  let end: Int?
  /// How many attributes it has, counted generously.
  let attributeCount: Int
  /// Whether it ends with `/>`.
  let isSelfClosing: Bool

  /// - Parameter length: how many bytes of the name are to count; `nil` for all to the first space, slash or `>`.
  init(_ buffer: UnsafeBufferPointer<UInt8>, nameAt start: Int, length: Int? = nil) {
    let limit = length.map { min(start + $0, buffer.count) } ?? buffer.count
    let (name, end) = Self.name(buffer, at: start, before: limit)
    self.name = name
    nameRange = start..<end
    var attributes = AttributeScan(buffer, from: end)
    var count = 0
    while attributes.next() != nil { count += 1 }
    attributeCount = count
    self.end = attributes.end
    isSelfClosing = attributes.isSelfClosing
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  /// What tells a name from others: its fingerprint, the same in capitals.
  static func name(_ text: String) -> UInt64 { text.utf8.reduce(seed) { add($1, to: $0) } }

  static func name(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed
    for byte in text { hash = add(byte, to: hash) }
    return hash
  }

  /// What tells the name from others that begins at `start`, and where it ends.
  @inline(__always)
  static func name(
    _ buffer: UnsafeBufferPointer<UInt8>, at start: Int, before limit: Int
  ) -> (name: UInt64, end: Int) {
    var index = start
    var hash = seed
    while index < limit, !isSpace(buffer[index]), buffer[index] != 0x2F, buffer[index] != 0x3E {
      hash = add(buffer[index], to: hash)
      index += 1
    }
    return (hash, index)
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3
  }
}

/// The attributes of a tag, one after the other.
package struct AttributeScan {
  /// Where an attribute's name and its value without quotes stand.
  package struct Attribute {
    package var name: Range<Int>
    package var value: Range<Int>
  }

  /// Behind the last attribute: the index behind the `>`; `nil` when the text ends before.
  package private(set) var end: Int?
  /// Behind the last attribute: whether the tag ends with `/>`.
  private(set) var isSelfClosing = false

  private let buffer: UnsafeBufferPointer<UInt8>
  private var index: Int

  /// - Parameter index: behind the tag's name.
  package init(_ buffer: UnsafeBufferPointer<UInt8>, from index: Int) {
    self.buffer = buffer
    self.index = index
  }

  @inline(__always)
  package mutating func next() -> Attribute? {
    while index < buffer.count {
      let byte = buffer[index]
      if byte == 0x3E {
        end = index + 1
        isSelfClosing = buffer[index - 1] == 0x2F && slash == index - 1
        return nil
      }
      if byte == 0x2F { slash = index }
      guard TagScan.isSpace(byte) || byte == 0x2F else { return attribute() }
      index += 1
    }
    return nil
  }

  /// Where a slash stands that is part of no attribute.
  private var slash = -1

  private mutating func attribute() -> Attribute {
    let start = index
    // An `=` may begin a name; behind that it ends it.
    index += 1
    while index < buffer.count {
      let byte = buffer[index]
      if TagScan.isSpace(byte) || byte == 0x2F || byte == 0x3E || byte == 0x3D { break }
      index += 1
    }
    let name = start..<index
    skipSpace()
    guard index < buffer.count, buffer[index] == 0x3D else {
      return Attribute(name: name, value: name.upperBound..<name.upperBound)
    }
    index += 1
    skipSpace()
    return Attribute(name: name, value: value())
  }

  private mutating func value() -> Range<Int> {
    guard index < buffer.count else { return index..<index }
    let quote = buffer[index]
    if quote == 0x22 || quote == 0x27 {
      let start = index + 1
      let close = buffer.index(of: quote, from: start) ?? buffer.count
      index = min(close + 1, buffer.count)
      return start..<close
    }
    let start = index
    while index < buffer.count, !TagScan.isSpace(buffer[index]), buffer[index] != 0x3E { index += 1 }
    return start..<index
  }

  @inline(__always)
  private mutating func skipSpace() {
    while index < buffer.count, TagScan.isSpace(buffer[index]) { index += 1 }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where a byte stands at `start` or behind it, before `end`.
  package func index(of byte: UInt8, from start: Int, to end: Int? = nil) -> Int? {
    let end = end ?? count
    guard let base = baseAddress, start < end, let hit = memchr(base + start, Int32(byte), end - start) else {
      return nil
    }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
  }
}
