import Soup

/// How the items of a numbered list count.
///
///     <ol start=5><li>一<li value=9>二</ol>    →   5. 一, and a list of its own: 9) 二
///     <ol reversed><li>一<li>二</ol>           →   2. 一, and 1) 二
///     <ol start=-1><li>一<li>二</ol>           →   - -1. 一, and 0. 二
struct ListNumbering: Equatable {
  /// The number of the first item, where the list tells it.
  var start: Int?
  /// Whether its items count down.
  var isReversed = false

  init(start: Int? = nil, isReversed: Bool = false) {
    self.start = start
    self.isReversed = isReversed
  }

  init(of list: HTMLTree.NodeID, in tree: HTMLTree) {
    self.init(start: Self.number(.start, of: list, in: tree), isReversed: tree.attribute(.reversed, of: list) != nil)
  }

  /// The numbers that Markdown has for items.
  private static let sayable = 0...999_999_999

  /// The lists that show the items under their numbers. Markdown counts up by one, so a list ends where the next number is another. Where it
  /// has no such number, the item has it in its text, in a list without numbers.
  ///
  /// Items that hold nothing are not among them, and have no number.
  ///
  /// - Parameter numbers: for each item the number that it has of its own.
  func lists(of items: [[Block]], numbers: [Int?]) -> [Block.List] {
    let step = isReversed ? -1 : 1
    // They have 32 bits each, as have the items' count and what they come to.
    var number = start ?? (isReversed ? items.count : 1)
    var next: Int?
    var lists: [Block.List] = []
    for (index, item) in items.enumerated() {
      if index < numbers.count, let own = numbers[index] { number = own }
      let isSayable = Self.sayable.contains(number)
      let item = isSayable ? item : Self.item(item, withText: "\(number). ")
      // A list without numbers goes on with any.
      if let last = lists.last, isSayable == (last.start != nil), !isSayable || number == next {
        lists[lists.count - 1].items.append(item)
      } else {
        lists.append(Block.List(start: isSayable ? number : nil, items: [item]))
      }
      next = isSayable ? number + 1 : nil
      number += step
    }
    return lists
  }

  /// An item with its number before its text.
  private static func item(_ item: [Block], withText number: String) -> [Block] {
    var item = item
    guard case .paragraph(let text)? = item.first else {
      item.insert(.paragraph(Passage(String(number.dropLast()))), at: 0)
      return item
    }
    var passage = Passage(number)
    passage.append(text, runs: 0..<text.runs.count)
    item[0] = .paragraph(passage)
    return item
  }

  /// The number that an attribute of an element tells, read as browsers read it: what follows the digits does not count, and numbers of
  /// more than 32 bits are none.
  static func number(_ attribute: AttributeName, of node: HTMLTree.NodeID, in tree: HTMLTree) -> Int? {
    guard var text = tree.attribute(attribute, of: node) else { return nil }
    text = text.drop(while: Bytes.isSpace)
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { text.removeFirst() }
    var number: Int?
    for digit in text.prefix(while: { (0x30...0x39).contains($0) }) {
      let next = (number ?? 0) * 10 + Int(digit & 0x0F)
      guard next <= Int(Int32.max) else { return nil }
      number = next
    }
    return number.map { isNegative ? -$0 : $0 }
  }
}
