import Content
import Platform

/// An address, as links look it up.
struct ArchivedAddress: Sendable, Equatable {
  /// What stands for its identity, and for its host.
  var identity: UInt64
  var host: UInt64

  init(identity: UInt64, host: UInt64) {
    self.identity = identity
    self.host = host
  }

  init(_ address: WebAddress) {
    identity = Self.identity(of: address)
    host = Self.identity(ofHost: address.host)
  }

  /// The same of an address as most are, without taking it apart; `nil` for others.
  init?(plain address: String) {
    var address = address
    let parts = address.withUTF8 { bytes in
      WebAddress.plainIdentity(of: bytes).map { plain in
        (
          identity: Traits.hash(UnsafeBufferPointer(rebasing: bytes[plain.host.lowerBound..<plain.path.upperBound])),
          host: Fingerprint(UnsafeBufferPointer(rebasing: bytes[plain.host]))
        )
      }
    }
    guard let parts else { return nil }
    identity = parts.identity
    host = parts.host.value
  }

  /// An address as it is written.
  init(_ address: String) { self = ArchivedAddress(plain: address) ?? ArchivedAddress(WebAddress(address)) }

  static func identity(of address: WebAddress) -> UInt64 { Traits.hash(address.identity.utf8) }
  static func identity(ofHost host: String) -> UInt64 { Fingerprint(host).value }
}
