import Testing

@testable import Site

@Suite struct OneMoreArticleTests {
  @Test(
    "one article more changes at most forty files beside the newest part of the search index, also when it begins new pages of all its lists"
  )
  func oneArticleMoreChangesFewFiles() throws {
    var site = try TestSite()
    site.configuration.url = "https://s.example/"
    site.configuration.pageSize = 10
    func add(_ number: Int) throws {
      let (month, day, hour) = (number / 240 + 1, number / 24 % 10 + 10, number % 24 + 10)
      let date = "2024-0\(month)-\(day)T\(hour % 24 < 10 ? "0" : "")\(hour % 24):00:00+08:00"
      try site.article(
        "2024/0\(month)/\(day)/a\(number)", title: "第\(number)篇", date: date,
        """
        url: https://hepan.example/\(number)
        outlet: hepan
        section: s\(number % 3)
        authors: [作者\(number % 7), 常写的人]

        """, body: "见[前文](https://hepan.example/\(number * 7 / 8))与[另一篇](https://hepan.example/\(number / 2))。")
    }
    for number in 0..<790 { try add(number) }
    var before = try site.build().pages
    // Twenty in a row: each list of ten begins a page in some of these builds.
    for number in 790..<810 {
      try add(number)
      let after = try site.build().pages
      let changed = after.filter { before[$0.key] != $0.value && !$0.key.hasPrefix("search/") }.keys.sorted()
      #expect(changed.count <= 40 && changed.count > 10, "\(number): \(changed)")
      #expect(Set(before.keys.filter { !$0.hasPrefix("search/") }).isSubset(of: after.keys))
      before = after
    }
  }
}
