import Collation

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
    var heading: Heading?
    var terms: [Catalog.Term]
  }

  let groups: [Group]

  /// - Parameters:
  ///   - terms: in the order of their names.
  ///   - hasHeadings: whether terms that are in the order of their names stand under headings.
  init(_ terms: [Catalog.Term], by order: TermOrder, hasHeadings: Bool) {
    guard order == .name, hasHeadings else {
      let sorted = order == .count ? Self.byCount(terms) : terms
      groups = sorted.isEmpty ? [] : [Group(heading: nil, terms: sorted)]
      return
    }
    var groups: [Group] = []
    for term in terms {
      if groups.last?.heading == term.key.heading {
        groups[groups.count - 1].terms.append(term)
      } else {
        groups.append(Group(heading: term.key.heading, terms: [term]))
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

extension Heading {
  /// Its name in the addresses of a page.
  var anchor: String {
    switch self {
    case .letter(let letter): String(Unicode.Scalar(letter))
    case .han: "han"
    case .kana: "kana"
    case .hangul: "hangul"
    case .scripts: "scripts"
    case .symbols: "symbols"
    }
  }

  /// Its name for readers.
  func name(_ text: InterfaceText) -> String {
    switch self {
    case .letter: anchor
    case .symbols: "#"
    case .han, .kana, .hangul, .scripts: text(anchor)
    }
  }
}
