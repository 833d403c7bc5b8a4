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

  /// Reads the numbers of all of some postings, which have nothing but those then.
  ///
  /// - Parameter count: above all of them.
  static func read(into postings: UnsafeMutableBufferPointer<Posting>, below count: Int, from reader: inout BitReader) {
    read(into: postings, postings.indices, 0..<count, from: &reader)
  }

  private static func read(
    into postings: UnsafeMutableBufferPointer<Posting>, _ places: Range<Int>, _ range: Range<Int>,
    from reader: inout BitReader
  ) {
    var (places, range) = (places, range)
    while !places.isEmpty, places.count < range.count {
      let middle = places.lowerBound + places.count / 2
      let (below, above) = (middle - places.lowerBound, places.upperBound - 1 - middle)
      let first = range.lowerBound + below
      let number = first + offset(below: range.upperBound - above - first, from: &reader)
      postings[middle] = Posting(UInt16(truncatingIfNeeded: number), 0)
      if below == 1 {
        let number = range.lowerBound + offset(below: number - range.lowerBound, from: &reader)
        postings[places.lowerBound] = Posting(UInt16(truncatingIfNeeded: number), 0)
      } else if below > 1 {
        read(into: postings, places.lowerBound..<middle, range.lowerBound..<number, from: &reader)
      }
      (places, range) = (middle + 1..<places.upperBound, number + 1..<range.upperBound)
    }
    for (place, number) in zip(places, range) { postings[place] = Posting(UInt16(truncatingIfNeeded: number), 0) }
  }

  /// Reads a number below a bound, which it is too where something is malformed.
  @inline(__always)
  private static func offset(below bound: Int, from reader: inout BitReader) -> Int {
    min(reader.readTruncated(below: bound), bound - 1)
  }
}
