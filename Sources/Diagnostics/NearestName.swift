/// The name that was most likely meant by one that does not exist; `nil` when none is near.
///
///     nearestName(to: "titel", among: ["title", "date"])   // "title"
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.utf8)
  guard 1...64 ~= wanted.count else { return nil }  // the comparison is quadratic
  var best: (name: String, distance: Int)?
  for candidate in candidates where candidate.utf8.count <= 64 && candidate != name {
    let distance = editDistance(wanted, Array(candidate.utf8))
    guard distance <= max(1, wanted.count / 3) else { continue }
    if let current = best, (current.distance, current.name) <= (distance, candidate) { continue }
    best = (candidate, distance)
  }
  return best?.name
}

/// How many insertions, deletions, replacements and swaps of neighbours turn one text into the other.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var distance = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, beforePrevious[j - 1] + 1) }
      row.append(distance)
    }
    (beforePrevious, previous) = (previous, row)
  }
  return previous[b.count]
}
