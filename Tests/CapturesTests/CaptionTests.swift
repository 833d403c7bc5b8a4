import Captures
import Testing

@Suite struct CaptionTests {
  @Test(
    "captions and credits are told apart by element and class",
    arguments: [
      (
        "<div><img src='/a.jpg'><div class='photo-credit'>林苇</div><div class='photo-caption'><p>渡轮</p></div></div>",
        "![渡轮](https://news.example/a.jpg \"林苇\")"
      ),
      (
        "<div class='image-inline captioned'><div><img src='/a.jpg'></div><div class='image-caption'><span>渡轮</span><span class='copyright'>Photo: LW</span></div></div>",
        "![渡轮](https://news.example/a.jpg \"Photo: LW\")"
      ),
      (
        "<div class='has-caption'><span class='image-and-copyright-container'><img src='/a.jpg'><br><span>图片版权</span><span class='x-copyright'>林苇</span></span><figcaption class='media-caption'>渡轮</figcaption></div>",
        "![渡轮](https://news.example/a.jpg \"图片版权：林苇\")"
      ),
      (
        "<div class='fullPic'><div class='wrap'><img src='/a.jpg' alt='渡轮'></div><div class='picinfo'>渡轮　林苇摄</div></div>",
        "![渡轮　林苇摄](https://news.example/a.jpg)"
      ),
      (
        "<figure><figcaption>先说</figcaption><img src='/a.jpg'></figure>", "![先说](https://news.example/a.jpg)"
      ),
      (
        "<img src='/z.jpg'><figure><p>先说</p><img src='/a.jpg'></figure>",
        "![](https://news.example/z.jpg)\n\n![先说](https://news.example/a.jpg)"
      ),
      ("<figure class='x'><figcaption>没有图</figcaption></figure>", "没有图"),
      (
        "<figure><img src='/a.jpg'></figure><figure><figcaption>没有图</figcaption></figure>",
        "![](https://news.example/a.jpg)\n\n没有图"
      ),
      (
        "<figure><button aria-label='放大'>放大<picture><img src='/a.jpg' alt='河 边'></picture></button><figcaption>说明</figcaption></figure>",
        "![河 边](https://news.example/a.jpg)\\\n说明"
      ),
      ("<p class='t-copyright'>林苇所有</p>", "林苇所有"),
      ("<p>文</p><div class='caption'>字</div>", "文\n\n字"),
      ("<p><cite>不是图片的</cite></p>", "不是图片的"),
      (
        "<table class='tr-caption-container'><tr><td><a href='/s1600/boat.jpg'><img src='/s320/boat.jpg'></a></td></tr><tr><td class='tr-caption'>渡轮</td></tr></table>",
        "![渡轮](https://news.example/s1600/boat.jpg)"
      ),
    ])
  func captions(html: String, expected: String) throws {
    #expect(try markdown(html) == expected + "\n")
  }

  @Test(
    "a line directly behind a picture that begins as captions do is its caption, or its credit",
    arguments: [
      ("<p>图为渡口的<b>桥</b>。</p>", "![图为渡口的**桥**。](https://news.example/a.jpg)"),
      ("<p>圖：渡口的橋</p>", "![圖：渡口的橋](https://news.example/a.jpg)"),
      ("<p>（资料图片：渡口）</p>", "![（资料图片：渡口）](https://news.example/a.jpg)"),
      ("<br>图源：网络<br><br>文。", "![](https://news.example/a.jpg \"图源：网络\")\n\n文。"),
      (
        "<p>图片来自<a href='https://b.example/'>林苇</a></p>",
        "![图片来自[林苇](https://b.example/)](https://news.example/a.jpg)"
      ),
      ("<p>图/林苇</p>", "![](https://news.example/a.jpg \"图/林苇\")"),
      ("<p>图：林苇　文：于山</p><p>文。</p>", "![](https://news.example/a.jpg)\n\n文。"),
      ("<p>图书馆开了门。</p>", "![](https://news.example/a.jpg)\n\n图书馆开了门。"),
      ("<p>资料显示，桥旧了。</p>", "![](https://news.example/a.jpg)\n\n资料显示，桥旧了。"),
      ("<p>文。</p><p>图为渡口。</p>", "![](https://news.example/a.jpg)\n\n文。\n\n图为渡口。"),
      ("<p>图：渡口<br>文。</p>", "![](https://news.example/a.jpg)\n\n图：渡口\\\n文。"),
    ])
  func openings(behind: String, expected: String) throws {
    #expect(try markdown("<p><img src='/a.jpg'></p>\(behind)") == expected + "\n")
    #expect(try markdown("<p>图为渡口。</p>") == "图为渡口。\n")
  }

  @Test("a picture that has words already takes no line behind it") func taken() throws {
    #expect(
      try markdown("<figure><img src='/a.jpg'><figcaption>渡轮</figcaption></figure><p>图为渡口。</p>")
        == "![渡轮](https://news.example/a.jpg)\n\n图为渡口。\n")
  }

  @Test("a bracket behind a caption stays in it")
  func brackets() throws {
    #expect(
      try markdown("<figure><img src='/a.jpg'><figcaption>渡轮（林苇摄）</figcaption></figure>")
        == "![渡轮（林苇摄）](https://news.example/a.jpg)\n")
  }

  @Test(
    "alternative text that says nothing is none",
    arguments: ["img", "图片", "IMG_0012.JPG", "https://a.example/x", "file", " "])
  func alternatives(text: String) throws {
    #expect(try markdown("<img src='/a.jpg' alt='\(text)'>") == "![](https://news.example/a.jpg)\n")
  }

  @Test("a list of nothing but pictures is pictures")
  func galleries() throws {
    let html = """
      <figure class="gallery"><ul><li><figure><img src="/a.jpg"><figcaption>一</figcaption></figure></li>\
      <li><figure><img src="/b.jpg"></figure></li></ul></figure>
      """
    #expect(try markdown(html) == "![一](https://news.example/a.jpg)\n\n![](https://news.example/b.jpg)\n")
  }

  @Test("alternative text that says more than the caption is the picture's own; one that does not goes")
  func alternativeBesideCaption() throws {
    let caption = "<figcaption>第一班<b>渡轮</b></figcaption>"
    #expect(
      try markdown("<figure><img src='/a.jpg' alt='雾中的船 [1]'>\(caption)</figure>")
        == "![雾中的船 \\[1\\]](https://news.example/a.jpg)\\\n第一班**渡轮**\n")
    #expect(
      try markdown("<figure><img src='/a.jpg' alt='渡轮'>\(caption)</figure>")
        == "![第一班**渡轮**](https://news.example/a.jpg)\n")
  }

  @Test("a caption in a line of its own begins no block")
  func captionLine() throws {
    let html = "<figure><img src='/a.jpg' alt='雾中的船'><figcaption>- 1. 渡轮</figcaption></figure>"
    #expect(try markdown(html) == "![雾中的船](https://news.example/a.jpg)\\\n\\- 1. 渡轮\n")
  }
}
