/// Which elements are open, as HTML's rules open and close them (HTML Standard, 13.2.6), as far as numbers go.
///
/// Gumbo's time grows with how many elements are open, and what it builds with how many elements of formatting it has to
/// open again in each block. So both are counted before it sees the tags. A count that is wrong by a few does no harm; one
/// that hostile tags can keep low would.
struct OpenElements {
  private struct Element {
    var name: UInt64
    var traits: TagTraits
  }

  /// The open elements, outermost first.
  private var stack: [Element] = []
  /// The elements of formatting that were not closed by a tag of their own: they are opened again in blocks to come.
  private var formatting: [UInt64] = []
  /// How many there may be of either.
  private let limits: (open: Int, formatting: Int)

  init(limits: HTMLParser.Limits) { self.limits = (limits.depth, limits.formatting) }

  /// Opens an element, unless that would be one too many; says whether it did.
  mutating func open(_ name: UInt64, _ traits: TagTraits) -> Bool {
    closeBefore(name, traits)
    guard stack.count < limits.open else { return false }
    if traits.contains(.formatting) {
      // Of links there is never more than one, and none may be lost.
      guard name == Self.link || formatting.count < limits.formatting else { return false }
      formatting.append(name)
    }
    stack.append(Element(name: name, traits: traits))
    return true
  }

  /// Closes what an element closes that begins.
  private mutating func closeBefore(_ name: UInt64, _ traits: TagTraits) {
    if traits.contains(.closesParagraph), let index = index(of: Self.paragraph, upTo: .scope) { close(from: index) }
    if traits.contains(.closedByNext) { closePrevious(name) }
    // There is no link in a link.
    if name == Self.link, formatting.contains(name) { end(name, traits) }
  }

  /// Closes the element of its kind before one that begins, by the rule for that kind.
  private mutating func closePrevious(_ name: UInt64) {
    if Self.readings.contains(name) {
      // Only in a ruby: elsewhere readings nest.
      guard index(of: Self.ruby, upTo: .scope) != nil else { return }
      while let last = stack.last, Self.implied.contains(last.name) { stack.removeLast() }
    } else if Self.options.contains(name) {
      if stack.last?.name == name { stack.removeLast() }
    } else if Self.items.contains(name) {
      closeItem(name)
    } else if let index = index(of: name, upTo: .listScope) {
      close(from: index)
    }
  }

  /// Closes the item that an item begins in, unless a block lies between them.
  private mutating func closeItem(_ name: UInt64) {
    var index = stack.count - 1
    while index >= 0 {
      let element = stack[index]
      let isSame =
        name == Self.item ? element.name == name : element.name != Self.item && Self.items.contains(element.name)
      if isSame { return close(from: index) }
      if element.traits.contains(.special), !Self.crossed.contains(element.name) { return }
      index -= 1
    }
  }

  /// Handles an end tag.
  mutating func end(_ name: UInt64, _ traits: TagTraits) {
    if traits.contains(.formatting) {
      if let index = formatting.lastIndex(of: name) { formatting.remove(at: index) }
      guard let index = index(of: name, upTo: .scope) else { return }
      // Blocks inside it stay open (the "adoption agency").
      if stack[index...].contains(where: { $0.traits.contains(.special) }) {
        stack.remove(at: index)
      } else {
        close(from: index)
      }
      return
    }
    // The end of an element without rules of its own does not reach out of a block.
    let boundary: TagTraits = traits.contains(.tablePart) ? .tableScope : traits.contains(.special) ? .scope : .special
    if let index = index(of: name, upTo: boundary) { close(from: index) }
  }

  private mutating func close(from index: Int) { stack.removeSubrange(index...) }

  /// Where the innermost open element of that name is, looked for up to an element that bounds the search.
  private func index(of name: UInt64, upTo boundary: TagTraits) -> Int? {
    var index = stack.count - 1
    while index >= 0 {
      if stack[index].name == name { return index }
      if !stack[index].traits.isDisjoint(with: boundary) { return nil }
      index -= 1
    }
    return nil
  }

  private static let paragraph = TagScan.name("p")
  private static let link = TagScan.name("a")
  private static let ruby = TagScan.name("ruby")
  private static let item = TagScan.name("li")
  private static let readings = ["rt", "rp"].map { TagScan.name($0) }
  private static let options = ["option", "optgroup"].map { TagScan.name($0) }
  private static let items = ["li", "dd", "dt"].map { TagScan.name($0) }
  /// Blocks in which an item still begins where the one before it ends.
  private static let crossed = ["address", "div", "p"].map { TagScan.name($0) }
  /// Elements whose end tags are implied (13.2.6.3).
  private static let implied = ["dd", "dt", "li", "optgroup", "option", "p", "rp", "rt"].map { TagScan.name($0) }
}
