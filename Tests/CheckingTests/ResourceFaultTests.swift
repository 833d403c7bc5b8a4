import Checking
import Testing

@Suite struct ResourceFaultTests {
  private let page = "public/2024/06/21/hepan-fog.html"

  @Test("a style sheet that is not there") func style() throws {
    let site = try CheckedSite()
    try site.add("<LINK REL='alternate StyleSheet' HREF=old.css>", to: page)
    try site.expect(
      .resources, "the page loads 2024/06/21/old.css, which is not there", in: page, at: "<LINK")
  }

  @Test("a picture that is not there") func picture() throws {
    let site = try CheckedSite()
    try site.add("<p>江<img src=\"a.jpg?x\" srcset=\"data:,x 1x, ../../../assets/b.jpg 2x\">", to: page)
    #expect(
      try site.check([.resources]).diagnostics.map(\.message) == [
        "the page loads 2024/06/21/a.jpg, which is not there", "the page loads assets/b.jpg, which is not there",
      ])
    try site.replace("a.jpg?x", with: "data:,", in: page)
    try site.expect(.resources, "the page loads assets/b.jpg, which is not there", in: page, at: "<img src=\"data")
  }

  @Test("a picture of a style sheet that is not there") func background() throws {
    let site = try CheckedSite()
    let styles = try #require(try site.folder.stamps("public").keys.first { $0.hasSuffix(".css") })
    try site.add("a{color:red}\nb{background:url( \"paper.png\" )}", to: "public/" + styles)
    try site.expect(
      .resources, "the page loads assets/paper.png, which is not there", in: "public/" + styles, at: "paper.png")
  }

  @Test("a picture in a style element and in a style attribute") func styleElement() throws {
    let site = try CheckedSite()
    try site.add("<style>a{background:URL(x.png)}</style>", to: page)
    try site.expect(.resources, "the page loads 2024/06/21/x.png, which is not there", in: page, at: "x.png")
    try site.replace("<style>a{background:URL(x.png)}</style>", with: "<p style=\"background:url(y.png)\">", in: page)
    try site.expect(.resources, "the page loads 2024/06/21/y.png, which is not there", in: page, at: "y.png")
  }

  @Test(
    "addresses of styles with character references and escapes in them",
    arguments: [
      ("<p style=\"background:url(&quot;z.png&quot;)\">", "background"),
      (#"<p style='--a:image-set("\7A.png" 2x)'>"#, #"\7A.png"#),
      (#"<style>a{background:url(\7A .png)}</style>"#, #"\7A .png"#),
    ])
  func styleEscapes(markup: String, place: String) throws {
    let site = try CheckedSite()
    try site.add(markup, to: page)
    try site.expect(.resources, "the page loads 2024/06/21/z.png, which is not there", in: page, at: place)
  }

  @Test("a script from another host") func script() throws {
    let site = try CheckedSite()
    try site.add("<script src=https://b.example/a.js></script>", to: page)
    try site.expect(
      .externalResources, "the page loads https://b.example/a.js from another host", in: page, at: "<script src")
  }

  @Test("a style sheet that loads another from another host") func imported() throws {
    let site = try CheckedSite()
    let styles = try #require(try site.folder.stamps("public").keys.first { $0.hasSuffix(".css") })
    try site.add("@import 'https://b.example/a.css';", to: "public/" + styles)
    try site.expect(
      .externalResources, "the page loads https://b.example/a.css from another host", in: "public/" + styles,
      at: "https://b")
  }

  @Test("a frame, a video, a manifest, and what is asked for before it is needed") func others() throws {
    let site = try CheckedSite()
    for element in [
      "<iframe src='https://b.example/'></iframe>", "<video src='https://b.example/'></video>",
      "<object data='https://b.example/'></object>", "<link rel=manifest href='https://b.example/'>",
      "<link rel=preconnect href='https://b.example/'>", "<use href='https://b.example/'/>",
    ] {
      try site.folder.write(element, to: "public/a.html")
      try site.expect(
        .externalResources, "the page loads https://b.example/ from another host", in: "public/a.html", at: element)
    }
  }

  @Test("a page that sends its readers to another host") func refresh() throws {
    let site = try CheckedSite()
    try site.add("<meta http-equiv=Refresh content=\"5;URL='https://b.example/'\">", to: page)
    try site.expect(
      .externalResources, "the page sends its readers to https://b.example/", in: page, at: "<meta http-equiv=R")
  }

  @Test("a form that is sent to another host") func form() throws {
    let site = try CheckedSite()
    try site.add("<form action=https://b.example/></form>", to: page)
    try site.expect(
      .externalResources, "the form sends what is put in to https://b.example/", in: page, at: "<form action=https")
  }

  @Test("an address with a host and no scheme") func schemeless() throws {
    let site = try CheckedSite()
    try site.add("<img src='\\/b.example/x.png'>", to: page)
    try site.expect(
      .externalResources, "\\/b.example/x.png names a host and no scheme, which leads nowhere from a folder", in: page,
      at: "<img src='\\")
  }

  @Test("pictures of other hosts are no fault, and counted") func pictures() throws {
    let site = try CheckedSite()
    try site.add("<img src=https://b.example/x.png><img srcset='https://b.example/y.png 2x'>", to: page)
    let (diagnostics, report) = try site.check([.externalResources])
    #expect(diagnostics.isEmpty && report.pictures == ["img.example": 1, "b.example": 2])
  }
}
