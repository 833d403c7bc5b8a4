/// Takes apart what a `RecordWriter` put together. Never reads beyond its bytes, whatever they are.
package struct RecordReader {
  /// The bytes are not what a `RecordWriter` puts down.
  package struct Damage: Error, Sendable {
    package init() {}
  }

  private let bytes: UnsafeRawBufferPointer
  /// How many bytes were taken.
  package private(set) var offset: Int

  /// - Parameter bytes: valid as long as the reader is used.
  package init(_ bytes: UnsafeRawBufferPointer, from offset: Int = 0) {
    self.bytes = bytes
    self.offset = max(0, offset)
  }

  /// Whether nothing is left.
  package var isAtEnd: Bool { offset >= bytes.count }

  /// A number, as `add(_:)` puts it.
  package mutating func number() throws(Damage) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count, shift < 64 {
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)) }
      shift += 7
    }
    throw Damage()
  }

  /// The number of items that follow, of `size` bytes at least each.
  package mutating func count(ofSize size: Int = 1) throws(Damage) -> Int {
    let count = try number()
    guard count >= 0, count <= (bytes.count - offset) / size else { throw Damage() }
    return count
  }

  /// Eight bytes.
  package mutating func fixed() throws(Damage) -> UInt64 {
    guard bytes.count - offset >= 8 else { throw Damage() }
    defer { offset += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// A text.
  package mutating func text() throws(Damage) -> String { String(decoding: try utf8(), as: UTF8.self) }

  /// The bytes of a text.
  package mutating func utf8() throws(Damage) -> UnsafeRawBufferPointer {
    let count = try count()
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
  }

  /// A text that may be missing.
  package mutating func optionalText() throws(Damage) -> String? { try number() == 0 ? nil : try text() }

  /// Items, each of a byte at least.
  package mutating func items<Item>(_ item: (inout RecordReader) throws(Damage) -> Item) throws(Damage) -> [Item] {
    let count = try count()
    guard count > 0 else { return [] }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try item(&self)) }
    return items
  }

  /// Texts.
  package mutating func texts() throws(Damage) -> [String] {
    try items { (reader: inout RecordReader) throws(Damage) in try reader.text() }
  }

  /// Numbers of eight bytes.
  package mutating func fixedNumbers() throws(Damage) -> [UInt64] {
    try items { (reader: inout RecordReader) throws(Damage) in try reader.fixed() }
  }
}
