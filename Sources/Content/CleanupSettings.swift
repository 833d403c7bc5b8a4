import Diagnostics

/// What a keeper says about the rules that clean captures up: those to leave out, and simple ones of their own.
package struct CleanupSettings: Sendable, Equatable {
  /// The identifiers of rules that are not to be applied.
  package var off: [Setting] = []
  /// The keeper's own rules; they come before all others, the first that fits an element decides.
  package var own: [OwnRule] = []

  package init() {}

  /// A text with the place in the settings where it stands.
  package struct Setting: Sendable, Equatable {
    package var text: String
    package var position: SourcePosition

    package init(_ text: String, at position: SourcePosition) {
      self.text = text
      self.position = position
    }
  }

  /// A rule that a keeper wrote.
  package struct OwnRule: Sendable, Equatable {
    /// What is to be done with an element.
    package enum Action: String, Sendable, CaseIterable {
      /// It is left out with all that is in it.
      case drop
      /// It stays with all that is in it, whatever the built-in rules about elements say.
      case keep
    }

    /// What reports call it; `own-1` and so on when the keeper gave it no name.
    package var name: String
    /// The host whose captures it is for, subdomains included; `nil` for all.
    package var host: String?
    /// Which elements it is about, as a CSS-like selector.
    package var selector: Setting
    package var action: Action

    package init(name: String, host: String? = nil, selector: Setting, action: Action) {
      self.name = name
      self.host = host
      self.selector = selector
      self.action = action
    }
  }
}
