/// Writes ascending numbers by binary interpolative coding (Alistair Moffat and Lang Stuiver, *Binary Interpolative Coding for
/// Effective Index Compression*, 2000): the middle one first, in the bits that its possible places need, then both halves between it
/// and the ends. Where numbers lie close together, as those of articles about one event, it needs less than any code of gaps.
struct ListCoder {
  /// Those of a term: the numbers of articles ascend, each is there once.
  let postings: UnsafeBufferPointer<Posting>

  private func number(_ place: Int) -> Int { postings[place].number }

  /// Writes them; how many there are must be known to who reads them.
  ///
  /// - Parameter count: above all of them.
  func write(below count: Int, to writer: inout BitWriter) {
    write(postings.indices, 0..<count, to: &writer)
  }

  /// Writes those at some places, which are in `range`.
  private func write(_ places: Range<Int>, _ range: Range<Int>, to writer: inout BitWriter) {
    var (places, range) = (places, range)
    // Where every number of the range is there, nothing need be said.
    while !places.isEmpty, places.count < range.count {
      let middle = places.lowerBound + places.count / 2
      let (below, above) = (middle - places.lowerBound, places.upperBound - 1 - middle)
      let first = range.lowerBound + below
      let number = number(middle)
      writer.writeTruncated(number - first, below: range.upperBound - above - first)
      if below == 1 {
        writer.writeTruncated(
          self.number(places.lowerBound) - range.lowerBound, below: number - range.lowerBound)
      } else if below > 1 {
        write(places.lowerBound..<middle, range.lowerBound..<number, to: &writer)
      }
      (places, range) = (middle + 1..<places.upperBound, number + 1..<range.upperBound)
    }
  }
}
