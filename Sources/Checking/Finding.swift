import Diagnostics

/// A kind of fault: how it is told, and what to do about it. `{}` in its texts stands for what the fault is about.
final class Rule: Sendable {
  /// The check that it belongs to; `nil` for what is in the way of all checks.
  let check: Check?
  let severity: Diagnostic.Severity
  let message: String
  let help: String
  /// Whether names that are like the one that is not there are worth telling.
  let suggestsNames: Bool

  init(
    _ check: Check?, severity: Diagnostic.Severity = .error, _ message: String, help: String,
    suggestsNames: Bool = false
  ) {
    self.check = check
    self.severity = severity
    self.message = message
    self.help = help
    self.suggestsNames = suggestsNames
  }
}

extension Rule {
  /// What helps where a file was changed in its place, which a build does not look for.
  static let anew = "run broadsheet build --all, which makes it anew"

  /// The name in brackets behind its messages.
  var identifier: String { check?.rawValue ?? "unreadable" }

  static let unreadable = Rule(
    nil, "it cannot be read: {}", help: "mend the link or the permissions, or remove it; it was not checked")
  static let unreadableName = Rule(
    nil, "it cannot be read: {}", help: "give it a name in UTF-8, or remove it; it was not checked")
}

/// A fault, with its place.
struct Finding: Sendable {
  /// Where something is.
  enum Place: Sendable {
    /// A file of the site, by its path there.
    case site(String, offset: Int? = nil)
    /// Another file, by its path as the user knows it.
    case other(String, offset: Int? = nil)
    /// A line of another file.
    case line(String, Int)
  }

  let rule: Rule
  /// What it is about: a path, an address, an id.
  var subject: String
  let place: Place

  init(_ rule: Rule, _ subject: String = "", at place: Place) {
    self.rule = rule
    self.subject = subject
    self.place = place
  }

  /// The path of the site's file that it is about; `nil` for another file.
  var sitePath: String? { if case .site(let path, _) = place { path } else { nil } }

  /// A text of its rule with what it is about.
  func filled(_ text: String) -> String { text.replacing("{}", with: subject) }
}
