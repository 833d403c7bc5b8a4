import Diagnostics
import Mustache

/// Finds names in templates that no page has, and plain text that is inserted without escaping.
struct ContextCheck {
  /// The keys of the site's words.
  let words: [String]

  /// Warnings about the templates of pages, in the order of files and places.
  ///
  /// A partial may be meant for several kinds of pages: a name in it is wrong only when none of them has it.
  func warnings(about templates: [(kind: TemplateKind, template: Template)]) -> [Diagnostic] {
    var right: Set<Place> = []
    var findings: [Place: Diagnostic] = [:]
    for (kind, template) in templates {
      for reference in template.references {
        let place = Place(file: reference.file, position: reference.position)
        if let finding = finding(reference, in: kind) { findings[place] = finding } else { right.insert(place) }
      }
    }
    return findings.filter { !right.contains($0.key) }
      .sorted { ($0.key.file, $0.key.position) < ($1.key.file, $1.key.position) }.map(\.value)
  }

  private struct Place: Hashable {
    var file: String
    var position: SourcePosition
  }

  private func finding(_ reference: NameReference, in kind: TemplateKind) -> Diagnostic? {
    var scopes: [[ContextMember]] = [kind.members]
    for section in reference.sections {
      // A section on something that is not there is reported at its own tag.
      guard case .found(let type) = look(up: section, in: scopes) else { return nil }
      if case .anything = type { return nil }
      scopes.append(type.members ?? [])
    }
    switch look(up: reference.name, in: scopes) {
    case .found(let type):
      guard reference.use == .unescaped, type == .text || type == .words else { return nil }
      return reference.diagnostic(
        .warning, "raw-text", "\(reference.name) is plain text, and is inserted here without escaping",
        help: "write {{\(reference.name)}}: text of strangers could become markup")
    case .missing(let known):
      return reference.diagnostic(
        .warning, "unknown-name", "no page that uses this template has the name \(reference.name)",
        help: nearestName(to: reference.name, among: known).map { "did you mean \($0)?" }
          ?? "`broadsheet templates` lists the names of all pages")
    }
  }

  private enum LookUp {
    case found(ContextType)
    /// The whole names that are there.
    case missing([String])
  }

  /// Looks a dotted name up as rendering does: its first part from the innermost scope outwards, the others in it.
  private func look(up name: String, in scopes: [[ContextMember]]) -> LookUp {
    if name == "." { return .found(.html) }
    let parts = name.split(separator: ".").map(String.init)
    guard let first = parts.first,
      let member = scopes.reversed().lazy.compactMap({ $0.first { $0.name == first } }).first
    else { return .missing(scopes.flatMap { $0 }.map(\.name)) }
    var type = member.type
    var path = first
    for part in parts.dropFirst() {
      switch type {
      case .anything: return .found(.anything)
      case .words:
        guard words.contains(part) else { return .missing(words.map { "\(path).\($0)" }) }
        type = .text
      case .object(_, let members):
        guard let next = members.first(where: { $0.name == part }) else {
          return .missing(members.map { "\(path).\($0.name)" })
        }
        type = next.type
      default: return .missing([path])
      }
      path += ".\(part)"
    }
    return .found(type)
  }
}
