/// A 64-bit hash of bytes (FNV-1a), the same on every machine and in every run.
///
/// It tells texts apart in state files and names; it does not resist somebody who makes collisions on purpose, so
/// nothing may be lost when two fingerprints are equal.
package struct Fingerprint: Sendable, Hashable {
  /// The hash value.
  package var value: UInt64

  package init(value: UInt64) { self.value = value }

  package init(_ bytes: some Sequence<UInt8>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    value = hash
  }

  /// The value as 16 hexadecimal digits.
  package var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
