/// The values that names are looked up in: the root, and the item of each section that is open.
struct ContextStack {
  private struct Frame {
    var item: Value
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
    var value = member(keys[name.first])
    for index in name.first + 1..<name.first + name.count {
      guard case .object(let object) = value, let member = object[keys[index]] else { return .missing }
      value = member
    }
    return value
  }

  private func member(_ key: Key) -> Value {
    var index = frames.count
    while index > 0 {
      index -= 1
      if case .object(let object) = frames[index].item, let value = object[key] { return value }
    }
    return .missing
  }

  /// Opens a section on a value. False, and nothing is opened, when the section is not shown.
  mutating func enter(_ value: Value) -> Bool {
    if case .list(let items) = value {
      guard let first = items.first else { return false }
      frames.append(Frame(item: first, items: items, next: 1))
      return true
    }
    guard value.isTruthy else { return false }
    frames.append(Frame(item: value))
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
