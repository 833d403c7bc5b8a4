import Platform

/// What is known of addresses.
package struct AddressTable<Value> {
  private var table: [ByteKey: Value] = [:]

  package subscript(address: String) -> Value? {
    get { table[ByteKey(address)] }
    set { table[ByteKey(address)] = newValue }
  }

  package var values: some Collection<Value> { table.values }
  package var count: Int { table.count }
  package var isEmpty: Bool { table.isEmpty }
}

extension AddressTable: Sendable where Value: Sendable {}
extension AddressTable: Equatable where Value: Equatable {}
