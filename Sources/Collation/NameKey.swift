/// Where a name stands among names: by sound and letters, the same everywhere. See Documentation/Ordering.md.
///
/// Made once for each name and compared byte by byte. Two keys are equal only when the names are.
package struct NameKey: Comparable, Sendable {
  /// What is named. Only persons have surnames.
  package enum Bearer: Sendable {
    case person, thing
  }

  /// What the name is found under.
  package let heading: Heading
  /// The rank of the heading, what the name sounds like, a zero, the name itself.
  private let bytes: [UInt8]
  /// The first eight of `bytes`, which nearly always decide.
  private let beginning: UInt64

  package init(_ name: String, of bearer: Bearer) {
    var spelling = NameSpelling()
    spelling.spell(name, of: bearer)
    heading = spelling.heading ?? .symbols
    var bytes: [UInt8] = []
    bytes.reserveCapacity(spelling.bytes.count + name.utf8.count + 2)
    bytes.append(heading.rank)
    bytes += spelling.bytes
    bytes.append(0)
    bytes += name.utf8
    self.bytes = bytes
    var beginning: UInt64 = 0
    for place in 0..<8 { beginning = beginning << 8 | UInt64(place < bytes.count ? bytes[place] : 0) }
    self.beginning = beginning
  }

  package static func == (a: NameKey, b: NameKey) -> Bool { a.beginning == b.beginning && a.bytes == b.bytes }

  package static func < (a: NameKey, b: NameKey) -> Bool {
    a.beginning == b.beginning ? a.bytes.lexicographicallyPrecedes(b.bytes) : a.beginning < b.beginning
  }
}
