import Markup
import Testing

@Suite struct LinkTests {
  private let site = HTMLOptions { destination in
    switch destination {
    case "https://old.example/1": .archived(href: "../1.html")
    case "https://gone.example/": .none
    case "https://trap.example/": .archived(href: "java\tscript:alert(1)")
    default: .external(href: destination)
    }
  }

  @Test("the caller says where a link leads") func theCallerSaysWhereALinkLeads() {
    #expect(html("[一](https://old.example/1)", site) == "<p><a href=\"../1.html\">一</a></p>\n")
    #expect(html("[*a*](https://gone.example/)", site) == "<p><em>a</em></p>\n")
    #expect(
      html("[b](https://b.example/ \"t\")", site)
        == "<p><a href=\"https://b.example/\" title=\"t\">b</a></p>\n")
  }

  @Test("without being told, relative links stay within the site") func withoutBeingToldRelativeLinksStayWithinTheSite()
  {
    #expect(html("[a](b/c.html#d)") == "<p><a href=\"b/c.html#d\">a</a></p>\n")
    #expect(html("[a](//b.example)").contains("href=\"//b.example\""))
    #expect(html("[a](mailto:desk@b.example)").contains("href=\"mailto:desk@b.example\""))
  }

  @Test("the destination is asked for as it was written") func theDestinationIsAskedForAsItWasWritten() {
    nonisolated(unsafe) var asked: [String] = []
    let options = HTMLOptions {
      asked.append($0); return .none
    }
    _ = html(#"[a](https://a.example/%E5%AD%A6?x=1&amp;y=\*) [b](<https://b.example/a b>)"#, options)
    #expect(asked == ["https://a.example/%E5%AD%A6?x=1&y=*", "https://b.example/a b"])
  }

  @Test("a URL stays whole and becomes valid") func aURLStaysWholeAndBecomesValid() {
    #expect(html("[a](https://a.example/学?q=%20&b=#c#d)").contains("\"https://a.example/学?q=%20&amp;b=#c%23d\""))
    #expect(
      html(#"[a](<https://a.example/ "{|}\\^`100%>)"#).contains("\"https://a.example/%20%22%7B%7C%7D%5C%5E%60100%25\""))
    let long = "https://a.example/" + repeated("abc/", 20_000)
    #expect(html("[a](\(long))").contains("href=\"\(long)\""))
  }

  @Test(
    "a link with another scheme is text",
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)",
      "java&#10;script:alert(1)", "&#1;javascript:alert(1)", "java&Tab;script:alert(1)", "vbscript:x",
      "data:text/html,x",
      "file:///etc/passwd", "java\\script:x", "ftp://a.example", "blob:x", "x:y", ":x", "学:x",
    ])
  func aLinkWithAnotherSchemeIsText(destination: String) {
    let options = HTMLOptions { .external(href: $0) }
    #expect(html("[stay](<\(destination)>)", options) == "<p>stay</p>\n")
  }

  @Test("what the caller returns is held to the same rule") func whatTheCallerReturnsIsHeldToTheSameRule() {
    #expect(html("[a](https://trap.example/)", site) == "<p>a</p>\n")
  }

  @Test("a link never holds a link") func aLinkNeverHoldsALink() {
    #expect(
      html("[a <https://b.example> c](https://d.example)", HTMLOptions { .archived(href: $0) })
        == "<p><a href=\"https://d.example\">a https://b.example c</a></p>\n")
  }

  @Test("a link without text shows where it leads") func aLinkWithoutTextShowsWhereItLeads() {
    #expect(html("[](a.html)") == "<p><a href=\"a.html\">a.html</a></p>\n")
  }
}
