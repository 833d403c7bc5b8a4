import Captures
import Content
import Testing

@Suite struct PictureTests {
  /// The pictures that the article names in its front matter because it does not show them.
  private func omitted(_ html: String) throws -> [String] {
    try convert(capture(html)).article.extra.first { $0.key == "omitted_images" }?.value.texts ?? []
  }

  @Test(
    "the largest version is shown, and the one that the page shows is named",
    arguments: [
      ("<img src='/a-300x200.jpg' srcset='/a-300x200.jpg 300w, /a.jpg 1080w'>", "a.jpg", ["a-300x200.jpg"]),
      ("<img src='/a-150x150.jpg' srcset='/a-300x300.jpg 300w,/a.jpg 900w'>", "a.jpg", ["a-150x150.jpg"]),
      ("<img src='/a.jpg' srcset='/a.jpg 1080w, /a-300x200.jpg 300w'>", "a.jpg", []),
      ("<img src='/a.jpg' srcset='/b.jpg, /c.jpg 2x'>", "c.jpg", ["a.jpg"]),
      ("<img src='/a.jpg' srcset='/w540/a.jpg'>", "a.jpg", []),
      ("<img src='/boat-300x99.jpg' data-orig-file='/boat.jpg'>", "boat.jpg", ["boat-300x99.jpg"]),
      ("<img src='/lazy.gif' data-src='/a.jpg'>", "a.jpg", []),
      ("<img src='/a.jpg' data-src='/b.jpg'>", "a.jpg", []),
      ("<img data-srcset='/s.jpg 300w, /l.jpg 900w'>", "l.jpg", []),
      ("<img src='data:x' data-image-dataset='{\"url\":\"https:\\/\\/news.example\\/d.jpg\"}'>", "d.jpg", []),
      ("<a href='/big/boat.jpg'><img src='/small/boat.jpg'></a>", "big/boat.jpg", ["small/boat.jpg"]),
      (
        "<a href='/big/boat-800x600.jpg'><img src='/small/boat-80x60.jpg'></a>", "big/boat-800x600.jpg",
        ["small/boat-80x60.jpg"]
      ),
    ])
  func versions(html: String, shown: String, named: [String]) throws {
    #expect(try markdown(html) == "![](https://news.example/\(shown))\n")
    #expect(try omitted(html) == named.map { "https://news.example/\($0)" })
  }

  @Test(
    "a picture that a script was to load is found by whatever name it has",
    arguments: [
      "_src", "real_src", "data-lazyload", "data-cfsrc", "data-ezsrc", "nitro-lazy-src", "data-pagespeed-lazy-src",
      "data-ks-lazyload", "data-url", "data-backsrc", "data-large-file", "data-orig-file",
    ])
  func lazyNames(name: String) throws {
    for place in [
      "", "src='/img/sg_trans.gif'", "src='/trans.gif'", "src='/a_trans.png'", "src='data:image/gif;base64,R0'",
    ] {
      #expect(try markdown("<img \(place) \(name)='/a.jpg'>") == "![](https://news.example/a.jpg)\n")
    }
  }

  @Test("a link to another picture, or to a page about a picture, stays a link")
  func links() throws {
    #expect(
      try markdown("<a href='/other.jpg'><img src='/a.jpg'></a>")
        == "[![](https://news.example/a.jpg)](https://news.example/other.jpg)\n")
    #expect(
      try markdown("<a href='/wiki/File:boat.jpg'><img src='/a.jpg'></a>")
        == "[![](https://news.example/a.jpg)](https://news.example/wiki/File:boat.jpg)\n")
  }

  @Test("a sign that enlarges the picture before it is no picture")
  func signs() throws {
    let html = "<div><img src='/a.jpg'></div><p class='caption'>渡轮</p><a href='/a.jpg'><img src='/zoom.png'></a>"
    #expect(try markdown(html) == "![渡轮](https://news.example/a.jpg)\n")
    #expect(try omitted(html) == ["https://news.example/zoom.png"])
  }

  @Test("the same picture twice in a row is one")
  func duplicates() throws {
    #expect(
      try markdown("<img src='/a.jpg'><noscript><img src='/a.jpg'></noscript><p>文</p>")
        == "![](https://news.example/a.jpg)\n\n文\n")
    #expect(
      try markdown("<p><img src='/a.jpg' alt='渡轮'></p><p><img src='/a.jpg'></p>")
        == "![渡轮](https://news.example/a.jpg)\n")
  }

  @Test("a lazy picture is found in its noscript before it is in settings")
  func lazy() throws {
    let html =
      "<img src='data:x' data-image-dataset='{\"url\":\"https:\\/\\/a.example\\/d\\/\"}'><noscript><img src='/a.jpg'></noscript>"
    #expect(try markdown(html) == "![](https://news.example/a.jpg)\n")
  }

  @Test("signs among text stay there, however often")
  func emoji() throws {
    let sign = "<img src='/t.png' alt='[泪]'>"
    #expect(try markdown("<p>走好\(sign)\(sign)</p>").components("![\\[泪\\]](https://news.example/t.png)") == 2)
    #expect(try markdown("<p>\(sign)\(sign)</p>").components("![\\[泪\\]](https://news.example/t.png)") == 2)
  }

  @Test(
    "a picture that is set as small as a letter is a sign",
    arguments: [
      ("width: 1rem;height: 1rem", "b.jpg"), ("HEIGHT:20px", "b.jpg"), ("width:2em", "b.jpg"), ("width:100%", "t.png"),
      ("width:600px;height:40px", "t.png"), ("height:3em", "t.png"), ("max-width:20px", "t.png"),
    ])
  func smallSigns(style: String, picture: String) throws {
    let html = "<p>走好<span><img style='\(style)' src='/t.png'></span></p><img src='/b.jpg'>"
    #expect(try convert(capture(html)).article.image == "https://news.example/\(picture)")
  }

  @Test("a picture of an emoji is the emoji; the article's picture is another")
  func drawnEmoji() throws {
    let emoji = "<img class=emoji alt='🙏' src='/emoji/1f64f.png'>"
    #expect(try markdown("<p>走好\(emoji)\(emoji)</p>") == "走好🙏🙏\n")
    #expect(try omitted("<p>走好\(emoji)</p>") == ["https://news.example/emoji/1f64f.png"])
    #expect(try markdown("<p>走好</p><img alt='🙏' width=640 src='/a.jpg'>").contains("a.jpg"))
    let article = try convert(capture("<p>走好<img src='/t.png' alt='[泪]'></p><img src='/b.jpg'>")).article
    #expect(article.image == "https://news.example/b.jpg")
  }

  @Test("a picture that a script was to put into an empty element is shown")
  func delayed() throws {
    #expect(
      try markdown("<figure><div data-alt='渡轮' data-src='/a.jpg'></div><figcaption>早班</figcaption></figure>")
        == "![渡轮](https://news.example/a.jpg)\\\n早班\n")
    #expect(try markdown("<div data-src='/a.html'></div><div data-src='/a.jpg'>文</div>") == "文\n")
    #expect(try markdown("<img data-original-src='//a.example/b.jpg'>") == "![](https://a.example/b.jpg)\n")
  }

  @Test(
    "what only counts readers is no picture",
    arguments: [
      "<img src='/p' width=1 height=1>", "<img src='/p' style='width:1px; height: 1px'>",
      "<img src='https://sb.scorecardresearch.com/p?c1=2'>", "<img src='https://www.facebook.com/tr?id=1'>",
    ])
  func counters(html: String) throws {
    #expect(try markdown("<p>文</p>" + html) == "文\n")
  }
}

extension String {
  /// How often a text occurs in it.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
