import Testing

@testable import Site

/// How many bytes pages and feeds have when their texts are a character long: tens of thousands of articles pay for each of
/// them.
@Suite struct WeightTests {
  private static func site(_ articles: Int) throws -> TestSite {
    var site = try TestSite()
    site.configuration.url = "https://m.example/"
    for number in 0..<articles {
      try site.article(
        "2024/06/\(10 + number % 10)/x-\(number)", title: "题", date: "2024-06-\(10 + number % 10)T12:00:00+08:00",
        """
        url: https://a.example/\(number)
        outlet: \(number % 2 == 0 ? "nyt" : "dw")
        section: asia
        authors: [林]
        image: https://a.example/\(number).jpg
        translation_of: https://b.example/\(number)

        """, body: "文。")
    }
    return site
  }

  @Test("what is around an article is no more than 2.6 KB") func article() throws {
    let built = try Self.site(9).build()
    let page = built["2024/06/18/x-8.html"]
    #expect(page.contains("前后文章") && page.utf8.count < 2600)
  }

  @Test("a day of one article is no more than 1.6 KB") func day() throws {
    let built = try Self.site(9).build()
    #expect(built["2024/06/18/index.html"].utf8.count < 1600)
  }

  @Test("an entry is no more than a link, a headline and two lines of it")
  func entries() throws {
    let built = try Self.site(100).build()
    for (page, start, end, most) in [
      ("index.html", "<li>", "<li>", 100), ("outlets/nyt/index.html", "<li>", "<li>", 85),
      ("archive/1.xml", "<entry>", "</entry>", 240),
    ] {
      let entry = built[page].components(between: start, and: end).first ?? ""
      #expect(entry.contains("题") && entry.utf8.count < most, "\(page): \(entry)")
    }
  }

  @Test("the style sheet is no more than 12 KB") func style() throws {
    let built = try Self.site(1).build()
    let style = try #require(built.pages.first { $0.key.hasPrefix("assets/style") })
    #expect(style.value.count < 12_288)
  }
}
