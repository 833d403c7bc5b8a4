import Content

/// Reads what a keeper says about rules of clean-up.
///
///     rules:
///       off: [bold-headings]
///       own:
///         - name: promo
///           host: news.example
///           drop: "div.promo, #newsletter"
extension ConfigurationReader {
  private static let ruleKeys = ["off", "own"]
  private static let ownKeys = ["name", "host", "drop", "keep"]

  mutating func cleanup(_ entry: Entry) -> CleanupSettings {
    var settings = CleanupSettings()
    guard case .map(let entries, _) = entry.value else {
      complain("rules is not a map", at: entry.value.position, help: "write off: and own: below it")
      return settings
    }
    for entry in entries {
      switch entry.key {
      case "off": settings.off = names(entry)
      case "own": settings.own = ownRules(entry)
      default: complainOfUnknown(entry, known: Self.ruleKeys)
      }
    }
    return settings
  }

  private mutating func names(_ entry: Entry) -> [CleanupSettings.Setting] {
    let items: [YAML.Node]
    if case .list(let nodes, _) = entry.value { items = nodes } else { items = [entry.value] }
    return items.compactMap { item in
      guard case .text(let text, let position) = item else {
        complain("off holds something else than names of rules", at: item.position, help: "write off: [bold-headings]")
        return nil
      }
      return text.isEmpty ? nil : .init(text, at: position)
    }
  }

  private mutating func ownRules(_ entry: Entry) -> [CleanupSettings.OwnRule] {
    guard case .list(let items, _) = entry.value else {
      complain("own is not a list", at: entry.value.position, help: "begin each rule with a line - drop: div.promo")
      return []
    }
    return items.enumerated().compactMap { ownRule($1, number: $0 + 1) }
  }

  private mutating func ownRule(_ node: YAML.Node, number: Int) -> CleanupSettings.OwnRule? {
    guard case .map(let entries, let position) = node else {
      complain("a rule is not a map", at: node.position, help: "write it as - drop: div.promo")
      return nil
    }
    var name: String?
    var host: String?
    var selectors: [(CleanupSettings.Setting, CleanupSettings.OwnRule.Action)] = []
    for entry in entries {
      let setting = text(entry)
      switch entry.key {
      case "name": name = setting
      case "host": host = setting
      case "drop": if let setting { selectors.append((.init(setting, at: entry.value.position), .drop)) }
      case "keep": if let setting { selectors.append((.init(setting, at: entry.value.position), .keep)) }
      default: complainOfUnknown(entry, known: Self.ownKeys)
      }
    }
    guard selectors.count == 1, let (selector, action) = selectors.first else {
      complain(
        "a rule says neither what to drop nor what to keep, or both", at: position,
        help: "give it one line drop: or keep: with a selector such as div.promo, in quotes if it has a #")
      return nil
    }
    return .init(name: name ?? "own-\(number)", host: host, selector: selector, action: action)
  }
}
