/// Puts numbers and texts one behind the other, as `RecordReader` takes them apart again.
package struct RecordWriter: Sendable {
  /// What was put down so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Forgets the first bytes, and keeps the room for them.
  package mutating func removeFirst(_ count: Int) { bytes.removeSubrange(..<count) }

  /// A number in as many bytes as it needs, seven bits in each, the lowest first (LEB128); negative ones between the others.
  package mutating func add(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number) << 1 ^ Int64(number) >> 63)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A number whose bits are all alike likely, such as a fingerprint: eight bytes, the lowest first.
  package mutating func add(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Zeros, in whose place something will be put.
  package mutating func add(zeros count: Int) { bytes.append(contentsOf: repeatElement(0, count: count)) }

  /// Puts a number in the place of bytes that are there.
  package mutating func put<Number: FixedWidthInteger>(_ number: Number, at offset: Int) {
    withUnsafeBytes(of: number.littleEndian) { number in
      for (index, byte) in number.enumerated() { bytes[offset + index] = byte }
    }
  }

  /// Bytes as they are.
  package mutating func add(raw bytes: UnsafeRawBufferPointer) { self.bytes.append(contentsOf: bytes) }

  /// Bytes as they are.
  package mutating func add(raw bytes: ArraySlice<UInt8>) { self.bytes.append(contentsOf: bytes) }

  /// A text as it is.
  package mutating func add(raw text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// A text, behind the number of its bytes.
  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      add(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  /// A text that may be missing.
  package mutating func add(_ text: String?) {
    guard let text else { return add(0) }
    add(1)
    add(text)
  }

  /// Items, behind their number.
  package mutating func add<Items: Collection>(_ items: Items, _ add: (inout RecordWriter, Items.Element) -> Void) {
    self.add(items.count)
    for item in items { add(&self, item) }
  }

  /// Texts, behind their number.
  package mutating func add(_ texts: [String]) { add(texts) { $0.add($1) } }

  /// Numbers whose bits are all alike likely, behind their number.
  package mutating func add(fixed numbers: [UInt64]) { add(numbers) { $0.add(fixed: $1) } }
}
