/// Named values, in the order in which they were added.
///
/// A look-up compares the keys one by one, which is faster than a hash table for the few dozen members of a page.
///
///     var article: Object = ["title": "News", "outlet": "Example"]
///     article.append(lazy: "related") { Value(related(to: id)) }   // made only when a template asks for it
public struct Object: Sendable {
  private var members: [(Key, Value)]

  /// An object with these members; of two with the same key the first counts.
  public init(_ members: [(Key, Value)] = []) { self.members = members }

  /// Adds a member behind the others, without looking for an earlier one with the same key, which would count.
  public mutating func append(_ key: Key, _ value: Value) { members.append((key, value)) }

  /// Adds a member that is made each time a template asks for it, and not at all when none does.
  public mutating func append(lazy key: Key, _ make: @escaping @Sendable () -> Value) {
    members.append((key, .lambda(Lambda(lazy: make))))
  }

  /// Replaces the member with this key, or adds it.
  public mutating func set(_ key: Key, _ value: Value) {
    if let index = index(of: key) { members[index].1 = value } else { append(key, value) }
  }

  /// The value of a member, made if it is lazy; `nil` when there is none.
  public subscript(key: Key) -> Value? {
    guard let index = index(of: key) else { return nil }
    if case .lambda(let lambda) = members[index].1, case .lazy(let make) = lambda.body { return make() }
    return members[index].1
  }

  /// The keys of its members, in order.
  public var keys: [Key] { members.map(\.0) }

  private func index(of key: Key) -> Int? {
    // In the buffer, since a member of the array is copied, with its references, to be looked at.
    members.withUnsafeBufferPointer { members in members.indices.first { members[$0].0 == key } }
  }
}

extension Object: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral members: (Key, Value)...) { self.init(members) }
}
