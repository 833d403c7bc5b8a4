import Mustache
import Testing

@Suite struct ValueTests {
  @Test("a name is looked up from the innermost item outwards") func aNameIsLookedUpFromTheInnermostItemOutwards()
    throws
  {
    let root: Value = ["a": "outer", "b": "seen", "item": ["a": "inner"]]
    #expect(try render("{{#item}}{{a}} {{b}}{{/item}} {{a}}", root) == "inner seen outer")
  }

  @Test("a dotted name looks only its first part up in outer items")
  func aDottedNameLooksOnlyItsFirstPartUpInOuterItems() throws {
    let root: Value = ["a": ["b": ["c": "deep"]], "c": "outer", "item": ["a": ["x": 1]]]
    #expect(try render("{{a.b.c}}|{{a.c}}|{{#item}}{{a.b.c}}{{/item}}", root) == "deep||")
  }

  @Test("a member without value hides one of that name further out")
  func aMemberWithoutValueHidesOneOfThatNameFurtherOut() throws {
    #expect(try render("{{#item}}[{{a}}]{{/item}}", ["a": "outer", "item": ["a": Value(nil as String?)]]) == "[]")
  }

  @Test("a section is not shown for what is empty", arguments: [Value.missing, false, 0, "", .html(HTML("")), []])
  func aSectionIsNotShownForWhatIsEmpty(_ value: Value) throws {
    #expect(try render("{{#x}}yes{{/x}}{{^x}}no{{/x}}", ["x": value]) == "no")
  }

  @Test(
    "an inverted section is shown only for what is empty",
    arguments: [Value.text("0"), true, -1, .html(HTML("<i>")), [0], [:], .lambda(Lambda { false })])
  func anInvertedSectionIsShownOnlyForWhatIsEmpty(_ value: Value) throws {
    #expect(try render("{{^x}}no{{/x}}.", ["x": value]) == ".")
  }

  @Test("a list is gone through in order, lists in it too") func aListIsGoneThroughInOrderListsInItToo() throws {
    #expect(try render("{{#x}}({{#.}}{{.}},{{/.}}){{/x}}", ["x": [[1, 2], [], ["three"]]]) == "(1,2,)()(three,)")
  }

  @Test("values are made from Swift values") func valuesAreMadeFromSwiftValues() throws {
    let objects = [Object([("n", Value(1))]), ["n": Value(2)]]
    let root: Value = [
      "texts": Value(["a", "b"]), "objects": Value(objects), "flag": Value(true), "none": Value(nil as Int?),
    ]
    #expect(try render("{{#texts}}{{.}}{{/texts}}{{#objects}}{{n}}{{/objects}}{{flag}}{{none}}", root) == "ab12true")
  }

  @Test("lists and objects are shown as nothing") func listsAndObjectsAreShownAsNothing() throws {
    #expect(try render("[{{x}}{{{y}}}]", ["x": [1], "y": ["a": 1]]) == "[]")
  }

  @Test("the first of two members with one name counts, and set replaces it")
  func theFirstOfTwoMembersWithOneNameCountsAndSetReplacesIt() throws {
    var object = Object([("a", "first"), ("a", "second")])
    #expect(try render("{{a}}", .object(object)) == "first")
    object.set("a", "third")
    object.set("b", "new")
    #expect(try render("{{a}} {{b}}", .object(object)) == "third new")
  }

  @Test("a lazy member is made when it is asked for, and only then") func aLazyMemberIsMadeWhenItIsAskedForAndOnlyThen()
    throws
  {
    let made = Counter()
    var object = Object()
    object.append(lazy: "items") { [.number(made.next()), 7] }
    #expect(try render("{{other}}", .object(object)) == "")
    #expect(made.value == 0)
    #expect(try render("{{#items}}{{.}} {{/items}}", .object(object)) == "1 7 ")
    #expect(object["none"] == nil)
  }

  @Test("keys are equal when their names are") func keysAreEqualWhenTheirNamesAre() {
    #expect(Key("title") == "title")
    #expect(Key("title") != "Title")
    #expect(Set([Key("a"), "a", "b"]).count == 2)
  }

  @Test("the number of every size is shown in full") func theNumberOfEverySizeIsShownInFull() throws {
    #expect(try render("{{a}} {{b}}", ["a": .number(.min), "b": .number(.max)]) == "\(Int.min) \(Int.max)")
  }
}
