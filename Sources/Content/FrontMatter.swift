/// The metadata at the head of a file, between two lines of `---`: keys with values, in the order of the file.
package struct FrontMatter: Sendable, Equatable {
  /// What a key can hold.
  package enum Value: Sendable, Equatable {
    /// A string, number, date or boolean, as it was written; empty for nothing.
    case text(String)
    case list([Value])
    case map([Entry])
  }

  /// A key with its value.
  package struct Entry: Sendable, Equatable {
    package var key: String
    package var value: Value

    package init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The keys with their values, in order. No key comes twice.
  package var entries: [Entry]

  package init(_ entries: [Entry] = []) { self.entries = entries }

  package subscript(key: String) -> Value? { entries.first { $0.key == key }?.value }
}

extension FrontMatter.Value {
  /// The text, of a value that is one.
  package var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// The texts of a list; a lone text is a list of one. What is not text is left out.
  package var texts: [String] {
    switch self {
    case .text(let text): text.isEmpty ? [] : [text]
    case .list(let values): values.compactMap(\.text)
    case .map: []
    }
  }
}
