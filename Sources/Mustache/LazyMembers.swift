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
  @inlinable public func value(at key: Key) -> Value? {
    guard let member = Self.table[key] else { return nil }
    return value(of: member)
  }

  @inlinable public var keys: [Key] { Self.table.keys }
}

/// Finds members by their keys: a hash table made once for all objects of a kind.
///
/// It is in memory that is never given up, so that nobody counts references to it: templates look up a hundred members for each page, on
/// all threads.
public struct MemberTable<Member: RawRepresentable<String> & CaseIterable & Sendable>: @unchecked Sendable {
  /// For each remainder of a hash the member that has it, or had it and found this the next that was free. Half of the places stay free.
  /// Written while the table is made, and only read afterwards.
  @usableFromInline let places: UnsafeBufferPointer<Place>

  @usableFromInline struct Place: Sendable {
    @usableFromInline let key: Key
    /// `nil` where none is.
    @usableFromInline let member: Member?
  }

  /// The table of all members of the type. Its memory stays: it is to be made once, as a static property.
  public init() {
    var size = 1
    while size < 2 * Member.allCases.count { size *= 2 }
    let places = UnsafeMutableBufferPointer<Place>.allocate(capacity: size)
    places.initialize(repeating: Place(key: "", member: nil))
    for member in Member.allCases {
      let key = Key(member.rawValue)
      var slot = key.remainder(size)
      while places[slot].member != nil { slot = (slot + 1) % size }
      places[slot] = Place(key: key, member: member)
    }
    self.places = UnsafeBufferPointer(places)
  }

  /// The keys of all members.
  @usableFromInline var keys: [Key] { Member.allCases.map { Key($0.rawValue) } }

  /// The member with a key; `nil` when there is none.
  @inlinable subscript(key: Key) -> Member? {
    var slot = key.remainder(places.count)
    while let member = places[slot].member {
      if places[slot].key == key { return member }
      slot = (slot + 1) & (places.count - 1)
    }
    return nil
  }
}
