extension RandomAccessCollection where Index == Int {
  /// The first index of a sorted collection from which on something holds; its end when it does not.
  @inlinable package func firstPlace(holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
