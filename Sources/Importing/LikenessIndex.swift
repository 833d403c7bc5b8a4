import Captures
import Platform

/// Which articles are the same, as far as their captures tell: those that share a key of a likeness, and those that share one
/// with one of these, and so on.
struct LikenessIndex {
  private var numbers: [ByteKey: Int] = [:]
  private var identities: [String] = []
  /// For each article another one that is the same; itself for one that stands for all that are the same.
  private var parents: [Int] = []
  private var owners: [Likeness.Key: Int] = [:]

  /// Makes room for so many articles more.
  mutating func reserve(_ count: Int) {
    numbers.reserveCapacity(identities.count + count)
    identities.reserveCapacity(identities.count + count)
    parents.reserveCapacity(identities.count + count)
    owners.reserveCapacity(owners.count + 2 * count)
  }

  /// Notes what a capture of an article tells; says whether another article has told the same before.
  @discardableResult
  mutating func add(_ identity: String, _ likeness: Likeness) -> Bool {
    let number = number(of: identity)
    var isShared = false
    for key in likeness.keys {
      guard let owner = owners[key] else {
        owners[key] = number
        continue
      }
      guard owner != number else { continue }
      isShared = true
      // The one that came first stands for both, so that the result does not depend on hashes.
      let (a, b) = (root(owner), root(number))
      parents[max(a, b)] = min(a, b)
    }
    return isShared
  }

  /// The articles that are the same, two and more each.
  mutating func clusters() -> [[String]] {
    var members: [Int: [String]] = [:]
    for number in identities.indices {
      let root = root(number)
      if root != number { members[root, default: [identities[root]]].append(identities[number]) }
    }
    return members.keys.sorted().compactMap { members[$0] }
  }

  private mutating func number(of identity: String) -> Int {
    let key = ByteKey(identity)
    if let number = numbers[key] { return number }
    let number = identities.count
    numbers[key] = number
    identities.append(identity)
    parents.append(number)
    return number
  }

  private mutating func root(_ number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }
}
