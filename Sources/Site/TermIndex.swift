import Content

/// The two orders in which a list of terms can be read.
package enum TermOrder: Sendable, Equatable {
  /// As the catalog has them, by name, under jump letters.
  case name
  /// Those with most articles first.
  case count
}

/// The terms of a taxonomy in an order, in groups that one can jump to.
struct TermIndex {
  /// Terms under a heading.
  struct Group {
    /// What one jumps to; `nil` for a list without headings.
    var letter: String?
    var terms: [Catalog.Term]
  }

  let groups: [Group]

  /// - Parameters:
  ///   - terms: in the order of their names.
  ///   - letter: what a name is found under; `nil` for a list without headings.
  init(_ terms: [Catalog.Term], by order: TermOrder, letter: ((String) -> String)?) {
    guard order == .name, let letter else {
      let sorted = order == .count ? Self.byCount(terms) : terms
      groups = sorted.isEmpty ? [] : [Group(letter: nil, terms: sorted)]
      return
    }
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for term in terms {
      let letter = letter(term.name)
      if let place = places[letter] {
        groups[place].terms.append(term)
      } else {
        places[letter] = groups.count
        groups.append(Group(letter: letter, terms: [term]))
      }
    }
    self.groups = groups
  }

  /// Those with most articles first; of as many, the first by name first.
  private static func byCount(_ terms: [Catalog.Term]) -> [Catalog.Term] {
    terms.enumerated().sorted { a, b in
      (b.element.entries.count, a.offset) < (a.element.entries.count, b.offset)
    }.map(\.element)
  }
}

/// What a name is found under in a list of names.
enum JumpLetter {
  /// The capital of a name that begins with a letter from A to Z; `han` for a Chinese character; `…` for the rest.
  static func letter(of name: String, han: String) -> String {
    guard let first = name.unicodeScalars.first else { return "…" }
    switch first.value {
    case 0x41...0x5A: return String(first)
    case 0x61...0x7A: return String(first).uppercased()
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return han
    default: return "…"
    }
  }
}
