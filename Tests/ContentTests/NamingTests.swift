import Content
import Testing

@Suite struct NamingTests {
  @Test(
    "slugs",
    arguments: [
      ("Choe Sang-Hun", "choe-sang-hun"), ("储百亮(Chris Buckley)", "储百亮-chris-buckley"), ("../../x", "x"),
      ("  --A__b--  ", "a-b"), ("", ""), ("！？", ""), ("Ünï", "ünï"), ("e\u{301}", "é"), ("O'Brien", "o-brien"),
      ("٣ ไทย", "٣-ไทย"),
    ])
  func slugs(text: String, slug: String) {
    #expect(Slug.make(text) == slug)
  }

  @Test("names of devices are known, whatever stands beside them")
  func devices() {
    #expect(["con", "prn", "aux", "nul", "com0", "lpt9"].allSatisfy(Slug.isDevice))
    #expect(!["", "co", "cons", "com", "com10", "lptx", "a-con", "com\u{663}", "com中"].contains(where: Slug.isDevice))
  }

  @Test("a slug is cut between characters", arguments: 1...30)
  func cutting(limit: Int) {
    let slug = Slug.make("字a字b字c字d字e字f", limit: limit)
    #expect(slug.utf8.count <= limit)
    #expect("字a字b字c字d字e字f".hasPrefix(slug))
    #expect(Slug.make("abcdefghijklmnopqrstuvwxyzabcdefgh", limit: limit).utf8.count == limit)
  }

  @Test(
    "a file is named by the last part of the address that says something",
    arguments: [
      ("https://cn.nytimes.com/asia-pacific/20240621/russia-korea-defense-asia/", "russia-korea-defense-asia"),
      ("https://cn.nytimes.com/asia-pacific/20240621/russia-korea/dual/", "russia-korea"),
      ("https://www.dw.com/zh/%E6%A0%87%E9%A2%98/a-54242000", "a-54242000"),
      ("https://www.voachinese.com/a/some-long-title-20200716/5506034.html", "some-long-title-20200716"),
      ("https://cn.ft.com/story/001088602?full=y", "001088602"),
      ("https://www.youtube.com/watch?v=Fsm-i3eyovk", "fsm-i3eyovk"),
      ("https://a.example/%e5%8d%97.html", "南"),
      ("https://a.example/x/..%2F..%2Fetc", "etc"),
    ])
  func names(address: String, name: String) throws {
    let day = try #require(CivilDate(year: 2024, month: 6, day: 21))
    #expect(ArticleName.path(WebAddress(address), outlet: "o", on: day) == "2024/06/21/o-\(name)")
  }

  @Test("an address without a path is named by its fingerprint, and so is the second of one name")
  func fingerprints() throws {
    let day = try #require(CivilDate(year: 2024, month: 6, day: 21))
    let bare = ArticleName.path(WebAddress("https://a.example/"), outlet: "o", on: day)
    #expect(bare.utf8.count == "2024/06/21/o-".utf8.count + 8)
    let address = WebAddress("https://a.example/" + String(repeating: "长", count: 60))
    let first = ArticleName.path(address, outlet: "o", on: day)
    let second = ArticleName.path(address, outlet: "o", on: day, digits: 8)
    #expect(first.dropFirst(11).utf8.count <= 80 && second.dropFirst(11).utf8.count <= 80)
    #expect(first != second)
  }

  @Test("the section is the part of the path that the outlet says")
  func sections() {
    let outlet = Outlet(slug: "o", name: "O", places: ["a.example"], sectionSegment: 0)
    #expect(ArticleName.section(WebAddress("https://a.example/World News/x"), of: outlet) == "world-news")
    #expect(ArticleName.section(WebAddress("https://a.example/x"), of: outlet) == nil)
    #expect(ArticleName.section(WebAddress("https://a.example/2024/x"), of: outlet) == nil)
  }

  @Test("an outlet is found by its host, the longest path first, and the archive's own before the built-in")
  func outlets() {
    let own = Outlet(slug: "mine", name: "Mine", places: ["rfi.fr", "rfi.fr/cn/x"])
    let table = OutletTable([own])
    #expect(table.outlet(of: WebAddress("https://www.rfi.fr//cn/a")).slug == "rfi")
    #expect(table.outlet(of: WebAddress("https://www.rfi.fr/cn/x/a")).slug == "mine")
    #expect(table.outlet(of: WebAddress("https://www.rfi.fr/fr/a")).slug == "mine")
    #expect(table.outlet(of: WebAddress("https://www.new.example/a")).slug == "new-example")
    #expect(table.outlet(of: WebAddress("https://cnrfi.fr/cn")).slug == "cnrfi-fr")
    #expect(OutletTable([Outlet(slug: "nyt", name: "N", places: [])]).outlet(slug: "nyt").name == "N")
  }

  @Test("the host of an outlet that is not known has a slug that is nobody else's")
  func unlistedHosts() {
    let table = OutletTable([Outlet(slug: "new-example", name: "N", places: ["elsewhere.example"])])
    func slug(_ host: String) -> String { table.outlet(of: WebAddress("https://\(host)/a")).slug }
    func isMarked(_ host: String, _ beginning: String) -> Bool {
      let slug = slug(host)
      return slug.hasPrefix(beginning + "-") && slug.utf8.count == beginning.utf8.count + 9
    }
    for known in ["nyt", "new.example", "new-example"] {
      #expect(isMarked(known, known.replacing(".", with: "-")), "\(known)")
    }
    #expect(isMarked("unknown", "unknown") && isMarked("---", "unknown") && slug("---") != slug("--"))
    let long = String(repeating: "a", count: 36)
    #expect(slug("\(long).com") == "\(long)-com" && isMarked("\(long).come", "\(long)-com"))
    #expect(slug("\(long).one.example") != slug("\(long).two.example"))
    #expect(slug("www.nyt") == slug("nyt"))
    let letters = String(repeating: "文", count: 13)
    #expect(slug("\(letters).-") == letters && isMarked("\(letters)文", letters))
  }

  @Test("a host of very many labels is looked up in the time that it takes to read it")
  func manyLabels() {
    let table = OutletTable()
    func time(_ labels: Int) -> Duration {
      let address = WebAddress("https://" + String(repeating: "a.", count: labels) + "nytimes.com/x")
      return ContinuousClock().measure { #expect(table.outlet(of: address).slug == "nytimes") }
    }
    let (small, large) = (time(10_000), time(80_000))
    #expect(large < max(small, .milliseconds(20)) * 16, "\(small), then \(large)")
  }

  @Test("an address tells a day")
  func days() {
    #expect(ArticleName.day(WebAddress("https://a.example/x/20240621/y"))?.iso8601 == "2024-06-21")
    #expect(ArticleName.day(WebAddress("https://a.example/2024/06/21/y"))?.iso8601 == "2024-06-21")
    #expect(ArticleName.day(WebAddress("https://a.example/99999999/y")) == nil)
  }
}
