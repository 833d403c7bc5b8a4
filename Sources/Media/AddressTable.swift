import Platform

/// An address where it is a key: its bytes tell it from others, as servers and pages do. Swift's strings take `é` for `e` with an accent
/// behind it. All of them, where `PathKey` has a fingerprint: captures choose addresses, and what is lost of the index is lost for good.
package struct AddressKey: Sendable, Hashable {
  private let address: String

  package init(_ address: String) { self.address = address }

  package static func == (one: AddressKey, other: AddressKey) -> Bool { one.address.hasBytes(of: other.address) }

  package func hash(into hasher: inout Hasher) {
    var address = address
    address.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// What is known of addresses.
package struct AddressTable<Value> {
  private var table: [AddressKey: Value] = [:]

  package subscript(address: String) -> Value? {
    get { table[AddressKey(address)] }
    set { table[AddressKey(address)] = newValue }
  }

  package var values: some Collection<Value> { table.values }
  package var count: Int { table.count }
  package var isEmpty: Bool { table.isEmpty }
}

extension AddressTable: Sendable where Value: Sendable {}
extension AddressTable: Equatable where Value: Equatable {}
