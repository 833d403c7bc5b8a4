import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// Where from `start` on a control character of ASCII (below 0x20) or one of two other bytes stands first; `nil` where none does.
  ///
  /// Texts mostly have none, so that eight bytes are looked at at once.
  package func firstControl(or one: UInt8, or other: UInt8, from start: Int = 0) -> Int? {
    let bytes = UnsafeRawBufferPointer(self)
    let everyByte: UInt64 = 0x0101_0101_0101_0101
    let (ones, others) = (everyByte * UInt64(one), everyByte * UInt64(other))
    var index = start
    while index + 8 <= count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A subtraction sets the highest bit of a byte that was too small for it, and perhaps of others above that one.
      let control = (word &- everyByte * 0x20) & ~word
      let isOne = ((word ^ ones) &- everyByte) & ~(word ^ ones)
      let isOther = ((word ^ others) &- everyByte) & ~(word ^ others)
      if (control | isOne | isOther) & everyByte << 7 != 0 { break }
      index += 8
    }
    while index < count {
      let byte = self[index]
      if byte < 0x20 || byte == one || byte == other { return index }
      index += 1
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Where a byte stands first; `nil` where it does not.
  package func firstPlace(of byte: UInt8) -> Int? {
    withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, let found = memchr(start, Int32(byte), bytes.count) else { return nil }
      return startIndex + (UnsafeRawPointer(found) - start)
    }
  }

  /// What stands before, between and behind the places of a byte; one more than these, also where nothing stands there.
  package func parts(between byte: UInt8) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var rest = self
    while let place = rest.firstPlace(of: byte) {
      parts.append(rest[..<place])
      rest = rest[(place + 1)...]
    }
    return parts + [rest]
  }
}
