import Content
import Soup

/// A rule of the keeper's own: elements that a selector means are dropped, or kept from all other element rules.
struct KeeperRule: Sendable {
  let name: String
  let host: String?
  let selector: Selector
  let action: CleanupSettings.OwnRule.Action

  /// - Throws: when the selector cannot be read.
  init(_ rule: CleanupSettings.OwnRule) throws(Selector.Problem) {
    name = rule.name
    host = rule.host?.lowercased()
    selector = try Selector(rule.selector.text)
    action = rule.action
  }

  /// Whether it looks at captures of this host.
  func applies(to host: String) -> Bool {
    guard let own = self.host else { return true }
    return host == own || host.hasSuffix(".\(own)")
  }
}
