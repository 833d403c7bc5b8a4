import Diagnostics
import Mustache
import Testing

@Suite struct LimitTests {
  @Test("recursion without end is stopped, naming the chain") func recursionWithoutEndIsStoppedNamingTheChain() {
    let error = #expect(throws: RenderError.self) {
      try render(
        "{{>a}}", ["x": true], ["a": "{{#x}}{{>b}}{{/x}}", "b": "-\n{{#x}} {{>a}}{{/x}}"], limits: Limits(recursion: 4))
    }
    #expect(
      error?.diagnostic.text == """
        b.mustache:2:8: error: partials include one another more than 4 deep  [recursion-limit]
          2 | {{#x}} {{>a}}{{/x}}
            |        ^
          help: rendering was in main → a → b → a → b → a → … → a

        """)
  }

  @Test("a dynamic partial that names itself is stopped") func aDynamicPartialThatNamesItselfIsStopped() {
    let error = #expect(throws: RenderError.self) { try render("{{>*n}}", ["n": "main"]) }
    #expect(error?.diagnostic.identifier == "recursion-limit")
  }

  @Test("output beyond the limit is taken back") func outputBeyondTheLimitIsTakenBack() throws {
    let library = library("{{#list}}{{#list}}0123456789{{/list}}{{/list}}", limits: Limits(outputSize: 1000))
    let template = try #require(library.template("main"))
    var output = Array("before".utf8)
    let error = #expect(throws: RenderError.self) {
      try template.render(["list": .list(Array(repeating: true, count: 11))], into: &output)
    }
    #expect(
      error?.diagnostic.text
        == "main.mustache: error: the output is longer than 1000 bytes  [size-limit]\n  help: rendering was in main\n")
    #expect(output == Array("before".utf8))
    try template.render(["list": .list(Array(repeating: true, count: 10))], into: &output)
    #expect(output.count == 1006)
  }

  @Test("branching without end and without output is stopped") func branchingWithoutEndAndWithoutOutputIsStopped() {
    let error = #expect(throws: RenderError.self) {
      try render(
        "{{>a}}", ["x": true], ["a": "{{#x}}{{>a}}{{>a}}{{/x}}"], limits: Limits(recursion: 100, steps: 10_000))
    }
    #expect(error?.diagnostic.identifier == "recursion-limit")
    let flat = #expect(throws: RenderError.self) {
      try render(
        "{{#x}}{{#x}}{{#x}}{{/x}}{{/x}}{{/x}}", ["x": .list(Array(repeating: 1, count: 50))],
        limits: Limits(steps: 10_000))
    }
    #expect(flat?.diagnostic.identifier == "step-limit")
  }

  @Test("sections that nest too deep are an error, and those that just fit render")
  func sectionsThatNestTooDeepAreAnErrorAndThoseThatJustFitRender() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#x}}", count: depth) + "!" + String(repeating: "{{/x}}", count: depth)
    }
    #expect(try render(nested(256), ["x": true]) == "!")
    #expect(library(nested(257)).diagnostics.map(\.identifier) == ["nesting"])
    #expect(library(String(repeating: "{{#x}}", count: 100_000)).diagnostics.map(\.identifier) == ["nesting"])
  }

  @Test("partials that double at each level are called, not copied")
  func partialsThatDoubleAtEachLevelAreCalledNotCopied() throws {
    let levels = (0..<13).map { ("l\($0)", $0 == 12 ? "x" : "{{>l\($0 + 1)}}{{>l\($0 + 1)}}") }
    let library = TemplateLibrary(levels.map { TemplateSource(name: $0, file: $0, text: Array($1.utf8)) })
    #expect(library.diagnostics.isEmpty)
    #expect(try library.template("l0")?.render(.missing).count == 1 << 12)
  }

  @Test("templates that compile to too much are an error") func templatesThatCompileToTooMuchAreAnError() {
    let library = library("{{>p}}{{>p}}", ["p": "{{a}}{{b}}{{c}}"], limits: Limits(programSize: 5))
    #expect(library.diagnostics.map(\.identifier) == ["program-limit"])
    #expect(library.template("main") == nil)
    let large = TemplateLibrary(
      [("a", "a"), ("b", String(repeating: "{{b}}", count: 9))].map {
        TemplateSource(name: $0, file: "\($0).mustache", text: Array($1.utf8))
      }, limits: Limits(programSize: 5))
    #expect(large.diagnostics.map(\.file) == ["b.mustache"])
  }

  @Test("an indentation of 100,000 columns for each of 100,000 lines does not fill the memory")
  func anIndentationOf100000ColumnsForEachOf100000LinesDoesNotFillTheMemory() {
    let wide = String(repeating: " ", count: 100_000) + "{{>p}}"
    #expect(
      library(wide, ["p": String(repeating: "\n", count: 100_000)]).diagnostics.map(\.identifier) == ["program-limit"])
  }
}
