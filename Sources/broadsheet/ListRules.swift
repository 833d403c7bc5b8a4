import ArgumentParser
import Captures
import Content

/// `broadsheet rules`
struct ListRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules that clean captures up, in the order in which they apply.",
    discussion: """
      The keeper's own rules come first; rules that broadsheet.yml switches off are marked.

      Example: broadsheet rules --config broadsheet.yml
      """)

  @OptionGroup var settings: Settings

  func run() throws {
    let work = try settings.prepare()
    var text = ""
    for rule in work.configuration.cleanup.own {
      text += "\(rule.name)  [\(rule.host ?? "all outlets")]  (own)\n"
      text += "    \(rule.action.rawValue) \(rule.selector.text)\n"
    }
    for rule in RuleSet.all {
      let hosts = rule.hosts.isEmpty ? "all outlets" : rule.hosts.joined(separator: ", ")
      let mark = work.rules.off.contains(rule.identifier) ? "  (off)" : ""
      text += "\(rule.identifier)  [\(hosts)]\(mark)\n    \(rule.summary)\n"
    }
    try work.console.show(text)
  }
}
