import Ledger
import Platform

/// Which pages of a plan have to be made, and which are as the build before left them.
struct PageUpdate: Sendable {
  /// The pages that have to be made, by their indices in the plan.
  private(set) var stale: [Int] = []
  /// What is known of each page of the plan.
  private(set) var records: [PageRecord?]
  /// What is known of pages that are not in the plan.
  private(set) var gone: [PageRecord]

  /// - Parameters:
  ///   - past: the pages of the build before.
  ///   - isCurrent: whether a page is as the record of it says, and would be made the same again.
  init(_ pages: [PagePlan], past: [PageRecord], workers: Workers, isCurrent: @Sendable (PagePlan, PageRecord) -> Bool) {
    let places = Self.places(of: pages, in: past)
    records = places.map { $0 >= 0 ? past[Int($0)] : nil }
    var isGone = [Bool](repeating: true, count: past.count)
    for place in places where place >= 0 { isGone[Int(place)] = false }
    gone = past.indices.filter { isGone[$0] }.map { past[$0] }
    let current = workers.map(pages.count, grain: 64, lastFirst: true) { index in
      places[index] >= 0 && isCurrent(pages[index], past[Int(places[index])])
    }
    stale = pages.indices.filter { !current[$0] }
  }

  /// The files that pages had before and have no longer.
  func dropped(now pages: [PageRecord?]) -> [FileRecord] {
    stale.flatMap { index -> [FileRecord] in
      guard let before = records[index], let now = pages[index] else { return [] }
      let paths = Set(now.files.map { ByteKey($0.path) })
      return before.files.filter { !paths.contains(ByteKey($0.path)) }
    }
  }

  /// For each page its place among those of before; -1 for a new one. Both are mostly in the same order: only what has no place near
  /// the one before is looked for among all that are left.
  private static func places(of pages: [PagePlan], in past: [PageRecord]) -> [Int32] {
    var places = [Int32](repeating: -1, count: pages.count)
    var next = 0
    var others: [Int] = []
    var isTaken = [Bool](repeating: false, count: past.count)
    for index in pages.indices where !past.isEmpty {
      let path = pages[index].path
      // Where a page came or went, the next ones are mostly near.
      if let near = past[next...].prefix(8).firstIndex(where: { $0.path.hasBytes(of: path) }) {
        places[index] = Int32(near)
        isTaken[near] = true
        next = near + 1
      } else {
        others.append(index)
      }
    }
    guard !others.isEmpty else { return places }
    let left = past.indices.filter { !isTaken[$0] }
    let table = Dictionary(left.map { (ByteKey(past[$0].path), Int32($0)) }, uniquingKeysWith: { first, _ in first })
    for index in others {
      if let place = table[ByteKey(pages[index].path)] { places[index] = place }
    }
    return places
  }
}
