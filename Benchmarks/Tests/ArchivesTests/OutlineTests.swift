import Testing

@testable import Archives

@Suite("Outlines of articles")
struct OutlineTests {
  @Test("are spread over ten years, each with an address of its own")
  func dates() {
    let outlines = Outlines(ArchiveShape(articles: 5000))
    let all = (0..<5000).map { outlines.outline($0) }
    #expect(Set(all.map(\.url)).count == 5000)
    #expect(Set(all.map(\.day.year)).sorted() == Array(2015...2024))
    #expect(Set(all.map { $0.day.text() }).count > 2500)
  }

  @Test("are spread over as many days as are asked for")
  func fewDays() {
    let outlines = Outlines(ArchiveShape(articles: 1000, days: 30))
    #expect(Set((0..<1000).map { outlines.outline($0).day.text() }).count == 30)
    #expect(outlines.outline(1000).day.text() == "2015-01-31")
  }

  @Test("name authors by Zipf's law: the first twice as often as the second")
  func authors() {
    let outlines = Outlines(ArchiveShape(articles: 10_000))
    var counts = [Int](repeating: 0, count: outlines.authorNames.names.count)
    for index in 0..<10_000 { counts[outlines.outline(index).authors[0]] += 1 }
    #expect(counts.count == 200)
    #expect((1.7...2.3).contains(Double(counts[0]) / Double(counts[1])))
    #expect((7.0...13.0).contains(Double(counts[0]) / Double(counts[9])))
  }

  @Test("have authors whose names differ")
  func names() {
    let names = AuthorNames(articles: 1_000_000).names
    #expect(names.count == 20_000)
    #expect(Set(names).count == names.count)
    #expect(Set(names.map { $0.uppercased() }).count == names.count)
  }
}
