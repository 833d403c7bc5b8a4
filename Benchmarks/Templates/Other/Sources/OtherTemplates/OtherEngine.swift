import Mustache
import Pages

/// swift-mustache, as far as the benchmark needs it.
struct OtherEngine {
  private let library: MustacheLibrary

  /// Parses templates, by name.
  init(_ templates: [String: String]) throws {
    library = MustacheLibrary(templates: try templates.mapValues { try MustacheTemplate(string: $0) })
  }

  /// A page that is ready to be rendered.
  struct Page {
    fileprivate let library: MustacheLibrary
    fileprivate let template: String
    fileprivate let object: Any

    func render() -> String { library.render(object, withTemplate: template) ?? "" }
  }

  func page(_ template: String, _ datum: Datum) -> Page {
    Page(library: library, template: template, object: Self.object(datum))
  }

  private static func object(_ datum: Datum) -> Any {
    switch datum {
    case .text(let text), .html(let text): text
    case .number(let number): number
    case .condition(let condition): condition
    case .list(let items): items.map(object)
    case .object(let members):
      Dictionary(members.map { ($0.0, object($0.1)) }, uniquingKeysWith: { first, _ in first })
    }
  }
}
