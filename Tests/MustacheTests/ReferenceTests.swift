import Diagnostics
import Mustache
import Testing

@Suite struct ReferenceTests {
  @Test("a template lists the names that it and its partials use, with the sections around them")
  func aTemplateListsTheNamesThatItAndItsPartialsUseWithTheSectionsAroundThem() throws {
    let library = library(
      "{{title}}\n{{#authors}}{{>byline}}{{/authors}}{{^none}}{{{body}}}{{/none}}{{>*kind}}",
      ["byline": "\n {{name.full}}{{.}}"])
    let references = try #require(library.template("main")).references
    #expect(references.map(\.name) == ["title", "authors", "name.full", ".", "none", "body", "kind"])
    #expect(references.map(\.use) == [.escaped, .section, .escaped, .escaped, .section, .unescaped, .templateName])
    #expect(references.map(\.sections) == [[], [], ["authors"], ["authors"], [], [], []])
    #expect(references[2].file == "byline.mustache")
    #expect(references[2].position == SourcePosition(line: 2, column: 2))
    #expect(
      references[2].diagnostic(.warning, "unknown-name", "no page has a name.full", help: "did you mean name?").text
        == """
        byline.mustache:2:2: warning: no page has a name.full  [unknown-name]
          2 |  {{name.full}}{{.}}
            |  ^
          help: did you mean name?

        """)
  }

  @Test("names in what fills a block are listed where the block stands")
  func namesInWhatFillsABlockAreListedWhereTheBlockStands() throws {
    let library = library("{{<p}}{{$b}}{{x}}{{/b}}{{/p}}", ["p": "{{#list}}{{$b}}{{unused}}{{/b}}{{/list}}"])
    let references = try #require(library.template("main")).references
    #expect(references.map(\.name) == ["list", "x"])
    #expect(references.last?.sections == ["list"])
    #expect(references.last?.file == "main.mustache")
  }

  @Test("a recursive partial is listed once") func aRecursivePartialIsListedOnce() throws {
    let library = library("{{>n}}", ["n": "{{v}}{{#sub}}{{>n}}{{/sub}}"])
    #expect(try #require(library.template("main")).references.map(\.name) == ["v", "sub"])
  }
}
