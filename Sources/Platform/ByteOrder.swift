import Glibc

extension String {
  /// Whether the bytes of its UTF-8 come before those of another: an order that neither locale nor Unicode's equivalences
  /// have to do with, as lists of paths need it.
  package func precedesInBytes(_ other: String) -> Bool {
    let precedes = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        guard let a = own.baseAddress, let b = theirs.baseAddress else { return own.count < theirs.count }
        let order = memcmp(a, b, min(own.count, theirs.count))
        return order == 0 ? own.count < theirs.count : order < 0
      }
    }
    return (precedes ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Whether two strings have the same bytes, as file systems compare names. `==` also takes `é` for `e` with an accent behind it.
  package func hasBytes(of other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        guard let a = own.baseAddress, let b = theirs.baseAddress else { return true }
        return memcmp(a, b, own.count) == 0
      }
    }
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}

extension String {
  /// How its UTF-8 compares with bytes: less than 0 when it comes before them, 0 when it is the same, else more.
  package func compareBytes(with bytes: UnsafeBufferPointer<UInt8>) -> Int {
    func order(_ own: UnsafeBufferPointer<UInt8>) -> Int {
      if let a = own.baseAddress, let b = bytes.baseAddress {
        let order = memcmp(a, b, min(own.count, bytes.count))
        if order != 0 { return Int(order) }
      }
      return own.count - bytes.count
    }
    if let order = utf8.withContiguousStorageIfAvailable(order) { return order }
    return Array(utf8).withUnsafeBufferPointer(order)
  }
}

extension [UInt8] {
  /// Whether bytes are the same as others: as `==`, which compares them one by one.
  package func hasBytes(of other: [UInt8]) -> Bool {
    withUnsafeBytes { own in
      other.withUnsafeBytes { theirs in
        guard own.count == theirs.count else { return false }
        guard let a = own.baseAddress, let b = theirs.baseAddress else { return true }
        return memcmp(a, b, own.count) == 0
      }
    }
  }
}
