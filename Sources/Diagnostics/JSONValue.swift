/// A JSON value (RFC 8259) on its way into a file, with the members of objects in the order in which they were given.
public indirect enum JSONValue: Sendable, Equatable {
  case text(String)
  case number(Int)
  case bool(Bool)
  case list([JSONValue])
  case object([Member])

  /// A name with its value.
  public struct Member: Sendable, Equatable {
    public var name: String
    public var value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The value in one line.
  public var encoded: String {
    var out = ""
    write(into: &out)
    return out
  }

  private func write(into out: inout String) {
    switch self {
    case .text(let text): out += JSONText.quoted(text)
    case .number(let number): out += "\(number)"
    case .bool(let value): out += value ? "true" : "false"
    case .list(let values): Self.write(values, "[", "]", into: &out) { $0.write(into: &$1) }
    case .object(let members):
      Self.write(members, "{", "}", into: &out) { member, out in
        out += JSONText.quoted(member.name) + ":"
        member.value.write(into: &out)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, into out: inout String, _ one: (Item, inout String) -> Void
  ) {
    out += open
    for (index, item) in items.enumerated() {
      if index > 0 { out += "," }
      one(item, &out)
    }
    out += close
  }
}
