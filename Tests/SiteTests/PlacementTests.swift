import Content
import Site
import Testing

@Suite struct PlacementTests {
  @Test(
    "links between pages",
    arguments: [
      ("2024/06/21/a.html", "authors/li/index.html", "../../../authors/li/index.html"),
      ("index.html", "index.html", "index.html"),
      ("a/b.html", "a/c.html", "c.html"), ("a/b.html", "ab/c.html", "../ab/c.html"),
      ("a.html", "b c#.html", "b%20c%23.html"),
      ("x/y/z.html", "x/index.html", "../index.html"),
    ])
  func relative(from: String, to: String, link: String) {
    #expect(Permalinks.relative(from: from, to: to) == link)
    let resolved = WebAddress(link).resolved(against: WebAddress("https://s.example/\(from)"))
    #expect(WebAddress.percentDecoded(String(resolved.path.dropFirst())) == to)
  }

  @Test("a link is the same from a page and from its folder, and an ending stands behind it")
  func ending() {
    #expect(Permalinks.relative(from: "2024/06/21/", to: "2024/06/20/a") == "../20/a")
    #expect(Permalinks.relative(from: "2024/06/21/x.html", to: "2024/06/20/a b", ending: ".html") == "../20/a%20b.html")
    #expect(Permalinks.relative(from: "", to: "林", ending: ".html") == "林.html")
  }

  @Test("an absolute address is that of the site with the page's path behind it")
  func absolute() {
    #expect(Permalinks.absolute("", on: "https://s.example/") == "https://s.example/")
    #expect(
      Permalinks.absolute("2024/林 #%", on: "https://s.example/a%20b/", ending: ".html")
        == "https://s.example/a%20b/2024/林%20%23%25.html")
  }

  @Test("a numbered page keeps its articles for ever, and every article is on one page")
  func pagination() {
    var known: [Int: [Int]] = [:]
    for count in 0...200 {
      let pages = Pagination(count: count, size: 10).pages
      #expect(pages.first?.number == nil)
      #expect(pages.flatMap { Array($0.entries) } == Array(0..<count))
      if count >= 10 { #expect((10..<20).contains(pages[0].entries.count)) }
      for page in pages {
        guard let number = page.number else { continue }
        // Articles counted from the oldest.
        let articles = page.entries.map { count - 1 - $0 }
        #expect(known[number] == nil || known[number] == articles)
        known[number] = articles
      }
    }
  }
}
