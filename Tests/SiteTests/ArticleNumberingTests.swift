import Content
import TestSupport
import Testing

@testable import Site

@Suite struct ArticleNumberingTests {
  private static let most = 0xFFFF

  /// The numbers of articles at some places in time.
  private static func numbers(_ places: [Int], most: Int = most) -> (numbering: ArticleNumbering, numbers: [Int]) {
    let numbering = ArticleNumbering(places, most: most)
    return (numbering, places.indices.map(numbering.number))
  }

  /// Places of articles of ten years, a few of them at the same moment.
  private static func places(_ count: Int, using random: inout SeededGenerator) -> [Int] {
    var places = (0..<count - count / 20).map { _ in place(using: &random) }
    for _ in 0..<count / 20 { places.append(places[Int.random(in: places.indices, using: &random)]) }
    return places.sorted()
  }

  private static func place(using random: inout SeededGenerator) -> Int {
    let second = Int.random(in: 1_400_000_000..<1_715_000_000, using: &random)
    return ArticleNumbering.place(in: second / 86_400, second)
  }

  @Test("numbers ascend, each is one article's, and there are a quarter more of them at most", arguments: [1024, 5000])
  func numbers(count: Int) {
    var random = SeededGenerator(1)
    let (numbering, numbers) = Self.numbers(Self.places(count, using: &random))
    #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 } && numbers.first ?? -1 >= 0)
    #expect(numbering.count > (numbers.last ?? .max) && numbering.count <= count * 5 / 4)
    for number in 0...numbering.count {
      #expect(numbering.articles(below: number) == numbers.count { $0 < number })
    }
  }

  @Test("where one more comes or goes, few others have other numbers, mostly") func few() {
    var random = SeededGenerator(2)
    let places = Self.places(4000, using: &random)
    let (numbering, numbers) = Self.numbers(places)
    var (moved, kept) = ([Int](), 0)
    for _ in 0..<100 {
      let more = Self.place(using: &random)
      let index = places.firstIndex { $0 > more } ?? places.count
      let (other, others) = Self.numbers(places[..<index] + [more] + places[index...])
      moved.append(numbers.indices.count { numbers[$0] != others[$0 < index ? $0 : $0 + 1] })
      if other.digest == numbering.digest {
        kept += 1
        // Those of one group.
        #expect(other.count == numbering.count && moved.last ?? .max <= 1024)
      }
    }
    #expect(moved.sorted()[50] <= 10 && moved.sorted()[75] < 128 && kept > 90)
  }

  @Test("few articles have numbers without gaps, and so have those for which there would be too many") func dense() {
    var random = SeededGenerator(3)
    for (count, most) in [(0, Self.most), (1, Self.most), (1023, Self.most), (3000, 3100)] {
      let (numbering, numbers) = Self.numbers(Self.places(max(count, 1), using: &random).suffix(count), most: most)
      #expect(numbers == Array(0..<count) && numbering.count == count && numbering.digest == nil)
    }
  }

  @Test("articles of one moment are in one cell, whatever their number") func oneMoment() {
    let place = ArticleNumbering.place(in: 19_000, 19_000 * 86_400)
    let (numbering, numbers) = Self.numbers([Int](repeating: place, count: 2000))
    #expect(numbers == Array(0..<2000) && numbering.count == 2048 && numbering.digest != nil)
    #expect(Self.numbers([Int](repeating: place, count: 2001)).numbering.digest == numbering.digest)
    #expect(Self.numbers([Int](repeating: place, count: 2049)).numbering.digest != numbering.digest)
  }

  @Test("places in time ascend by days, then by moments, from the first day to the last, whatever the offset")
  func places() {
    let days = [-719_162, -1, 0, 19_000, 2_932_896]
    let all = days.flatMap { day in
      [-93_600, 0, 43_200, 136_800].map { ArticleNumbering.place(in: day, day * 86_400 + $0) }
    }
    #expect(all == all.sorted() && Set(all).count == all.count)
    #expect(all.allSatisfy { $0 >= 0 && $0 < 1 << 40 })
  }
}
