@testable import Search

/// Reads what the index's writers wrote, step by step as `Templates/assets/search.js` does.
struct IndexReader {
  private let bits: [Bool]
  private var at = 0

  /// - Parameter packed: characters in UTF-16 with the low byte first.
  init(_ packed: [UInt8]) {
    var bits: [Bool] = []
    for start in stride(from: 0, to: packed.count, by: 6) {
      var value = 0
      for unit in stride(from: start, to: start + 6, by: 2) {
        value = value * 52_016 + Int(packed[unit]) + Int(packed[unit + 1]) << 8 - 0x100
      }
      for bit in (0..<47).reversed() { bits.append(value >> bit & 1 == 1) }
    }
    self.bits = bits
  }

  init(_ packed: String) { self.init(packed.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) }

  mutating func number(_ count: Int) -> Int {
    var number = 0
    for _ in 0..<count {
      number = number * 2 + (bits[at] ? 1 : 0)
      at += 1
    }
    return number
  }

  mutating func golomb(_ order: Int) -> Int {
    var count = order
    while number(1) == 1 { count += 1 }
    return 1 << count + number(count) - 1 << order
  }

  mutating func truncated(below count: Int) -> Int {
    guard count > 1 else { return 0 }
    let width = Int.bitWidth - 1 - count.leadingZeroBitCount
    let short = 1 << (width + 1) - count
    let value = number(width)
    return value < short ? value : value * 2 + number(1) - short
  }

  mutating func numbers(_ count: Int, _ range: Range<Int>) -> [Int] {
    guard count > 0, count < range.count else { return count > 0 ? Array(range) : [] }
    let half = count / 2
    let first = range.lowerBound + half
    let middle = first + truncated(below: range.upperBound - (count - half - 1) - first)
    let low = numbers(half, range.lowerBound..<middle)
    return low + [middle] + numbers(count - half - 1, middle + 1..<range.upperBound)
  }

  mutating func key(after last: [UInt16]) -> [UInt16] {
    if number(1) == 1 { return last.dropLast() + [(last.last ?? 0) + UInt16(golomb(4)) + 1] }
    var key = Array(last.prefix(golomb(0)))
    for _ in 0...golomb(0) { key.append(UInt16(number(1) == 1 ? golomb(14) : number(7))) }
    return key
  }

  mutating func level() -> Int { number(1) == 0 ? 0 : 1 + number(1) }

  mutating func context() -> Place {
    let level = level()
    if level < 2 || number(1) == 1 { return Place(level: level, followers: [truncated(below: 12)]) }
    let best = self.level()
    let count = golomb(0) + 2
    if count == 4 {
      let mask = number(12)
      return Place(level: best, followers: Set((0..<12).filter { mask >> $0 & 1 == 1 }))
    }
    return Place(level: best, followers: Set((0..<count).map { _ in truncated(below: 12) }))
  }

  /// What is known of a term in an article; no followers where they are not written.
  struct Place: Equatable {
    var level: Int
    var followers: Set<Int>
  }

  /// The lists of a shard, by their terms.
  static func lists(of shard: [UInt8], articles: Int) -> [(key: [UInt16], list: [Int: Place])] {
    var reader = IndexReader(shard)
    var key: [UInt16] = []
    return (0..<reader.golomb(5)).map { _ in
      key = reader.key(after: key)
      let numbers = reader.numbers(reader.golomb(0) + 1, 0..<articles)
      let isBare = "@#$/".utf16.contains(key[0])
      let isShort = numbers.count < 5 || key[0] == 0x2A || key.count == 1 && TextFolding.isIdeograph(key[0])
      var list: [Int: Place] = [:]
      for number in numbers {
        list[number] =
          isBare
          ? Place(level: 1, followers: []) : isShort ? Place(level: reader.level(), followers: []) : reader.context()
      }
      return (key, list)
    }
  }
}
