/// What an `Object` is made of whose members are made when a template asks for them: each time that it does, and not at all when none
/// does.
///
///     final class Report: LazyMembers {
///       enum Member: String, CaseIterable { case title, related }
///       static let table = MemberTable<Member>()
///       let article: Article
///
///       func value(of member: Member) -> Value {
///         switch member {
///         case .title: .text(article.title)
///         case .related: Value(article.related.map(\.title))   // looked for only when a template shows it
///         }
///       }
///     }
///
///     let value = Value.object(Object(Report(article)))
public protocol LazyMembers: AnyObject, Sendable {
  /// The members, by their names.
  associatedtype Member: RawRepresentable<String>, CaseIterable, Sendable

  /// Finds a member by its name.
  static var table: MemberTable<Member> { get }

  /// The value of a member.
  func value(of member: Member) -> Value

  /// The value of the member with a key; `nil` when there is none. Not to be implemented.
  func value(at key: Key) -> Value?

  /// The keys of all members. Not to be implemented.
  var keys: [Key] { get }
}

extension LazyMembers {
  @inlinable public func value(at key: Key) -> Value? { Self.table[key].map(value) }

  @inlinable public var keys: [Key] { Self.table.keys }
}

/// Finds members by their keys: a hash table made once for all objects of a kind.
public struct MemberTable<Member: RawRepresentable<String> & CaseIterable & Sendable>: Sendable {
  @usableFromInline let members: [Member]
  @usableFromInline let keys: [Key]
  /// For each remainder of a hash the place of the member that has it, or had it and found this the next that was free; -1 for none. Half of
  /// them stay free.
  @usableFromInline let places: [Int16]

  /// The table of all members of the type: 16,000 at most.
  public init() {
    members = Array(Member.allCases.prefix(1 << 14))
    keys = members.map { Key($0.rawValue) }
    var size = 1
    while size < 2 * keys.count { size *= 2 }
    var places = [Int16](repeating: -1, count: size)
    for (place, key) in keys.enumerated() {
      var slot = key.remainder(size)
      while places[slot] >= 0 { slot = (slot + 1) % size }
      places[slot] = Int16(place)
    }
    self.places = places
  }

  /// The member with a key; `nil` when there is none.
  @inlinable subscript(key: Key) -> Member? {
    var slot = key.remainder(places.count)
    while true {
      let place = Int(places[slot])
      if place < 0 { return nil }
      if keys[place] == key { return members[place] }
      slot = (slot + 1) & (places.count - 1)
    }
  }
}
