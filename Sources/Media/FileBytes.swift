/// Numbers and names at places of a file, whose contents are not to be relied on: what is not there is `nil`.
extension [UInt8] {
  /// The number that stands at `place`, its highest byte first.
  ///
  /// - Parameter count: how many bytes it has, at most seven.
  func number(at place: Int, count: Int) -> Int? {
    guard place >= 0, count <= 7, place <= self.count - count else { return nil }
    return self[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The number that stands at `place`, its lowest byte first.
  func reversedNumber(at place: Int, count: Int) -> Int? {
    guard place >= 0, count <= 7, place <= self.count - count else { return nil }
    return self[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The ASCII text at `place`.
  func text(at place: Int, count: Int) -> String? {
    guard place >= 0, place <= self.count - count else { return nil }
    return String(decoding: self[place..<place + count], as: UTF8.self)
  }
}
