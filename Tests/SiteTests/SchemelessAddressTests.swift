import Testing

@testable import Site

/// Addresses that name a host and no scheme, `//a.example/b`, lead nowhere from a folder.
@Suite struct SchemelessAddressTests {
  private static func site(_ matter: String) throws -> TestSite {
    var site = try TestSite()
    site.configuration.url = "https://s.example/"
    try site.article("2024/06/01/a", matter, body: "[甲](//b.example/y) ![乙](//b.example/z.jpg)")
    return site
  }

  @Test(
    "they get the scheme of the original, on pages and in feeds",
    arguments: [
      ("url: http://a.example/x\n", "http"), ("url: https://a.example/x\n", "https"), ("url: //a.example/x\n", "https"),
      ("url: 'C:\\x'\n", "https"), ("", "https"),
    ])
  func links(matter: String, scheme: String) throws {
    let built = try Self.site(matter).build()
    for path in ["2024/06/01/a.html", "atom.xml"] {
      #expect(built[path].contains("\(scheme)://b.example/y"), "\(path)")
      #expect(built[path].contains("\(scheme)://b.example/z.jpg"), "\(path)")
    }
    #expect(!built["2024/06/01/a.html"].contains("\"//"))
  }

  @Test("the original is one on the web, and so are the lead picture and authors' pages")
  func fields() throws {
    let page = try Self.site(
      "url: //a.example/x\nimage: //a.example/p.jpg\nprofiles:\n  - name: 李\n    url: //a.example/li\n    about: 李。\n"
    ).build()["2024/06/01/a.html"]
    #expect(page.contains("href=\"https://a.example/x\""))
    #expect(page.contains("\"https://a.example/p.jpg\""))
    #expect(!page.contains("\"//"))
  }

  @Test("a local file is no original", arguments: ["C:\\news\\1.html", "C:/news/1.html", "file:///C:/news/1.html"])
  func localFiles(path: String) throws {
    let page = try Self.site("url: '\(path)'\n").build()["2024/06/01/a.html"]
    #expect(!page.contains("1.html"))
  }

  @Test("a link without a scheme to an article of the archive leads to its page") func archived() throws {
    let site = try Self.site("url: https://a.example/x\n")
    try site.article("2024/06/02/b", "url: //b.example/y\n")
    #expect(try site.build()["2024/06/01/a.html"].contains("href=\"../02/b.html\""))
  }
}
