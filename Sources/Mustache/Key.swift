/// A name that templates look up, hashed once when it is made.
///
/// Objects find a member by comparing hashes, which are integers, so that rendering hashes no strings. Make keys that
/// are used often once and keep them:
///
///     static let title: Key = "title"
public struct Key: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The name as templates write it, without dots.
  public let name: String
  /// FNV-1a over the name's UTF-8 bytes: the same on every machine and run.
  let hash: UInt64

  /// A key for a name.
  public init(_ name: String) {
    self.name = name
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.hash = hash
  }

  public init(stringLiteral name: String) { self.init(name) }

  public static func == (a: Key, b: Key) -> Bool { a.hash == b.hash && a.name == b.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
