/// The values that names are looked up in: the root, and the item of each section that is open.
struct ContextStack {
  private struct Frame {
    var item: Value
    /// Whether the item is the whole value of the section's name, and stays that within the section: an object could have a member of that
    /// name, a lambda could make another value.
    var isSectionValue = false
    /// The list that a section goes through, and the index of its next item.
    var items: [Value] = []
    var next = 0
  }

  private var frames: [Frame] = []

  init(_ root: Value) {
    frames.reserveCapacity(16)
    frames.append(Frame(item: root))
  }

  /// The value of a dotted name: its first part is looked up from the innermost item outwards, each other part only in
  /// the value of the one before.
  func value(of name: Name, _ keys: [Key]) -> Value {
    guard name.count > 0 else { return frames.last?.item ?? .missing }
    let first = member(keys[name.first])
    guard name.count > 1 else { return first }
    // Most names have one part or two.
    guard var value = first.member(keys[name.first + 1]) else { return .missing }
    for index in name.first + 2..<name.first + name.count {
      guard let member = value.member(keys[index]) else { return .missing }
      value = member
    }
    return value
  }

  private func member(_ key: Key) -> Value {
    var index = frames.count
    while index > 0 {
      index -= 1
      if let value = frames[index].item.member(key) { return value }
    }
    return .missing
  }

  /// The value of the innermost section's name, where it is known from entering the section.
  var sectionValue: Value? {
    let top = frames.count - 1
    return top >= 0 && frames[top].isSectionValue ? frames[top].item : nil
  }

  /// Opens a section on a value. False, and nothing is opened, when the section is not shown.
  ///
  /// - Parameter isOfLambda: whether a lambda made the value.
  mutating func enter(_ value: Value, isOfLambda: Bool = false) -> Bool {
    switch value {
    case .list(let items):
      guard let first = items.first else { return false }
      frames.append(Frame(item: first, items: items, next: 1))
    case .object, .lambda: frames.append(Frame(item: value))
    case .missing, .text, .html, .number, .boolean:
      guard value.isTruthy else { return false }
      frames.append(Frame(item: value, isSectionValue: !isOfLambda))
    }
    return true
  }

  /// Goes on to the next item of the innermost section. False, and the section is closed, when there is none.
  mutating func advance() -> Bool {
    let top = frames.count - 1
    guard top > 0 else { return false }
    let next = frames[top].next
    if next < frames[top].items.count {
      frames[top].item = frames[top].items[next]
      frames[top].next = next + 1
      return true
    }
    frames.removeLast()
    return false
  }
}
