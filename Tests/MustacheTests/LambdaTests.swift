import Mustache
import Testing

@Suite struct LambdaTests {
  @Test("text that a lambda returns is a template, escaped once") func textThatALambdaReturnsIsATemplateEscapedOnce()
    throws
  {
    let root: Value = ["x": "<", "f": .lambda(Lambda { "[{{x}}]" })]
    #expect(try render("{{f}} {{{f}}}", root) == "[&lt;] [&lt;]")
  }

  @Test("other values that a lambda returns are used as they are") func otherValuesThatALambdaReturnsAreUsedAsTheyAre()
    throws
  {
    let root: Value = ["html": .lambda(Lambda { .html(HTML("<i>{{x}}</i>")) }), "list": .lambda(Lambda { [1, 2] })]
    #expect(try render("{{html}} {{#list}}{{.}};{{/list}}", root) == "<i>{{x}}</i> 1;2;")
  }

  @Test("a section lambda gets its text as written and can render it")
  func aSectionLambdaGetsItsTextAsWrittenAndCanRenderIt() throws {
    let bold = Lambda(section: { text, render in
      .html(HTML("<b>\(text.utf8.count) " + string(try render(text)) + "</b>"))
    })
    #expect(
      try render("{{#x}}{{#bold}}{{.}}{{/bold}}{{/x}}", ["x": [1, 2], "bold": .lambda(bold)]) == "<b>5 1</b><b>5 2</b>")
  }

  @Test("text from a lambda can include partials") func textFromALambdaCanIncludePartials() throws {
    #expect(try render("{{f}}", ["f": .lambda(Lambda { "{{>p}}" }), "x": 1], ["p": "p{{x}}"]) == "p1")
  }

  @Test("a mistake in the text of a lambda is an error with its place")
  func aMistakeInTheTextOfALambdaIsAnErrorWithItsPlace() {
    let error = #expect(throws: RenderError.self) { try render("{{f}}", ["f": .lambda(Lambda { "ab {{#x}}" })]) }
    #expect(
      error?.diagnostic.text == """
        lambda in main.mustache:1:4: error: {{#x}} is never closed  [unclosed-section]
          1 | ab {{#x}}
            |    ^
          help: write {{/x}} behind its content

        """)
  }

  @Test("lambdas that render themselves are stopped") func lambdasThatRenderThemselvesAreStopped() {
    let error = #expect(throws: RenderError.self) { try render("{{f}}", ["f": .lambda(Lambda { "{{f}}" })]) }
    #expect(error?.diagnostic.identifier == "lambda-limit")
  }

  @Test("what a lambda throws is an error at its section") func whatALambdaThrowsIsAnErrorAtItsSection() {
    struct Refused: Error {}
    let error = #expect(throws: RenderError.self) {
      try render("a {{#f}}{{/f}}", ["f": .lambda(Lambda(section: { _, _ in throw Refused() }))])
    }
    #expect(error?.diagnostic.position?.column == 9)
    #expect(error?.diagnostic.message == "the lambda of this section failed: Refused()")
  }

  private func string(_ html: HTML) -> String { String(decoding: html.bytes, as: UTF8.self) }
}
