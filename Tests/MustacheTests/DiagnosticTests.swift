import Diagnostics
import Mustache
import Testing

@Suite struct TemplateDiagnosticTests {
  @Test("a section that is never closed is shown where it opens") func aSectionThatIsNeverClosedIsShownWhereItOpens() {
    #expect(
      diagnostics("a\n面 {{# items }}\n  {{title}}\n") == """
        main.mustache:2:3: error: {{#items}} is never closed  [unclosed-section]
          2 | 面 {{# items }}
            |    ^
          help: write {{/items}} behind its content

        """)
  }

  @Test("a closing tag that closes something else says what is open")
  func aClosingTagThatClosesSomethingElseSaysWhatIsOpen() {
    #expect(
      diagnostics("{{#a}}\n{{/b}}\n{{/a}}") == """
        main.mustache:2:1: error: {{/b}} does not close {{#a}}, opened in line 1  [mismatched-close]
          2 | {{/b}}
            | ^
          help: write {{/a}}

        """)
  }

  @Test("a closing tag that comes too early says what it leaves open")
  func aClosingTagThatComesTooEarlySaysWhatItLeavesOpen() {
    #expect(
      diagnostics("{{#a}}\n{{^b}}\n{{/a}}") == """
        main.mustache:3:1: error: {{/a}} stands before the end of {{^b}}, opened in line 2  [mismatched-close]
          3 | {{/a}}
            | ^
          help: write {{/b}} before it

        """)
  }

  @Test(
    "each mistake has its name, its place and a remedy",
    arguments: [
      ("x {{/a}}", "1:3", "stray-close"), ("{{a", "1:1", "unclosed-tag"), ("{{{a}}", "1:1", "unclosed-tag"),
      ("a\n{{=x=}}", "2:1", "bad-delimiters"), ("{{=a b c=}}", "1:1", "bad-delimiters"),
      ("{{= a}}", "1:1", "bad-delimiters"),
      ("{{}}", "1:1", "empty-tag"), ("{{# }}", "1:1", "empty-tag"), ("{{>*}}", "1:1", "empty-tag"),
      ("{{a b}}", "1:1", "bad-name"), ("{{../a}}", "1:1", "bad-name"), ("{{a.}}", "1:1", "bad-name"),
      ("é{{<p}}{{/p}}", "1:2", "missing-parent"),
    ])
  func eachMistakeHasItsNameItsPlaceAndARemedy(_ template: String, _ place: String, _ identifier: String) {
    let found = library(template).diagnostics
    #expect(found.map(\.identifier) == [identifier])
    #expect(found.first.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0)" } == place)
    #expect(found.first?.severity == .error)
    #expect(found.first?.help != nil)
    #expect(library(template).template("main") == nil)
  }

  @Test("all mistakes of all templates are told at once, in order") func allMistakesOfAllTemplatesAreToldAtOnceInOrder()
  {
    let library = library("{{}}\n{{#a}}\n{{b c}}", ["p": "{{/x}}{{>q}}"])
    #expect(
      library.diagnostics.map(\.identifier) == [
        "empty-tag", "unclosed-section", "bad-name", "stray-close", "missing-partial",
      ])
  }

  @Test("a partial that does not exist is a warning with the nearest name")
  func aPartialThatDoesNotExistIsAWarningWithTheNearestName() throws {
    #expect(
      diagnostics("a\n {{>heder}}\n", ["header": ""]) == """
        main.mustache:2:2: warning: there is no template named heder  [missing-partial]
          2 |  {{>heder}}
            |  ^
          help: did you mean header?

        """)
    #expect(try render("a{{>heder}}") == "a")
    #expect(diagnostics("{{>parts/link.mustache}}", ["parts/link": ""]).hasSuffix("help: did you mean parts/link?\n"))
  }

  @Test("a block that no parent has is a warning with the nearest name") func blockThatNoParentHas() throws {
    #expect(
      diagnostics("{{<base}}\n{{$mian}}x{{/mian}}{{/base}}", ["base": "{{$main}}{{/main}}"]) == """
        main.mustache:2:1: warning: base has no block mian  [unknown-block]
          2 | {{$mian}}x{{/mian}}{{/base}}
            | ^
          help: did you mean main?

        """)
    #expect(
      diagnostics("{{<base}}{{$aside}}x{{/aside}}{{/base}}", ["base": "{{$main}}{{/main}}"]).contains(
        "help: what stands in it is not shown; write {{$aside}}{{/aside}} where it belongs in base"))
    // Blocks of parents of parents, of blocks, and of partials can be filled, and nobody knows those that values name.
    let partials: KeyValuePairs = [
      "mid": "{{<base}}{{$a}}{{$inner}}{{/inner}}{{/a}}{{/base}}", "base": "{{$a}}{{/a}}{{>part}}",
      "part": "{{$b}}{{/b}}",
      "open": "{{>*name}}",
    ]
    for name in ["a", "b", "inner"] {
      #expect(diagnostics("{{<mid}}{{$\(name)}}x{{/\(name)}}{{/mid}}", partials) == "")
    }
    #expect(diagnostics("{{<open}}{{$z}}x{{/z}}{{/open}}", partials) == "")
  }

  @Test("a template that includes a faulty one is absent too") func aTemplateThatIncludesAFaultyOneIsAbsentToo() {
    let library = library("{{>a}}", ["a": "{{>b}}", "b": "{{#x}}", "c": ""])
    #expect(library.diagnostics.count == 1)
    #expect(["main", "a", "b", "c"].map { library.template($0) == nil } == [true, true, true, false])
  }

  @Test("a cycle of parents is told once, with its chain") func aCycleOfParentsIsToldOnceWithItsChain() {
    #expect(
      diagnostics("{{>a}}", ["a": "{{<b}}{{/b}}", "b": "text {{<a}}{{/a}}"]) == """
        b.mustache:1:6: error: the template includes itself without end: a → b → a  [template-cycle]
          1 | text {{<a}}{{/a}}
            |      ^
          help: remove the tag, or put it into a section, so that the values can end the repetition

        """)
  }

  @Test("a cycle that a block ends is none") func aCycleThatABlockEndsIsNone() throws {
    #expect(diagnostics("{{<p}}{{$x}}end{{/x}}{{/p}}", ["p": "{{$x}}{{<p}}{{$x}}once{{/x}}{{/p}}{{/x}}"]) == "")
  }

  @Test("tags that a parent ignores are warned about") func tagsThatAParentIgnoresAreWarnedAbout() throws {
    #expect(
      library("{{<p}}{{x}} text {{$b}}{{x}}{{/b}}{{/p}}", ["p": "{{$b}}{{/b}}"]).diagnostics.map(\.identifier) == [
        "ignored-tag"
      ])
  }

  @Test("two templates of one name are an error") func twoTemplatesOfOneNameAreAnError() {
    let found = library("", ["main": ""]).diagnostics
    #expect(
      found.map(\.text) == [
        "main.mustache: error: another template is named main: main.mustache  [duplicate-template]\n  help: rename one of the files\n"
      ])
  }

  @Test("a template of faults alone is told about in a moment") func aTemplateOfFaultsAloneIsToldAboutInAMoment() {
    let start = ContinuousClock.now
    #expect(library(String(repeating: "{{/a}}{{=x=}}{{>q}}", count: 5_000)).diagnostics.count == 100)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test(
    "the nearest name is one that could have been meant",
    arguments: [("titel", "title"), ("autor", "author"), ("x", "y"), ("zzzzzz", nil), ("", nil)])
  func theNearestNameIsOneThatCouldHaveBeenMeant(_ name: String, _ nearest: String?) {
    #expect(nearestName(to: name, among: ["title", "author", "y", "published"]) == nearest)
  }
}
