@testable import Checking
import Diagnostics
import Platform
import TestSupport
import Testing

@Suite struct CleanSiteTests {
  @Test("nothing is found on a site as a build leaves it, and nothing is written") func clean() throws {
    for site in [try CheckedSite(), try CheckedSite.long()] {
      let before = try (site.folder.stamps("."), site.folder.stamps(".broadsheet"))
      let (diagnostics, report) = try site.check()
      #expect(diagnostics == [] && report.count == 0 && !report.hasErrors)
      #expect(report.summary.hasSuffix(": all well"))
      #expect(try site.folder.stamps(".") == before.0 && site.folder.stamps(".broadsheet") == before.1)
    }
  }

  @Test("the summary tells what was looked at, and how many pictures are elsewhere") func summary() throws {
    let report = try CheckedSite().check().report
    let counts = "checked \(report.pageCount) pages and \(report.otherCount) other files of 4 articles"
    #expect(report.summary == counts + " (1 picture is loaded from 1 other host): all well")
    #expect(try CheckedSite().check([.links]).report.summary.contains("articles") == false)
  }

  @Test("a site without an address, and one without a search, are clean") func others() throws {
    for change in 0..<3 {
      var site = try CheckedSite()
      if change == 0 { site.configuration.url = nil } else { site.configuration.search = .off }
      if change == 2 { site.configuration.feeds = [] }
      try site.build()
      #expect(try site.check().diagnostics == [])
    }
  }

  @Test("a site on a host that is not of ASCII is clean, and programs are told the host's name in ASCII")
  func internationalHost() throws {
    var site = try CheckedSite()
    site.configuration.url = "https://新闻.example/site/"
    try site.build()
    #expect(try site.check().diagnostics == [])
    for file in [
      "feed.xml", "feed.json", "atom.xml", "sitemap.xml", "sitemap-news.xml", "feeds.opml", "opensearch.xml",
      "robots.txt",
    ] {
      let text = try #require(site.folder.read("public/\(file)"))
      #expect(text.contains("//xn--efvy88h.example/site/") || file == "sitemap-news.xml", "\(file)")
    }
    try site.replace("example/site/2024/06/20", with: "example/site/2024/06/32", in: "public/sitemap.xml")
    #expect(
      try site.check([.sitemap]).diagnostics.map(\.message).contains { $0.hasSuffix("is listed, and is not there") })
  }

  @Test("a site without outlets, authors and sections, and one without articles, are clean") func withoutTerms() throws
  {
    let site = try CheckedSite()
    try site.remove("content")
    try site.folder.write("---\ntitle: A\ndate: 2024-06-21\n---\n\nText.\n", to: "content/2024/06/21/a.md")
    try site.build()
    #expect(try site.check().diagnostics == [])
    try site.remove("content/2024/06/21/a.md")
    try site.build(all: true)
    #expect(try site.check().diagnostics == [])
  }

  @Test(
    "a site whose theme has a picture, a font and a second style sheet is clean",
    arguments: [nil, "https://s.example/site/"])
  func assets(url: String?) throws {
    var site = try CheckedSite()
    site.configuration.templates = site.folder["theme"]
    site.configuration.url = url
    for path in ["fog.png", "fonts/a.woff2"] { try site.folder.write("x", to: "theme/assets/\(path)") }
    try site.folder.write("a { b: url(fog.png) }", to: "theme/assets/more.css")
    try site.folder.write(
      "@import 'more.css'; @font-face { src: url(fonts/a.woff2#x) } a { b: url('./fog.png') }",
      to: "theme/assets/style.css")
    try site.build()
    #expect(try site.check().diagnostics == [])
  }

  @Test("a site with paths that differ only in how marks are put together is clean, and each of them is looked for")
  func composedNames() throws {
    let site = try CheckedSite()
    for name in ["caf\u{E9}", "cafe\u{301}"] {
      try site.folder.write(
        "---\ntitle: \(name)\ndate: 2024-06-21\nurl: https://b.example/\(name)\n---\n\nText.\n",
        to: "content/2024/06/21/\(name).md")
      try site.folder.write("---\ntitle: \(name)\ndate: 2024-06-21\n---\n\nText.\n", to: "content/\(name)/a.md")
    }
    try site.build()
    #expect(try site.check().diagnostics.map(\.text) == [])
    for name in ["caf\u{E9}", "cafe\u{301}"] { try File.remove(site.folder["public/2024/06/21/\(name).html"]) }
    let findings = try site.check([.unshown]).diagnostics
    #expect(findings.count == 2 && findings.first?.file?.hasBytes(of: findings.last?.file ?? "") == false)
    let listed = try site.check([.sitemap]).diagnostics.filter { $0.file == site.folder["public/sitemap.xml"] }
    #expect(listed.count == 2)
  }

  @Test("the same is found with any number of threads") func threads() throws {
    let site = try CheckedSite()
    try site.remove("public/authors/index.html")
    let texts = try [1, 3].map { threads in
      var texts: [String] = []
      try SiteCheck(configuration: site.configuration, workers: Workers(threads)).run()
        .forEachDiagnostic { texts.append($0.text) }
      return texts
    }
    #expect(texts[0] == texts[1] && texts[0].count > 5)
  }

  @Test("of many faults of a kind some are told of, and how many more there are") func most() throws {
    let site = try CheckedSite()
    for number in 0..<7 { try site.add("<a href=gone-\(number).html>x</a>", to: "public/feeds.html") }
    let report = try site.check([.links]).report
    var diagnostics: [Diagnostic] = []
    report.forEachDiagnostic(most: 3) { diagnostics.append($0) }
    #expect(diagnostics.count == 4 && report.count == 7)
    #expect(diagnostics.last?.message == "4 more: the link leads to …, which is not there")
    #expect(report.summary.hasSuffix(": 7 links"))
    // Of one and the same thing three places are enough.
    for _ in 0..<7 { try site.add("<a href=same.html>x</a>", to: "public/404.html") }
    var messages: [String] = []
    try site.check([.links]).report.forEachDiagnostic(most: 100) { messages.append($0.message) }
    #expect(messages.count { $0.contains("same.html") } == 3 && messages.last?.hasPrefix("4 more: ") == true)
  }

  @Test("a check that does not exist is told of with the nearest that does") func names() throws {
    #expect(throws: UnknownCheck(name: "link")) { try Set<Check>(only: ["link"], skip: []) }
    #expect(UnknownCheck(name: "link").help == "did you mean links?")
    #expect(UnknownCheck(name: "zzz").help.hasPrefix("the checks are links, fragments, "))
    #expect(try Set<Check>(only: ["links", "media"], skip: ["media"]) == [.links])
    #expect(try Set<Check>(only: nil, skip: ["ledger"]).count == Check.allCases.count - 1)
  }
}
