import Markup
import Testing

@Suite struct FigureTests {
  /// What the tag of an image that is loaded at once ends with.
  private let hints = ">"

  @Test("an image alone is a figure with its caption and credit") func anImageAloneIsAFigureWithItsCaptionAndCredit() {
    #expect(
      html(#"![港口*清晨*，[来源](s.html)](https://img.example/1.jpg "林 & Co")"#)
        == #"<figure><img src="https://img.example/1.jpg" alt="""# + hints
        + #"<figcaption>港口<em>清晨</em>，<a href="s.html">来源</a> <cite>林 &amp; Co</cite></figcaption></figure>"# + "\n")
  }

  @Test("a figure with only a credit, or with nothing, says no more")
  func aFigureWithOnlyACreditOrWithNothingSaysNoMore() {
    #expect(html("![](a.jpg)") == #"<figure><img src="a.jpg" alt="""# + hints + "</figure>\n")
    #expect(
      html(#"![](a.jpg "x")"#)
        == #"<figure><img src="a.jpg" alt="""# + hints + "<figcaption><cite>x</cite></figcaption></figure>\n")
  }

  @Test("the image of a figure can be a link, whose name is the caption")
  func theImageOfAFigureCanBeALinkWhoseNameIsTheCaption() {
    #expect(
      html(#"[![Ships *wait*](a.jpg "L")](b.html "t")"#)
        == #"<figure><a href="b.html" title="t"><img src="a.jpg" alt="Ships wait""# + hints
        + "</a><figcaption>Ships <em>wait</em> <cite>L</cite></figcaption></figure>\n")
    #expect(html("[![](a.jpg)](b.html)").contains(#"alt="b.html""#))
  }

  @Test("a caption may stand behind a line break; the image's own text is then its alternative")
  func aCaptionMayStandBehindALineBreak() {
    #expect(
      html("![A *boat*](a.jpg \"L\")\\\nThe [first](b.html) ferry")
        == #"<figure><img src="a.jpg" alt="A boat""# + hints
        + #"<figcaption>The <a href="b.html">first</a> ferry <cite>L</cite></figcaption></figure>"# + "\n")
    #expect(
      html("[![boat](a.jpg)](c.html)\\\nferry")
        == #"<figure><a href="c.html"><img src="a.jpg" alt="boat""# + hints
        + "</a><figcaption>ferry</figcaption></figure>\n")
    #expect(html("![a](a.jpg)\\\n![b](b.jpg)").hasPrefix("<p><img"))
    #expect(html("![a](a.jpg) b\\\nc").hasPrefix("<p><img"))
  }

  @Test("where the image may not be shown, its text and its caption stay")
  func whereTheImageMayNotBeShown() {
    #expect(html("![boat](javascript:x)\\\nferry") == "<p>boat<br>\nferry</p>\n")
  }

  @Test("a picture of this site has its size; the first is loaded at once, others when they are near")
  func aPictureOfThisSiteHasItsSize() {
    let options = HTMLOptions(
      image: { .kept(href: "../media/\($0)", width: $0 == "c.jpg" ? nil : 30, height: 20) })
    #expect(
      html("![甲](a.jpg)\n\n![乙](b.jpg)\n\nx ![](c.jpg)", options) == """
        <figure><img src="../media/a.jpg" alt="" width="30" height="20" decoding="async"><figcaption>甲</figcaption></figure>
        <figure><img src="../media/b.jpg" alt="" width="30" height="20" loading="lazy" decoding="async"><figcaption>乙\
        </figcaption></figure>
        <p>x <img src="../media/c.jpg" alt="" loading="lazy" decoding="async"></p>

        """)
    let plain = HTMLOptions(plain: true, image: { .kept(href: $0, width: 30, height: 20) })
    #expect(html("![](a.jpg)", plain) == "<figure><img src=\"a.jpg\" alt=\"\" width=\"30\" height=\"20\"></figure>\n")
  }

  @Test("in the place of a picture that is not to be loaded stands a link to it")
  func inThePlaceOfAPictureThatIsNotToBeLoaded() {
    let options = HTMLOptions(image: { .absent(href: $0) })
    func card(_ href: String, _ text: String) -> String { "<p class=\"card\"><a href=\"\(href)\">\(text)</a></p>" }
    #expect(
      html("![甲<](a.jpg \"L\")", options)
        == "<figure>\(card("a.jpg", "Picture at the original"))<figcaption>甲&lt; <cite>L</cite></figcaption></figure>\n"
    )
    #expect(
      html("![boat](a.jpg)\\\nferry", options)
        == "<figure>\(card("a.jpg", "Picture at the original · boat"))<figcaption>ferry</figcaption></figure>\n")
    #expect(
      html("[![](a.jpg)](b.html)", options) == "<figure>\(card("b.html", "Picture at the original"))</figure>\n")
    #expect(
      html("x ![boat](a.jpg) [y ![sail](b.jpg)](c.html)", options)
        == "<p>x <a href=\"a.jpg\">Picture at the original · boat</a> <a href=\"c.html\">y Picture at the original · sail</a></p>\n"
    )
    #expect(html("![](a.jpg)", HTMLOptions(image: { _ in .absent(href: "javascript:x") })) == "")
  }

  @Test("pictures and links are told without writing a page")
  func picturesAndLinksAreTold() {
    let found = MarkdownParser().destinations(
      in: Array(
        "[![a](b.jpg \"t\")](c.html) `![x](y)` <https://d.example/>\n\n![](javascript:x) ![e][f]\n\n[f]: g&amp;.png"
          .utf8)[...])
    #expect(found.map(\.text) == ["c.html", "b.jpg", "https://d.example/", "g&.png"])
    #expect(found.map(\.isPicture) == [false, true, false, true])
  }

  @Test("an image in a line of text has its text as alternative") func anImageInALineOfTextHasItsTextAsAlternative() {
    #expect(
      html(#"Fog ![a *b* [c](d) ![e](f)](g.png "t") here"#)
        == #"<p>Fog <img src="g.png" alt="a b c e" title="t""# + hints + " here</p>\n")
    #expect(html("# ![a](b.png)").hasPrefix(#"<h2 id="a"><img src="b.png" alt="a""#))
  }

  @Test("only the first image is loaded at once") func onlyTheFirstImageIsLoadedAtOnce() {
    let rendered = html("![](a.jpg)\n\n![](b.jpg)\n\nx ![c](c.jpg)")
    #expect(rendered.contains(#"src="a.jpg" alt="">"#))
    #expect(rendered.contains(#"src="b.jpg" alt="" loading="lazy""#))
    #expect(rendered.contains(#"src="c.jpg" alt="c" loading="lazy""#))
  }

  @Test(
    "an image that may not be shown leaves its text",
    arguments: ["javascript:x", "data:image/png;base64,AA", "mailto:a@b.example", "", "file:///a.png"])
  func anImageThatMayNotBeShownLeavesItsText(source: String) {
    #expect(html("![*cap*](<\(source)> \"credit\")") == "<p><em>cap</em> <cite>credit</cite></p>\n")
    #expect(html("x ![*alt*](<\(source)>)") == "<p>x alt</p>\n")
    #expect(!html("![](<\(source)>)").contains("<"))
  }

  @Test("figures stand in lists and quotes too") func figuresStandInListsAndQuotesToo() {
    let rendered = html("- ![a](b.png)\n- c\n\n> ![d](e.png)")
    #expect(HTMLCheck(rendered).problems == [])
    #expect(rendered.contains("<li>\n<figure>"))
    #expect(rendered.contains("<blockquote>\n<figure>"))
  }

  @Test("two images in a paragraph are no figure") func twoImagesInAParagraphAreNoFigure() {
    #expect(html("![](a.png) ![](b.png)").hasPrefix("<p><img"))
  }
}
