/// Ranks by Zipf's law: the first comes twice as often as the second, three times as often as the third.
///
/// Reckoned in integers, so that the same ranks are drawn on every machine.
struct Zipf {
  /// The sum of the weights of each rank and those before it.
  private let sums: [Int]

  /// - Parameters:
  ///   - count: how many ranks there are; at least 1.
  ///   - shift: how many ranks in front of the first are left out, so that the first are less far apart (Mandelbrot's form
  ///     of the law, which words follow).
  init(_ count: Int, shift: Int = 0) {
    var sum = 0
    sums = (1...max(1, count)).map { rank in
      sum += 1_000_000_000 / (rank + shift)
      return sum
    }
  }

  /// A rank, counted from 0.
  func draw(from random: inout RandomSource) -> Int {
    let place = random.below(sums[sums.count - 1])
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > place { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
