/// Which addresses of the Internet Protocol are anybody's, and which only those of a machine, a house or an experiment: what a
/// capture names must not make this machine ask its neighbours.
package enum PublicAddress {
  /// Whether an address is public.
  ///
  /// - Parameter bytes: its 4 or 16 bytes, in the order of the network.
  package static func contains(_ bytes: [UInt8]) -> Bool {
    switch bytes.count {
    case 4: !version4.contains { $0.contains(bytes) }
    case 16: isPublic6(bytes)
    default: false
    }
  }

  private static func isPublic6(_ bytes: [UInt8]) -> Bool {
    // These lead to an address of version 4.
    for (prefix, place) in embedding where prefix.contains(bytes) { return contains(Array(bytes[place..<place + 4])) }
    // Of all of version 6, this part is given to hosts.
    return Prefix([0x20], 3).contains(bytes) && !version6.contains { $0.contains(bytes) }
  }

  /// Addresses that begin with the same bits.
  private struct Prefix: Sendable {
    let bytes: [UInt8]
    let length: Int

    init(_ bytes: [UInt8], _ length: Int) {
      self.bytes = bytes
      self.length = length
    }

    func contains(_ address: [UInt8]) -> Bool {
      for bit in 0..<length {
        let byte = bit / 8 < bytes.count ? bytes[bit / 8] : 0
        if (address[bit / 8] ^ byte) & (0x80 >> UInt8(bit % 8)) != 0 { return false }
      }
      return true
    }
  }

  /// IANA's registry of special-purpose addresses (RFC 6890), and those for groups (RFC 5771) and reserved (RFC 1112).
  private static let version4 = [
    Prefix([0], 8), Prefix([10], 8), Prefix([100, 64], 10), Prefix([127], 8), Prefix([169, 254], 16),
    Prefix([172, 16], 12),
    Prefix([192, 0, 0], 24), Prefix([192, 0, 2], 24), Prefix([192, 88, 99], 24), Prefix([192, 168], 16),
    Prefix([198, 18], 15),
    Prefix([198, 51, 100], 24), Prefix([203, 0, 113], 24), Prefix([224], 4), Prefix([240], 4),
  ]

  /// The same of version 6, of the part that is given to hosts: Teredo and others of 2001::/23, documentation.
  private static let version6 = [
    Prefix([0x20, 0x01, 0, 0], 23), Prefix([0x20, 0x01, 0x0D, 0xB8], 32), Prefix([0x3F, 0xFF, 0], 20),
  ]

  /// Addresses of version 6 with one of version 4 in them, and where: mapped (RFC 4291), translated (RFC 6052), 6to4 (RFC 3056).
  private static let embedding = [
    (Prefix([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96), 12), (Prefix([0, 0x64, 0xFF, 0x9B], 96), 12),
    (Prefix([0x20, 0x02], 16), 2),
  ]
}
