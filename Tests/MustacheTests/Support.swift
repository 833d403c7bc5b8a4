import Diagnostics
import Mustache
import Synchronization

/// What a template makes of a value, with partials by name; the text of the diagnostics when it has errors.
func render(
  _ template: String, _ root: Value = .missing, _ partials: KeyValuePairs<String, String> = [:],
  escaping: Escaping = .html, limits: Limits = .default
) throws(RenderError) -> String {
  let library = library(template, partials, escaping: escaping, limits: limits)
  guard let template = library.template("main") else { return library.diagnostics.map(\.text).joined() }
  return String(decoding: try template.render(root), as: UTF8.self)
}

/// The diagnostics of a template as a person reads them.
func diagnostics(_ template: String, _ partials: KeyValuePairs<String, String> = [:], limits: Limits = .default)
  -> String
{
  library(template, partials, limits: limits).diagnostics.map(\.text).joined()
}

/// A library of a template named `main` and of partials.
func library(
  _ template: String, _ partials: KeyValuePairs<String, String> = [:], escaping: Escaping = .html,
  limits: Limits = .default
) -> TemplateLibrary {
  let sources = [("main", template)] + partials.map { ($0.key, $0.value) }
  return TemplateLibrary(
    sources.map { TemplateSource(name: $0, file: "\($0).mustache", text: Array($1.utf8), escaping: escaping) },
    limits: limits)
}

/// Counts how often something is asked for, from closures that may run anywhere.
final class Counter: Sendable {
  private let count = Atomic(0)

  func next() -> Int { count.add(1, ordering: .relaxed).newValue }

  var value: Int { count.load(ordering: .relaxed) }
}
