import Mustache
import Testing

@Suite struct LazyMembersTests {
  @Test("members are made when they are asked for, and no others are") func membersAreMadeWhenTheyAreAskedFor() throws {
    let report = Report()
    #expect(try render("{{title}} {{made}} {{other}}|{{#list}}{{.}}{{/list}}", .object(Object(report))) == "News 1 |ab")
    #expect(report.made.value == 1)
  }

  @Test("a member that hides one further out is not looked for there") func aMemberHidesOneFurtherOut() throws {
    let root: Value = ["title": "outer", "none": "outer", "other": "outer", "report": .object(Object(Report()))]
    #expect(try render("{{#report}}{{title}}|{{none}}|{{other}}{{/report}}", root) == "News||outer")
  }

  @Test("an object of lazy members can be added to") func anObjectOfLazyMembersCanBeAddedTo() throws {
    let report = Report()
    var object = Object(report)
    object.append("other", "more")
    object.set("title", "Older")
    #expect(report.made.value == 0)
    #expect(try render("{{title}} {{made}} {{made}} {{other}}", .object(object)) == "Older 1 2 more")
    #expect(object.keys == ["title", "made", "list", "none", "other"])
  }

  @Test("every member is found, however many there are") func everyMemberIsFound() {
    let table = Object(Many())
    #expect(table.keys.count == Many.Member.allCases.count)
    for number in 0..<300 { #expect((table[Key("m\(number)")] != nil) == (number < 256)) }
  }

  @Test("within a section on a text, its name is not looked up again") func theValueOfASectionIsKept() throws {
    let template = "{{#made}}{{made}}{{#title}}{{made}}{{/title}}{{made}}{{/made}}"
    #expect(try render(template, .object(Object(Report()))) == "121")
  }

  @Test("within a section on a list, an object or a lambda, its name is looked up again")
  func theNameOfASectionIsLookedUp() throws {
    let root: Value = [
      "list": ["a", "b"], "object": ["object": "inner"], "plain": ["x": 1], "lambda": .lambda(Lambda { "{{x}}" }),
      "x": "y",
    ]
    let template = "{{#list}}[{{list}}]{{/list}}{{#object}}{{object}}{{/object}}{{#plain}}[{{plain}}]{{/plain}}"
    #expect(try render(template, root) == "[][]inner[]")
    #expect(try render("{{#lambda}}{{lambda}}{{/lambda}}", root) == "y")
  }

  @Test("a partial within a section shows the section's value") func aPartialShowsTheValueOfItsSection() throws {
    let root: Value = ["a": "<x>", "b": ["a": "inner"]]
    let shown = try render("{{#a}}{{>p}}{{/a}}{{#b}}{{>p}}{{/b}}", root, ["p": "{{a}}{{{a}}} "])
    #expect(shown == "&lt;x&gt;<x> innerinner ")
  }
}

/// Members of all kinds, one of which counts how often it is asked for.
private final class Report: LazyMembers {
  enum Member: String, CaseIterable { case title, made, list, none }

  static let table = MemberTable<Member>()
  let made = Counter()

  func value(of member: Member) -> Value {
    switch member {
    case .title: "News"
    case .made: .number(made.next())
    case .list: ["a", "b"]
    case .none: .missing
    }
  }
}

/// More members than a page has.
private final class Many: LazyMembers {
  struct Member: RawRepresentable, CaseIterable, Sendable {
    var rawValue: String
    static let allCases = (0..<256).map { Member(rawValue: "m\($0)") }
  }

  static let table = MemberTable<Member>()

  func value(of member: Member) -> Value { .text(member.rawValue) }
}
