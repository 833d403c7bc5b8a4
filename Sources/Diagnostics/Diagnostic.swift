/// One thing that is wrong, or that a person should know, with its place and a remedy.
///
/// Rendered, it has one shape everywhere:
///
///     captures/nyt/1042.md:2:1: error: the title line has no link  [title-line]
///       2 | 面对俄朝条约，韩国日本的恐慌和忧虑
///         | ^
///       help: write it as [title](URL); the article was skipped
public struct Diagnostic: Sendable, Equatable {
  /// How much a diagnostic weighs.
  public enum Severity: String, Sendable, Comparable {
    /// A fact worth telling; nothing is wrong.
    case note
    /// Something was worked around; the result is whole.
    case warning
    /// Something was left out or could not be done.
    case error

    public static func < (a: Severity, b: Severity) -> Bool { a.weight < b.weight }

    private var weight: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// How much it weighs.
  public var severity: Severity
  /// A stable name for this kind of diagnostic, in kebab case: `title-line`.
  public var identifier: String
  /// What is the matter: one clause, no capital, no full stop.
  public var message: String
  /// The file it is about, as the user named it; `nil` when it is about no file.
  public var file: String?
  /// The place in the file; `nil` when it is about the file as a whole.
  public var position: SourcePosition?
  /// The text of the line at `position`, without its line end.
  public var sourceLine: String?
  /// What to do about it, or what was done about it.
  public var help: String?

  /// Makes a diagnostic; a `position` without a `sourceLine` is rendered without the excerpt.
  public init(
    _ severity: Severity, _ identifier: String, _ message: String,
    file: String? = nil, position: SourcePosition? = nil, sourceLine: String? = nil, help: String? = nil
  ) {
    self.severity = severity
    self.identifier = identifier
    self.message = message
    self.file = file
    self.position = position
    self.sourceLine = sourceLine
    self.help = help
  }
}
