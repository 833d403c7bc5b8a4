import Content
import Testing

@testable import Site

@Suite struct SearchSegmentTests {
  /// The sizes of the segments of days with so many articles, given from the oldest.
  private func sizes(_ days: [Int], bytes: Int = 100) -> [Int] {
    var end = days.reduce(0, +)
    let ranges = days.map { count -> Range<Int> in
      end -= count
      return end..<end + count
    }
    let segments = SearchSegment.ranges(of: ranges) { _ in bytes }
    // They follow one another from the oldest, which is the last, and leave nothing out.
    #expect(segments.first?.upperBound == ranges.first?.upperBound && segments.last?.lowerBound ?? 0 == 0)
    #expect(zip(segments, segments.dropFirst()).allSatisfy { $0.lowerBound == $1.upperBound })
    return segments.map(\.count)
  }

  @Test("a small archive has one segment, a larger one a small one of its newest days")
  func few() {
    #expect(sizes([]) == [])
    #expect(sizes([3]) == [3])
    #expect(sizes([400, 400, 223]) == [1023])
    #expect(sizes([400, 400, 224]) == [1024])
    #expect(sizes([400, 400, 300, 10]) == [1100, 10])
    #expect(sizes([400, 400, 300, 400, 400, 400]) == [2300])
    #expect(sizes([400, 400, 300, 400, 400, 400, 5, 6]) == [2300, 11])
  }

  @Test("full segments stay as they are when days come") func many() {
    let days = (0..<1200).map { 80 + $0 * 7 % 50 }
    var before: [Int] = []
    for count in stride(from: 100, through: 1200, by: 1) {
      let now = sizes(Array(days[..<count]))
      let full = before.filter { $0 >= 49_152 }
      #expect(Array(now.prefix(full.count)) == full)
      #expect(now.dropLast().allSatisfy { $0 >= 1024 } && now.allSatisfy { $0 < 49_152 + 1024 + 130 })
      before = now
    }
    #expect(before.count >= 3)
  }

  @Test("segments of long articles have less of them") func long() {
    let days = [Int](repeating: 256, count: 196)
    #expect(sizes(days) == [49_152, 1024])
    #expect(sizes(days, bytes: 16 << 10) == [9216, 9216, 9216, 9216, 9216, 4096])
    #expect(sizes(days, bytes: 1 << 20) == [Int](repeating: 1024, count: 49))
  }

  @Test("a day with more articles than a segment can have is parted") func hugeDay() {
    #expect(sizes([60_000, 10]) == [49_152, 10_848, 10])
    #expect(sizes([1, 70_000]).allSatisfy { $0 <= 0xFFFF })
  }
}
