/// A path, an address or a name where it is a key: its bytes tell it from others, as file systems, servers and pages do. Swift's strings
/// take `é` for `e` with an accent behind it.
///
/// All of the bytes are compared, and no fingerprints of them: captures choose addresses, and an article of which another took the place
/// is lost.
package struct ByteKey: Sendable, Hashable, Comparable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (one: ByteKey, other: ByteKey) -> Bool { one.text.hasBytes(of: other.text) }

  package static func < (one: ByteKey, other: ByteKey) -> Bool { one.text.precedesInBytes(other.text) }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(Fingerprint(text))
  }
}
