import Diagnostics

/// A name that a template asks the values for, with its place, so that a site can warn about names that no page has.
///
/// Partials and parents are included, so that `sections` leads from the page's values to the place of the name. What
/// dynamic partials use is known only when they are rendered, and is not listed.
public struct NameReference: Sendable {
  /// What the name is used for.
  public enum Use: Sendable, Hashable {
    /// `{{name}}`
    case escaped
    /// `{{{name}}}` or `{{&name}}`
    case unescaped
    /// `{{#name}}` or `{{^name}}`
    case section
    /// `{{>*name}}` or `{{<*name}}`
    case templateName
  }

  /// The name as it is written, with its dots: `author.name`, or `.` for the item itself.
  public let name: String
  /// What it is used for.
  public let use: Use
  /// The names of the sections around it, from the outermost; inverted sections, which add no values, are left out.
  public let sections: [String]
  /// The file that it stands in.
  public let file: String

  let source: SourceText
  let offset: Int

  /// Where its tag begins in the file.
  public var position: SourcePosition { source.position(at: offset) }

  /// A diagnostic that points at it.
  public func diagnostic(
    _ severity: Diagnostic.Severity, _ identifier: String, _ message: String, help: String? = nil
  ) -> Diagnostic {
    source.diagnostic(severity, identifier, message, file: file, at: offset, help: help)
  }
}
