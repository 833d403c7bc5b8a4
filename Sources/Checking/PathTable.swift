import Platform

/// The places of paths in a list, found by their bytes: two spellings of one letter are two names to a file system.
///
/// Pages lead to files a million times; a dictionary of strings would make a string for each.
struct PathTable: Sendable {
  let paths: [String]
  /// For each hash the place of its path; -1 where there is none. A power of two of them, less than half in use.
  private var slots: [Int32]

  init(_ paths: [String]) {
    self.paths = paths
    var size = 16
    while size < 2 * paths.count + 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for (place, path) in paths.enumerated() {
      var slot = self.slot(of: Fingerprint(path))
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: place)
    }
  }

  /// The place of a path; `nil` when it is not in the list.
  subscript(path: UnsafeBufferPointer<UInt8>) -> Int? {
    var slot = self.slot(of: Fingerprint(path))
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if paths[place].utf8.elementsEqual(path) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  subscript(path: String) -> Int? {
    var path = path
    return path.withUTF8 { self[$0] }
  }

  private func slot(of hash: Fingerprint) -> Int {
    Int(truncatingIfNeeded: hash.value) & (slots.count - 1)
  }
}
