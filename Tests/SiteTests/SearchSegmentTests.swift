import Content
import TestSupport
import Testing

@testable import Site

@Suite struct SearchSegmentTests {
  /// The sizes of the segments of days with so many articles, given from the oldest.
  private func sizes(_ days: [Int], bytes: Int = 100) -> [Int] { Self.segments(days, bytes: bytes).map(\.count) }

  private static func segments(_ days: [Int], bytes: Int = 100) -> [Range<Int>] {
    var end = days.reduce(0, +)
    let ranges = days.enumerated().map { number, count -> SearchSegment.Day in
      end -= count
      return SearchSegment.Day(entries: end..<end + count, number: 19_000 + number)
    }
    let segments = SearchSegment.ranges(of: ranges) { _ in bytes }
    // They follow one another from the oldest, which is the last, and leave nothing out.
    #expect(segments.first?.upperBound == ranges.first?.entries.upperBound && segments.last?.lowerBound ?? 0 == 0)
    #expect(zip(segments, segments.dropFirst()).allSatisfy { $0.lowerBound == $1.upperBound })
    return segments
  }

  @Test("a small archive has one segment, a larger one a small one of its newest days")
  func few() {
    #expect(sizes([]) == [])
    #expect(sizes([3]) == [3])
    #expect(sizes([400, 400, 479]) == [1279])
    #expect(sizes([400, 400, 480]) == [1280])
    #expect(sizes([400, 400, 500, 10]) == [1300, 10])
    #expect(sizes([400, 400, 500, 400, 400, 500]) == [2600])
    #expect(sizes([400, 400, 500, 400, 400, 500, 5, 6]) == [2600, 11])
  }

  @Test("full segments stay as they are when days come") func many() {
    let days = (0..<1200).map { 80 + $0 * 7 % 50 }
    var before: [Int] = []
    for count in stride(from: 100, through: 1200, by: 1) {
      let now = sizes(Array(days[..<count]))
      let full = before.filter { $0 >= 49_152 }
      #expect(Array(now.prefix(full.count)) == full)
      #expect(now.dropLast().allSatisfy { $0 >= 1024 } && now.allSatisfy { $0 < 49_152 + 1280 + 130 })
      // One of the others grows, and one has the newest days.
      #expect(now.dropLast(2).allSatisfy { $0 >= 49_152 })
      before = now
    }
    #expect(before.count >= 3)
  }

  @Test("where an article comes among old ones, segments end where they did, mostly") func localEnds() {
    var random = SeededGenerator(5)
    var days = (0..<3700).map { _ in Int.random(in: 0...34, using: &random) }
    /// How many articles come before each segment's end, without those of one day.
    func ends(_ day: Int) -> [Int] {
      let before = days[..<day].reduce(0, +)
      let total = days.reduce(0, +)
      return Self.segments(days).map { segment in
        let end = total - segment.lowerBound
        return end <= before ? end : end - days[day]
      }
    }
    var changed = 0
    for _ in 0..<300 {
      let day = days.indices.randomElement(using: &random) ?? 0
      let before = ends(day)
      days[day] += 1
      if ends(day) != before { changed += 1 }
      days[day] -= 1
    }
    #expect(changed <= 6)
  }

  @Test("segments of long articles have less of them") func long() {
    let days = [Int](repeating: 1536, count: 33)
    #expect(sizes(days) == [49_152, 1536])
    #expect(sizes(days, bytes: 16 << 10) == [9216, 9216, 9216, 9216, 9216, 4608])
    #expect(sizes(days, bytes: 1 << 20) == [Int](repeating: 1536, count: 33))
  }

  @Test("a day with more articles than a segment can have is parted") func hugeDay() {
    #expect(sizes([60_000, 10]) == [49_152, 10_848, 10])
    #expect(sizes([1, 70_000]).allSatisfy { $0 <= 0xFFFF })
  }
}
