import Platform

/// Reads numbers and texts of an import state, in order, and no further than their part goes.
struct StateBytes {
  private let bytes: [UInt8]
  private var range: Range<Int>

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  /// The next number of four bytes; `nil` behind the end.
  mutating func number() -> Int? {
    guard range.count >= 4 else { return nil }
    defer { range = range.lowerBound + 4..<range.upperBound }
    return Int(Self.short(in: bytes, at: range.lowerBound))
  }

  /// The next text, behind its length; `nil` behind the end.
  mutating func text() -> String? {
    guard let length = number(), length <= range.count else { return nil }
    defer { range = range.lowerBound + length..<range.upperBound }
    return Self.text(in: bytes, range.lowerBound..<range.lowerBound + length)
  }

  /// Passes over the next text; says whether there was one.
  mutating func skip() -> Bool {
    guard let length = number(), length <= range.count else { return false }
    range = range.lowerBound + length..<range.upperBound
    return true
  }

  /// The next texts, as many as are asked for; `nil` when there are not so many.
  mutating func texts(_ count: Int) -> [String]? {
    guard count <= range.count / 4 else { return nil }
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count {
      guard let text = text() else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// Whether everything was read.
  var isAtEnd: Bool { range.isEmpty }

  /// The number of eight bytes at a place.
  static func number(in bytes: [UInt8], at place: Int) -> UInt64 {
    bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self)) }
  }

  /// The number of four bytes at a place.
  static func short(in bytes: [UInt8], at place: Int) -> UInt32 {
    bytes.withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt32.self)) }
  }

  /// The text at a place.
  static func text(in bytes: [UInt8], _ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
  }
}

extension [UInt8] {
  /// Adds a number of eight bytes, as `StateBytes` reads it.
  mutating func add(_ number: UInt64) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  /// Adds the low four bytes of a number.
  mutating func add(short number: Int) {
    Swift.withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).littleEndian) { append(contentsOf: $0) }
  }

  /// Writes the low four bytes of a number over what is there.
  mutating func put(short number: Int, at place: Int) {
    for index in 0..<4 { self[place + index] = UInt8(truncatingIfNeeded: number >> (8 * index)) }
  }

  /// Adds a text behind its length.
  mutating func add(_ text: String) {
    add(short: text.utf8.count)
    self += text.utf8
  }

  mutating func add(_ stamp: File.Stamp) {
    add(UInt64(bitPattern: Int64(stamp.size)))
    add(UInt64(bitPattern: Int64(stamp.modified)))
    add(stamp.identity)
  }
}
