/// Named values, in the order in which they were added, or made when they are asked for (`LazyMembers`).
///
/// A look-up compares the keys one by one, which is faster than a hash table for the few dozen members of a page.
///
///     var article: Object = ["title": "News", "outlet": "Example"]
///     article.append(lazy: "related") { Value(related(to: id)) }   // made only when a template asks for it
public struct Object: Sendable {
  private enum Storage: Sendable {
    case members([(Key, Value)])
    case lazy(any LazyMembers)
  }

  private var storage: Storage

  /// An object with these members; of two with the same key the first counts.
  public init(_ members: [(Key, Value)] = []) { storage = .members(members) }

  /// An object whose members are made when templates ask for them.
  public init(_ members: some LazyMembers) { storage = .lazy(members) }

  /// Adds a member behind the others, without looking for an earlier one with the same key, which would count.
  public mutating func append(_ key: Key, _ value: Value) { change { $0.append((key, value)) } }

  /// Adds a member that is made each time a template asks for it, and not at all when none does.
  public mutating func append(lazy key: Key, _ make: @escaping @Sendable () -> Value) {
    append(key, .lambda(Lambda(lazy: make)))
  }

  /// Replaces the member with this key, or adds it.
  public mutating func set(_ key: Key, _ value: Value) {
    change { members in
      if let index = Self.index(of: key, in: members) { members[index].1 = value } else { members.append((key, value)) }
    }
  }

  /// The value of a member, made if it is lazy; `nil` when there is none.
  public subscript(key: Key) -> Value? {
    switch storage {
    case .members(let members):
      guard let index = Self.index(of: key, in: members) else { return nil }
      if case .lambda(let lambda) = members[index].1, case .lazy(let make) = lambda.body { return make() }
      return members[index].1
    case .lazy(let members): return members.value(at: key)
    }
  }

  /// The keys of its members, in order.
  public var keys: [Key] {
    switch storage {
    case .members(let members): members.map(\.0)
    case .lazy(let members): members.keys
    }
  }

  private static func index(of key: Key, in members: [(Key, Value)]) -> Int? {
    // In the buffer, since a member of the array is copied, with its references, to be looked at.
    members.withUnsafeBufferPointer { members in members.indices.first { members[$0].0 == key } }
  }

  /// Changes the list of members, which all objects can be given as.
  private mutating func change(_ body: (inout [(Key, Value)]) -> Void) {
    var members: [(Key, Value)]
    switch storage {
    case .members(let listed): members = listed
    case .lazy(let lazy): members = lazy.keys.map { key in (key, .lazy { lazy.value(at: key) ?? .missing }) }
    }
    // Not held twice, so that the list is changed in its place.
    storage = .members([])
    body(&members)
    storage = .members(members)
  }
}

extension Object: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral members: (Key, Value)...) { self.init(members) }
}

extension Value {
  /// The value of a member; `nil` when there is none.
  @inline(__always) func member(_ key: Key) -> Value? {
    if case .object(let object) = self { object[key] } else { nil }
  }
}
