/// A 64-bit hash of bytes, the same on every machine and in every run: FNV-1a (Fowler, Noll, Vo) taken eight bytes at a
/// time.
///
/// It tells texts apart in state files and names; it does not resist somebody who makes collisions on purpose, so
/// nothing may be lost when two fingerprints are equal.
package struct Fingerprint: Sendable, Hashable {
  /// The hash value.
  package var value: UInt64

  package init(value: UInt64) { self.value = value }

  /// What the hash begins with; another seed makes another, independent fingerprint of the same bytes.
  package static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The fingerprint of a whole buffer.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = Fingerprint.seed) {
    var hash = seed
    Self.forEachWord(of: bytes) { hash = Self.mix(hash, $0) }
    value = hash ^ hash >> 32
  }

  /// The fingerprint of what a file holds, which is another one than that of the same bytes as a text: four strands are hashed side by
  /// side and then joined, so that none waits for the one before. Many files are looked at in full.
  package init(content bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    let end = raw.count & ~31
    var strands = (Self.seed, Self.seed &+ 1, Self.seed &+ 2, Self.seed &+ 3)
    for offset in stride(from: 0, to: end, by: 32) {
      strands.0 = Self.mix(strands.0, raw.word(at: offset))
      strands.1 = Self.mix(strands.1, raw.word(at: offset + 8))
      strands.2 = Self.mix(strands.2, raw.word(at: offset + 16))
      strands.3 = Self.mix(strands.3, raw.word(at: offset + 24))
    }
    var hash = Self.seed
    for strand in [strands.0, strands.1, strands.2, strands.3, UInt64(end)] { hash = Self.mix(hash, strand) }
    Self.forEachWord(of: UnsafeBufferPointer(rebasing: bytes[end...])) { hash = Self.mix(hash, $0) }
    value = hash ^ hash >> 32
  }

  /// The fingerprint of what a file holds.
  package init(content bytes: [UInt8]) { self = bytes.withUnsafeBufferPointer { Fingerprint(content: $0) } }

  /// The fingerprint of what a file holds.
  package init(content bytes: ArraySlice<UInt8>) { self = bytes.withUnsafeBufferPointer { Fingerprint(content: $0) } }

  /// Two fingerprints of a whole buffer, with one seed each, in little more time than one: neither waits for the other.
  package static func pair(
    _ bytes: UnsafeBufferPointer<UInt8>, seeds: (UInt64, UInt64)
  ) -> (Fingerprint, Fingerprint) {
    var hashes = seeds
    forEachWord(of: bytes) { word in
      hashes.0 = mix(hashes.0, word)
      hashes.1 = mix(hashes.1, word)
    }
    return (Fingerprint(value: hashes.0 ^ hashes.0 >> 32), Fingerprint(value: hashes.1 ^ hashes.1 >> 32))
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let hash = (hash ^ word) &* 0x100_0000_01B3
    // The high bits of a word reach the low bits of the hash, which multiplication alone does not do.
    return hash ^ hash >> 29
  }

  /// Hands out eight bytes at a time, those that are left one by one, and the number of bytes.
  @inline(__always)
  private static func forEachWord(of bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Void) {
    let raw = UnsafeRawBufferPointer(bytes)
    let words = raw.count & ~7
    for offset in stride(from: 0, to: words, by: 8) {
      body(raw.word(at: offset))
    }
    for byte in raw[words...] { body(UInt64(byte)) }
    body(UInt64(raw.count))
  }

  package init(_ bytes: [UInt8]) { self = bytes.withUnsafeBufferPointer { Fingerprint($0) } }

  package init(_ bytes: ArraySlice<UInt8>) { self = bytes.withUnsafeBufferPointer { Fingerprint($0) } }

  /// The fingerprint of a text's UTF-8.
  package init(_ text: String) {
    var text = text
    self = text.withUTF8 { Fingerprint($0) }
  }

  /// The value as 16 hexadecimal digits.
  package var hexadecimal: String {
    String(unsafeUninitializedCapacity: 16) { digits in
      for index in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: value >> (60 - 4 * UInt64(index)) & 15)
        digits[index] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
      }
      return 16
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Eight bytes as a number, the lowest first.
  @inline(__always)
  fileprivate func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
