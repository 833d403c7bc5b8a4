import Mustache
import Pages

/// Broadsheet's engine, as far as the benchmark needs it.
struct Engine {
  private let library: TemplateLibrary

  /// Compiles templates, by name.
  init(_ templates: [String: String]) {
    library = TemplateLibrary(
      templates.sorted { $0.key < $1.key }.map {
        TemplateSource(name: $0.key, file: "\($0.key).mustache", text: Array($0.value.utf8))
      })
    for diagnostic in library.diagnostics { print(diagnostic.text) }
  }

  /// A page that is ready to be rendered: its template, and its data as the engine takes it.
  struct Page {
    fileprivate let template: Template
    fileprivate let value: Value

    /// Appends the page; does nothing when rendering fails.
    func render(into out: inout [UInt8]) { try? template.render(value, into: &out) }
  }

  /// A page of a template; `nil` when there is no such template.
  func page(_ template: String, _ datum: Datum) -> Page? {
    library.template(template).map { Page(template: $0, value: Self.value(datum)) }
  }

  private static func value(_ datum: Datum) -> Value {
    switch datum {
    case .text(let text): .text(text)
    case .html(let html): .html(HTML(html))
    case .number(let number): .number(number)
    case .condition(let condition): .boolean(condition)
    case .list(let items): .list(items.map(value))
    case .object(let members): .object(Object(members.map { (Key($0.0), value($0.1)) }))
    }
  }
}
