import Mustache
import Testing

@Suite struct DynamicNameTests {
  @Test("the value names the partial, item by item") func theValueNamesThePartialItemByItem() throws {
    let root: Value = ["items": [["kind": "text", "v": "a"], ["kind": "image", "v": "b"], ["kind": "other"], [:]]]
    #expect(
      try render("{{#items}}{{>*kind}};{{/items}}", root, ["text": "<p>{{v}}", "image": "<img {{v}}>"])
        == "<p>a;<img b>;;;")
  }

  @Test("a partial that the values name is indented") func aPartialThatTheValuesNameIsIndented() throws {
    #expect(try render("<\n  {{> * a.name }}\n>", ["a": ["name": "p"]], ["p": "1\n2\n"]) == "<\n  1\n  2\n>")
  }

  @Test("values cannot name a template that has errors") func valuesCannotNameATemplateThatHasErrors() throws {
    #expect(try render("[{{>*x}}]", ["x": "broken"], ["broken": "{{#a}}"]) == "[]")
  }
}
