/// A name that a template may ask for, with what it is and what it means.
package struct ContextMember: Sendable, Equatable {
  package var name: String
  package var type: ContextType
  /// What it says, in words that a theme's author knows.
  package var meaning: String

  init(_ name: String, _ type: ContextType, _ meaning: String) {
    self.name = name
    self.type = type
    self.meaning = meaning
  }
}

/// What a name of a template's context holds.
package indirect enum ContextType: Sendable, Equatable {
  /// Text, escaped by `{{name}}`.
  case text
  /// Finished markup, which `{{name}}` inserts as it is.
  case html
  case number
  /// Something that a section asks; shown it is `true` or `false`.
  case condition
  /// Members of their own; `name` is what documents call such an object where it occurs in several places.
  case object(name: String?, [ContextMember])
  /// What a section goes through.
  case list(ContextType)
  /// The words of the site: which there are, the files `text/*.yml` say.
  case words
  /// Whatever a keeper wrote: any name may be in it.
  case anything

  /// The members of an object, or of the items of a list; `nil` for what has none.
  var members: [ContextMember]? {
    switch self {
    case .object(_, let members): members
    case .list(let item): item.members
    default: nil
    }
  }

  /// How a table names it: `text`, `list of entry`.
  package var title: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .number: "number"
    case .condition: "true or false"
    case .object(let name, _): name ?? "object"
    case .list(let item): "list of \(item.title)"
    case .words: "words"
    case .anything: "anything"
    }
  }
}
