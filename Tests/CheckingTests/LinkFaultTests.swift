import Checking
import Testing

@Suite struct LinkFaultTests {
  private let page = "public/2024/06/21/hepan-fog.html"

  @Test("a link to a page that is not there") func missing() throws {
    let site = try CheckedSite()
    try site.add(#"<a href="../../../feed.html">x</a>"#, to: page)
    try site.expect(
      .links, "the link leads to feed.html, which is not there", in: page, at: #"<a href="../../../feed.html""#,
      help: "did you mean feeds.html?")
  }

  @Test("a link in other letters than the file's name") func spelling() throws {
    let site = try CheckedSite()
    try site.add("<p>一<a href=Hepan-Fog.html>x</a>", to: page)
    try site.expect(
      .links, "the link leads to 2024/06/21/Hepan-Fog.html, which is not there", in: page, at: "<a href=Hepan",
      help: "the file is spelled 2024/06/21/hepan-fog.html")
  }

  @Test("a link to a folder") func folder() throws {
    let site = try CheckedSite()
    try site.add(#"<a href="../../../dates/">x</a>"#, to: page)
    try site.expect(
      .links, "the link leads to the folder dates, which nothing opens without a server", in: page,
      at: #"<a href="../../../dates/""#, help: "index.html")
  }

  @Test("a link beyond the folder of the site") func outside() throws {
    let site = try CheckedSite()
    try site.add(#"<a href="../../../%2e%2e/x.html">x</a>"#, to: page)
    try site.expect(
      .links, "the link leads to ../../../%2e%2e/x.html, beyond the folder of the site", in: page,
      at: #"<a href="../../../%2e"#)
  }

  @Test("a link from the root of the host") func rooted() throws {
    let site = try CheckedSite()
    try site.add(#"<a href="/index.html">x</a>"#, to: page)
    try site.expect(
      .links, "the link leads to /index.html, from the root of whatever host the site is on", in: page,
      at: #"<a href="/index"#)
  }

  @Test("a link to a file of one machine") func local() throws {
    let site = try CheckedSite()
    try site.add(#"<area href="FILE:///srv/x.html">"#, to: page)
    try site.expect(
      .links, "the link leads to FILE:///srv/x.html, a file of one machine", in: page, at: "<area")
  }

  @Test("a link that runs a script, however it is written") func script() throws {
    let site = try CheckedSite()
    try site.add("<a href=\" java&#x73;cript&#58;alert(1)\">x</a>", to: page)
    try site.expect(.links, "the address runs a script:  javascript:alert(1)", in: page, at: "<a href=\" java")
  }

  @Test("a frame that runs a script") func scriptFrame() throws {
    let site = try CheckedSite()
    try site.add("<iframe src=javascript:x></iframe>", to: page)
    try site.expect(.links, "the address runs a script: javascript:x", in: page, at: "<iframe")
  }

  @Test("a base element") func base() throws {
    let site = try CheckedSite()
    try site.replace("<title>", with: "<base href=\"https://a.example/\"><title>", in: page)
    try site.expect(
      .links, "a base element sends every link of the page to https://a.example/", in: page, at: "<base")
  }

  @Test("an address of the site's own at which nothing is") func own() throws {
    let site = try CheckedSite()
    try site.add(#"<a href="HTTP://S.example/site/%E9%9B%BE.html?a#b">x</a>"#, to: page)
    try site.expect(.links, "the link leads to 雾.html, which is not there", in: page, at: "<a href=\"HTTP")
  }

  @Test("a redirect to a page that is not there") func redirect() throws {
    let site = try CheckedSite()
    let redirect = "public/old/fog.html"
    try site.replace("url=../2024/06/21/hepan-fog.html", with: "url=../2024/hepan-fog.html", in: redirect)
    try site.expect(
      .links, "the link leads to 2024/hepan-fog.html, which is not there", in: redirect,
      at: "<meta http-equiv=\"refresh\"")
  }

  @Test("a sitemap that robots are told of and that is not there") func robots() throws {
    let site = try CheckedSite()
    try site.replace("/sitemap.xml", with: "/site-map.xml", in: "public/robots.txt")
    try site.expect(
      .links, "the file names site-map.xml, which is not there", in: "public/robots.txt",
      at: "Sitemap: https://s.example/site/site-",
      help: "did you mean sitemap.xml?")
  }

  @Test("a search of browsers that leads nowhere") func search() throws {
    let site = try CheckedSite()
    try site.replace("search.html", with: "find.html", in: "public/opensearch.xml")
    try site.expect(
      .links, "the file names find.html, which is not there", in: "public/opensearch.xml", at: "<Url")
  }

  @Test("a part of the page itself that is not there") func fragment() throws {
    let site = try CheckedSite()
    try site.add("<a href=#nowhere>x</a><a href='#top'>y</a><a href=#main>z</a><a href=#>u</a>", to: page)
    try site.expect(
      .fragments, "the link leads to #nowhere, and nothing has that id", in: page, at: "<a href=#nowhere")
  }

  @Test("a part of another page that is not there") func fragmentElsewhere() throws {
    let site = try CheckedSite()
    try site.add(#"<a href="../../../index.html#main">y</a> <a href="../../../index.html#%E6%B1%9F">x</a>"#, to: page)
    try site.expect(
      .fragments, "the link leads to index.html#江, and nothing has that id", in: page,
      at: "<a href=\"../../../index.html#%")
  }

  @Test("one id on two elements") func duplicate() throws {
    let site = try CheckedSite()
    try site.add("<p id=a></p>\n<p id=\"&#97;\"></p>", to: page)
    try site.expect(.duplicateIDs, "the id a stands on the page once more", in: page, at: "<p id=\"&")
  }

  @Test("a page that no links lead to") func orphan() throws {
    let site = try CheckedSite()
    try site.folder.write("<a href=b.html>b</a>", to: "public/a.html")
    try site.folder.write("<a href=a.html>a</a><a href=index.html>i</a>", to: "public/b.html")
    #expect(
      try site.check([.orphans]).diagnostics.map(\.file) == [
        site.folder["public/a.html"], site.folder["public/b.html"],
      ])
    try site.add("<form action=a.html></form>", to: "public/index.html")
    #expect(try site.check([.orphans]).diagnostics.isEmpty)
    try site.replace("b.html", with: "index.html", in: "public/a.html")
    try site.expect(.orphans, "no links lead here from the first page", in: "public/b.html")
    try site.remove("public/index.html")
    try site.expect(.orphans, "there is no first page", in: "public/index.html")
  }

  @Test("what stands in comments, scripts and texts is no link, and broken pages are read to their end") func noLinks()
    throws
  {
    let site = try CheckedSite()
    let texts = [
      "<!-- <a href=x> --><!--><a href=index.html></a>-->", "<script>'<a href=x>'</script>",
      "<textarea><a href=x></textarea>",
      "<title><a href=x></title>", "<!doctype <a href=x>", "</p href=x>", "<p title='<a href=x>'>",
      "<style>/* url(x) */</style>",
      "<xmp><a href=x></xmp>", "<a name=x><a href = 'mailto:a@b'><a href=https://b.example/><", "<a href=x",
    ]
    for text in texts { try site.folder.write(text, to: "public/page.html") }
    for text in texts {
      try site.folder.write(text, to: "public/page.html")
      #expect(try site.check([.links, .resources, .fragments]).diagnostics.map(\.message) == [], "\(text)")
    }
  }
}
