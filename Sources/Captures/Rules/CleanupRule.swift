import Content
import Soup

/// A named rule that takes something out of captures that is no part of the article, or gives it a better form.
///
/// Each rule is a type in a file of its own. `RuleSet` knows them all, with the order in which they apply and the reason for
/// each place.
package protocol CleanupRule: Sendable {
  /// Its name in reports and settings: lower-case words with hyphens. It never changes.
  static var identifier: String { get }
  /// What it takes and why, in a sentence, for lists of rules.
  static var summary: String { get }
  /// The hosts whose captures it looks at, subdomains included; empty for all.
  static var hosts: [String] { get }
}

extension CleanupRule {
  package static var hosts: [String] { [] }

  var identifier: String { Self.identifier }

  /// Whether it looks at captures of this host.
  static func applies(to host: String) -> Bool {
    hosts.isEmpty || hosts.contains { host == $0 || host.hasSuffix(".\($0)") }
  }
}

/// A rule that looks at elements one by one. All such rules share one walk over the tree.
protocol ElementRule: CleanupRule {
  /// Which elements it wants to see.
  var interest: ElementInterest { get }

  /// What becomes of an element with all that is in it; `nil` when the rule lets it be. An element that is dropped or
  /// moved leaves the tree; what it says to a field, the rule has put into `cleaning.fields`.
  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict?

  /// What goes with an element that the rule takes: siblings in order, the element itself or what it is in among them.
  func extent(of element: ElementView) -> [HTMLTree.NodeID]
}

extension ElementRule {
  /// The element alone.
  func extent(of element: ElementView) -> [HTMLTree.NodeID] { [element.node] }
}

/// Which elements a rule wants to see, so that the walk shows it no others.
enum ElementInterest {
  /// Those of some tags.
  case tags(Set<Tag>)
  /// Those of some tags whose class or id has a word that some rule asks for, or that hold nothing but one short text
  /// (`ElementView.lone`).
  case namesOrTexts(Set<Tag>)
  /// Those that have an attribute, whichever.
  case attributes
  /// Those whose class or id has a word that some rule asks for.
  case words
}

/// A rule that looks at the blocks that an article was made of.
protocol BlockRule: CleanupRule {
  /// Takes out of the blocks what the rule is about, and tells `cleaning`.
  func apply(to blocks: inout [Block], _ cleaning: inout Cleaning)
}
