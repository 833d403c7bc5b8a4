import Markup
import Testing

@Suite struct HeadingTests {
  @Test("headings move down by the offset and stay headings") func headingsMoveDownByTheOffsetAndStayHeadings() {
    let bare = HTMLOptions(headingIdentifiers: false)
    #expect(html("# a\n\n## b", bare) == "<h2>a</h2>\n<h3>b</h3>\n")
    #expect(html("## a", HTMLOptions(headingOffset: -5, headingIdentifiers: false)) == "<h1>a</h1>\n")
    #expect(html("# a", HTMLOptions(headingOffset: .max, headingIdentifiers: false)).hasPrefix("<h"))
  }

  @Test("no level is skipped") func noLevelIsSkipped() {
    let bare = HTMLOptions(headingIdentifiers: false)
    #expect(html("### a\n##### b\n# c\n###### d", bare) == "<h2>a</h2>\n<h3>b</h3>\n<h2>c</h2>\n<h3>d</h3>\n")
  }

  @Test(
    "an id is the heading's text in any script",
    arguments: [
      ("俄朝条约：第 4 条", "俄朝条约-第-4-条"), ("Seoul's *Fear* & Hope!", "seouls-fear-hope"), ("Привет, мир", "Привет-мир"),
      ("  --a--  ", "a"), ("？！", "section"), ("हिन्दी", "हिन्दी"), ("`code` [x](y)", "code-x"), ("😀", "section"),
    ])
  func anIdIsTheHeadingSTextInAnyScript(heading: String, identifier: String) {
    #expect(html("# \(heading)").hasPrefix("<h2 id=\"\(identifier)\">"))
  }

  @Test("an id is at most sixty characters long") func anIdIsAtMostSixtyCharactersLong() {
    #expect(html("# " + repeated("学", 100)).hasPrefix("<h2 id=\"\(repeated("学", 60))\">"))
    #expect(html("# " + repeated("a", 59) + " b").hasPrefix("<h2 id=\"\(repeated("a", 59))\">"))
  }

  @Test("an id is given once") func anIdIsGivenOnce() {
    #expect(ids(in: html("# a\n# a-2\n# a\n# a\n# A")) == ["a", "a-2", "a-3", "a-4", "a-5"])
  }

  @Test("an id of the page or of footnotes is not given") func anIdOfThePageOrOfFootnotesIsNotGiven() {
    let options = HTMLOptions(reservedIdentifiers: ["content", "content-2"])
    #expect(ids(in: html("# Content", options)) == ["content-3"])
    #expect(
      ids(in: html("# fn 1\n# fnref-1\n# fn\n# fn\n# fnord"))
        == ["section-fn-1", "section-fnref-1", "section-fn", "section-fn-2", "fnord"])
  }

  @Test("a heading without anything in it is left out") func aHeadingWithoutAnythingInItIsLeftOut() {
    #expect(html("#\n\na") == "<p>a</p>\n")
  }

  private func ids(in html: String) -> [String] {
    html.split(separator: "id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }
}
