import Captures
import Content
import Diagnostics
import Testing

@Suite struct KeeperRuleTests {
  private func rules(_ own: [CleanupSettings.OwnRule]) -> RuleSet {
    var settings = CleanupSettings()
    settings.own = own
    return RuleSet(settings) { message, _, _ in Issue.record("\(message)") }
  }

  private func rule(_ selector: String, _ action: CleanupSettings.OwnRule.Action, host: String? = nil)
    -> CleanupSettings.OwnRule
  {
    .init(name: "mine", host: host, selector: .init(selector, at: .init(line: 1, column: 1)), action: action)
  }

  @Test("elements that a keeper's selector means are dropped, under the keeper's name")
  func drop() throws {
    let cleaned = try Cleaned("<p>甲</p><div class='x promo'>乙</div>", rules: rules([rule("div.promo", .drop)]))
    #expect(cleaned.text == "甲\n")
    #expect(cleaned.account == ["mine: dropped: 乙"])
  }

  @Test("elements that a keeper keeps are safe from the built-in rules")
  func keep() throws {
    let html = "<p>甲</p><div class=advert>乙<span class=sr-only>丙</span></div>"
    #expect(try Cleaned(html, rules: rules([rule(".advert", .keep)])).text == "甲\n\n乙丙\n")
  }

  @Test("the first of the keeper's rules that fits decides")
  func order() throws {
    let own = [rule("#a", .keep), rule("div", .drop)]
    #expect(try Cleaned("<div id=a>甲</div><div>乙</div>", rules: rules(own)).text == "甲\n")
  }

  @Test("a host's rule leaves other hosts alone")
  func host() throws {
    let own = [rule("p.x", .drop, host: "News.example")]
    #expect(try Cleaned("<p class=x>甲</p>", url: "https://m.news.example/1", rules: rules(own)).text == "")
    #expect(try Cleaned("<p class=x>甲</p>", url: "https://badnews.example/1", rules: rules(own)).text == "甲\n")
  }

  @Test("a rule that is switched off takes nothing; an unknown one is complained of with the nearest name")
  func off() throws {
    #expect(try Cleaned("<p hidden>甲</p>", rules: CapturesTests.rules(without: "hidden")).text == "甲\n")
    var settings = CleanupSettings()
    settings.off = [.init("bold-heading", at: .init(line: 3, column: 9))]
    settings.own = [rule("div >", .drop)]
    var complaints: [String] = []
    _ = RuleSet(settings) { complaints.append("\($1.line): \($0); \($2)") }
    #expect(complaints.count == 2)
    #expect(complaints.first == "3: there is no rule bold-heading; did you mean bold-headings?")
    complaints = []
    settings = CleanupSettings()
    settings.off = [.init("scripts", at: .init(line: 3, column: 9))]
    _ = RuleSet(settings) { complaints.append("\($1.line): \($0); \($2)") }
    #expect(complaints == ["3: the rule scripts cannot be switched off; leave it out of off:"])
  }
}
