import Content
import Testing

@testable import Site

@Suite struct CalendarTests {
  @Test("a month is weeks from Monday to Sunday")
  func weeks() {
    let june = MonthGrid(month: 6, of: 2024).weeks
    #expect(june.first == [nil, nil, nil, nil, nil, 1, 2])
    #expect(june.last == [24, 25, 26, 27, 28, 29, 30])
    let february = MonthGrid(month: 2, of: 2021).weeks
    #expect(february.count == 4 && february.first?.first == 1 && february.last?.last == 28)
    #expect(MonthGrid(month: 13, of: 2024).weeks.isEmpty)
  }

  @Test("a number of articles is one of five shades, in proportion to the highest")
  func shades() {
    #expect((0...5).map { Shade.step($0, highest: 5) } == [0, 1, 2, 3, 4, 5])
    #expect([1, 2, 3, 10, 50].map { Shade.step($0, highest: 50) } == [1, 1, 1, 1, 5])
    #expect(Shade.step(1, highest: 1) == 1 && Shade.step(0, highest: 0) == 0)
  }

  @Test("calendars lead to the days that have articles, with their number as text and as shade")
  func cells() throws {
    let site = try site()
    let built = try site.build()
    #expect(
      built["2024/06/index.html"].contains(#"<td class="s3"><a href="21/index.html">21 <b>2<i> 篇</i></b></a></td>"#))
    #expect(built["2024/06/index.html"].contains("<td>20</td>"))
    #expect(built["2024/index.html"].contains(#"<a href="06/21/index.html">21 <b>2<i> 篇</i></b></a>"#))
    #expect(built["dates/index.html"].contains(#"<a href="../2024/06/index.html">6月 <b>2<i> 篇</i></b></a>"#))
    #expect(built["dates/index.html"].contains("<li>5月\n"))
  }

  @Test("calendars lead to the nearest earlier and later ones that have articles, and to none beyond")
  func neighbours() throws {
    let built = try site().build()
    #expect(built["2024/06/index.html"].contains(#"<a rel="prev" href="../../2022/12/index.html">2022年12月</a>"#))
    #expect(!built["2024/06/index.html"].contains("rel=\"next\""))
    #expect(built["2022/index.html"].contains(#"<a rel="next" href="../2024/index.html">2024年</a>"#))
  }

  @Test("a day's articles are by outlet, and in pages when they are many")
  func day() throws {
    var site = try TestSite()
    site.configuration.pageSize = 10
    for number in 10..<35 {
      try site.article("2024/06/21/a\(number)", "outlet: \(number % 2 == 0 ? "nyt" : "bbc")\n")
    }
    let built = try site.build()
    #expect(built["2024/06/21/index.html"].components(between: "<h2>", and: "</h2>").count == 2)
    #expect(built["2024/06/21/page/1.html"].components(between: "<h3>", and: "</h3>").count == 10)
    #expect(built.brokenLinks == [])
  }

  /// Two articles on one day, one of two years before.
  private func site() throws -> TestSite {
    let site = try TestSite()
    try site.article("2024/06/21/a")
    try site.article("2024/06/21/b")
    try site.article("2022/12/31/c", date: "2022-12-31T12:00:00+08:00")
    return site
  }
}
