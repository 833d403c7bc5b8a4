/// Writes keys in ascending order, each by what tells it from the one before.
struct KeyCoder {
  private var last: [UInt16] = []

  /// The orders of the codes: of the step to the next key of the same length, and of a unit by itself.
  private static let step = 4
  private static let unit = 14
  /// The order of the code of how many keys there are.
  static let countOrder = 5

  /// Writes a key that is greater than the one before.
  mutating func write(_ key: ArraySlice<UInt16>, to writer: inout BitWriter) {
    var common = 0
    for (a, b) in zip(last, key) {
      guard a == b else { break }
      common += 1
    }
    if let end = key.last, common + 1 == key.count, key.count == last.count {
      writeStep(from: last[common], to: end, to: &writer)
      last[common] = end
    } else {
      writer.write(0, 1)
      writer.writeGolomb(common, 0)
      writer.writeGolomb(key.count - common - 1, 0)
      for unit in key.dropFirst(common) { Self.write(unit, to: &writer) }
      last.removeAll(keepingCapacity: true)
      last.append(contentsOf: key)
    }
  }

  /// Writes a key of two units, or of one when `second` is 0.
  mutating func write(_ first: UInt16, _ second: UInt16, to writer: inout BitWriter) {
    if second != 0, last.count == 2, last[0] == first {
      writeStep(from: last[1], to: second, to: &writer)
      last[1] = second
    } else {
      write(second == 0 ? [first] : [first, second], to: &writer)
    }
  }

  /// Writes that only the last unit is another.
  private func writeStep(from before: UInt16, to unit: UInt16, to writer: inout BitWriter) {
    writer.write(1, 1)
    writer.writeGolomb(Int(unit) - Int(before) - 1, Self.step)
  }

  /// Writes a unit by itself: words are mostly ASCII.
  private static func write(_ unit: UInt16, to writer: inout BitWriter) {
    if unit < 0x80 {
      writer.write(UInt64(unit), 8)
    } else {
      writer.write(1, 1)
      writer.writeGolomb(Int(unit), Self.unit)
    }
  }

  /// Reads a key.
  ///
  /// - Parameter key: the one before, which becomes this one.
  static func read(_ key: inout [UInt16], from reader: inout BitReader) {
    if reader.read(1) == 1 {
      guard let last = key.popLast() else { return }
      key.append(last &+ UInt16(truncatingIfNeeded: reader.readGolomb(step) + 1))
    } else {
      key.removeLast(key.count - min(key.count, reader.readGolomb(0)))
      var left = reader.readGolomb(0) + 1
      while left > 0, !reader.isMalformed {
        key.append(UInt16(truncatingIfNeeded: reader.read(1) == 1 ? reader.readGolomb(unit) : reader.read(7)))
        left -= 1
      }
    }
  }
}
