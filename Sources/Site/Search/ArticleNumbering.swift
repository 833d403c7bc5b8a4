import Platform
import Search

/// The numbers that the articles of a segment have: ascending with their dates, and with gaps, so that an article that comes or goes
/// changes the numbers of few others.
///
/// Articles are gathered into cells by their places in time (`place(in:_:)`): spans of 2ⁿ such places, beginning at a multiple of that, which
/// are halved until they have at most `mostInCell` articles. Each cell has room for some articles more than it has, and an article stands as far
/// in that room as it does in time, or behind those before it where they stand closer. What comes or goes changes the numbers of those that
/// stand close to it: where others begin depends on how much room there is before them, not on how many articles are in it. Spans of up to
/// `mostInGroup` articles are groups of cells, with some room behind the last one: when a cell needs more or is halved, numbers change in its
/// group alone. A segment of few articles has no gaps, since all of it is made in no time.
struct ArticleNumbering: Sendable, Equatable {
  /// The number of each article, the oldest first.
  private let numbers: [Int32]
  /// How many numbers there are, those that no article has included.
  let count: Int
  /// What tells where groups begin, in time and among the numbers; `nil` without gaps.
  let digest: UInt64?

  /// From how many articles on there are gaps.
  static let fewestWithGaps = 1024
  /// The most articles of a cell, if these have different places, and what its room is a multiple of.
  private static let (mostInCell, cellStep) = (16, 4)
  /// The same of a group.
  private static let (mostInGroup, groupStep) = (1024, 64)

  /// - Parameters:
  ///   - places: those of the articles in time, ascending; each in `placeBits` bits.
  ///   - most: how many numbers there can be; with more there are no gaps.
  init(_ places: [Int], most: Int) {
    var cells = Cells()
    if places.count >= Self.fewestWithGaps { cells.add(places[...], bits: Self.placeBits) }
    if cells.numbers.isEmpty || cells.room > most {
      (numbers, count, digest) = (places.indices.map { Int32(truncatingIfNeeded: $0) }, places.count, nil)
    } else {
      (numbers, count, digest) = (cells.numbers, cells.room, cells.digest.value)
    }
  }

  /// The place of an article in time: its day, and in that its moment.
  static func place(in day: Int, _ seconds: Int) -> Int {
    (day - SearchManifest.Segment.firstDay) << 18 | min(max(0, seconds - day * 86_400 + 1 << 17), 1 << 18 - 1)
  }

  /// How many bits tell a place.
  private static let placeBits = 40

  /// The cells of a segment.
  private struct Cells {
    /// The numbers of their articles.
    var numbers: [Int32] = []
    /// For how many articles they have room.
    var room = 0
    var digest = Digest()

    /// Adds the groups, or the cells of a group, that some articles are in.
    ///
    /// - Parameters:
    ///   - bits: how many of the lowest bits of their places differ.
    ///   - isInGroup: whether they are in one group.
    mutating func add(_ places: ArraySlice<Int>, bits: Int, isInGroup: Bool = false) {
      guard let first = places.first else { return }
      let isGroup = !isInGroup && (bits == 0 || places.count <= mostInGroup)
      if bits == 0 || places.count <= mostInCell {
        addCell(places, from: (first >> bits) << bits, bits: bits)
      } else {
        let half = places.firstPlace { $0 >> (bits - 1) & 1 == 1 }
        add(places[..<half], bits: bits - 1, isInGroup: isInGroup || isGroup)
        add(places[half...], bits: bits - 1, isInGroup: isInGroup || isGroup)
      }
      if isGroup {
        room = Self.multiple(of: groupStep, from: room)
        for part in [first >> bits, bits, room] { digest.add(part) }
      }
    }

    /// Adds a cell, which begins at a place in time.
    private mutating func addCell(_ places: ArraySlice<Int>, from beginning: Int, bits: Int) {
      let own = Self.room(for: places.count)
      var next = 0
      for (article, place) in places.enumerated() {
        let wanted = max(next, (place - beginning) * own >> bits)
        // Those behind it need room too.
        let number = min(wanted, own - (places.count - article))
        numbers.append(Int32(truncatingIfNeeded: room + number))
        next = number + 1
      }
      room += own
    }

    /// For how many articles a cell has room: for many at the same place, that of a multiple of an eighth to a quarter of them.
    private static func room(for count: Int) -> Int {
      multiple(of: max(cellStep, 1 << (Int.bitWidth - count.leadingZeroBitCount - 3)), from: count)
    }

    private static func multiple(of step: Int, from number: Int) -> Int { (number + step - 1) / step * step }
  }

  /// The number of an article.
  ///
  /// - Parameter article: how many come before it.
  func number(of article: Int) -> Int { Int(numbers[article]) }

  /// Calls `body` with how many articles come before each, and its number.
  func forEach(_ body: (_ article: Int, _ number: Int) -> Void) {
    for (article, number) in numbers.enumerated() { body(article, Int(number)) }
  }

  /// How many articles have lower numbers than one.
  func articles(below number: Int) -> Int { numbers.firstPlace { $0 >= number } }
}
