/// Random numbers that are the same on every machine and in every version of Swift (SplitMix64).
struct RandomSource {
  private var state: UInt64

  /// - Parameters:
  ///   - seed: that of the archive.
  ///   - subject: what is drawn for; other subjects get other numbers.
  ///   - index: which of these, so that each can be made without the ones before it.
  init(seed: UInt64, subject: Subject, index: Int) {
    state = seed &* 0xD6E8_FEB8_6659_FD93 &+ subject.rawValue
    state = next() ^ UInt64(truncatingIfNeeded: index)
  }

  /// What numbers are drawn for.
  enum Subject: UInt64 {
    case vocabulary = 1
    case outline = 2
    case text = 3
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to `limit` - 1; 0 when there is none.
  mutating func below(_ limit: Int) -> Int {
    limit > 0 ? Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(limit)).high) : 0
  }

  /// A number of a range.
  mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// Whether something happens that happens `percent` times of a hundred.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// One of the elements, each as likely as the others.
  mutating func element<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}
