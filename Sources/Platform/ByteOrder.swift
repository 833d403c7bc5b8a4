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
}
