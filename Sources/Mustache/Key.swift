/// A name that templates look up, hashed once when it is made.
///
/// Objects find a member by comparing hashes, which are integers, so that rendering hashes no strings and counts no references. The
/// name itself is not kept: two names with one hash, of which there are none unless somebody makes them, would be the same, and who
/// may choose a name may choose that of another member anyway. Make keys that are used often once and keep them:
///
///     static let title: Key = "title"
public struct Key: Hashable, Sendable, ExpressibleByStringLiteral {
  /// FNV-1a over the name's UTF-8 bytes: the same on every machine and run.
  @usableFromInline let hash: UInt64

  /// A key for a name, as templates write it, without dots.
  public init(_ name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.hash = hash
  }

  public init(stringLiteral name: String) { self.init(name) }

  @inlinable public static func == (a: Key, b: Key) -> Bool { a.hash == b.hash }

  /// The hash modulo a power of two.
  @inlinable func remainder(_ size: Int) -> Int { Int(truncatingIfNeeded: hash) & (size - 1) }
}
