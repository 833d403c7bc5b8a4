import Mustache
import Testing

@Suite struct InheritanceTests {
  let layout = "<html>\n  <title>{{$title}}Site{{/title}}</title>\n  {{$main}}\n    nothing\n  {{/main}}\n</html>\n"

  @Test("a layout shows its defaults") func aLayoutShowsItsDefaults() throws {
    #expect(
      try render("{{>layout}}", .missing, ["layout": layout])
        == "<html>\n  <title>Site</title>\n    nothing\n</html>\n")
  }

  @Test("a page fills the blocks of its layout, at their indentation")
  func aPageFillsTheBlocksOfItsLayoutAtTheirIndentation() throws {
    let page = """
      {{<layout}}
      {{$title}}{{title}}{{/title}}
      {{$main}}
        <p>
          {{text}}
        </p>
      {{/main}}
      {{/layout}}

      """
    #expect(
      try render(page, ["title": "A & B", "text": "x\ny"], ["layout": layout])
        == "<html>\n  <title>A &amp; B</title>\n    <p>\n      x\ny\n    </p>\n</html>\n")
  }

  @Test("the outermost of several levels wins, block by block") func theOutermostOfSeveralLevelsWinsBlockByBlock()
    throws
  {
    let partials: KeyValuePairs = [
      "mid": "{{<base}}{{$a}}mid a{{/a}}{{$b}}mid b {{$c}}mid c{{/c}}{{/b}}{{/base}}",
      "base": "{{$a}}base a{{/a}}, {{$b}}base b{{/b}}, {{$d}}base d{{/d}}",
    ]
    #expect(try render("{{>mid}}", .missing, partials) == "mid a, mid b mid c, base d")
    #expect(
      try render("{{<mid}}{{$a}}page a{{/a}}{{$c}}page c{{/c}}{{$d}}page d{{/d}}{{/mid}}", .missing, partials)
        == "page a, mid b page c, page d")
  }

  @Test("a block in an argument belongs to the template that it is written in")
  func aBlockInAnArgumentBelongsToTheTemplateThatItIsWrittenIn() throws {
    let page = "{{<p}}{{$a}}[{{$b}}default{{/b}}]{{/a}}{{$b}}filled{{/b}}{{/p}}"
    #expect(try render(page, .missing, ["p": "{{$a}}{{/a}} {{$b}}{{/b}}"]) == "[default] filled")
  }

  @Test("an argument that holds the block it fills does not fill itself")
  func anArgumentThatHoldsTheBlockItFillsDoesNotFillItself() throws {
    #expect(
      try render("{{<p}}{{$a}}<{{$a}}inner{{/a}}>{{/a}}{{/p}}", .missing, ["p": "{{$a}}outer{{/a}}"]) == "<inner>")
  }

  @Test("an argument sees the values at the place of the block") func anArgumentSeesTheValuesAtThePlaceOfTheBlock()
    throws
  {
    #expect(
      try render(
        "{{<p}}{{$row}}{{n}} {{/row}}{{/p}}", ["n": 0, "rows": [["n": 1], ["n": 2]]],
        ["p": "{{#rows}}{{$row}}{{/row}}{{/rows}}"]) == "1 2 ")
  }

  @Test("arguments reach through partials and recursion") func argumentsReachThroughPartialsAndRecursion() throws {
    let tree: Value = ["n": "a", "sub": [["n": "b", "sub": [["n": "c", "sub": []]]]]]
    let node = "{{$label}}?{{/label}}{{#sub}}({{>node}}){{/sub}}"
    #expect(try render("{{<node}}{{$label}}<{{n}}>{{/label}}{{/node}}", tree, ["node": node]) == "<a>(<b>(<c>))")
  }

  @Test("values can name the parent") func valuesCanNameTheParent() throws {
    let page = "{{#pages}}{{<*layout}}{{$x}}{{n}}{{/x}}{{/*layout}} {{/pages}}"
    let root: Value = ["pages": [["layout": "a", "n": 1], ["layout": "b", "n": 2], ["layout": "c", "n": 3]]]
    #expect(try render(page, root, ["a": "A{{$x}}{{/x}}", "b": "B{{$x}}{{/x}}"]) == "A1 B2  ")
  }

  @Test("a standalone section may be the first thing in an argument")
  func aStandaloneSectionMayBeTheFirstThingInAnArgument() throws {
    let page = "{{<p}}\n{{$a}}\n  {{#x}}\n  yes\n  {{/x}}\n  end\n{{/a}}\n{{/p}}\n"
    #expect(try render(page, ["x": true], ["p": "<\n {{$a}}{{/a}}\n>\n"]) == "<\n yes\n end\n\n>\n")
  }
}
