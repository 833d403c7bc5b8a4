import ArgumentParser
import Site

/// `broadsheet templates`
struct Templates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "List the names that each template may ask for.",
    discussion: """
      Prints, for every kind of page, the names that its template is given, what each holds and what it means.

      Example: broadsheet templates | less
      """)

  /// How the list is printed.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, markdown
  }

  @Option(help: ArgumentHelp("How to print the list: text or markdown.", valueName: "format"))
  var format: Form = .text

  func run() throws {
    try Reporter(format: .text).show(format == .text ? TemplateDocument.text : TemplateDocument.markdown)
  }
}
