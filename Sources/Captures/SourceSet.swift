/// The candidates of a `srcset` attribute.
enum SourceSet {
  /// An address with its size.
  struct Candidate: Equatable {
    var address: String
    /// In pixels.
    var width: Double?
    /// In pixels of the picture for one of the page.
    var density: Double?

    /// What to compare candidates of one set by.
    var size: Double { width ?? density ?? 1 }
  }

  /// The candidates that lead somewhere, in order (HTML Standard, 4.8.4.3.9).
  ///
  ///     a.jpg 300w, b.jpg 900w   →   a.jpg, 300 wide; b.jpg, 900 wide
  static func candidates(_ value: ArraySlice<UInt8>, resolver: AddressResolver) -> [Candidate] {
    var candidates: [Candidate] = []
    var rest = value
    while candidates.count < maximumCount {
      rest = rest.drop { Bytes.isSpace($0) || $0 == UInt8(ascii: ",") }
      guard !rest.isEmpty else { break }
      var url = rest.prefix { !Bytes.isSpace($0) }
      rest = rest[url.endIndex...]
      var descriptor = rest[rest.startIndex..<rest.startIndex]
      if url.last == UInt8(ascii: ",") {
        while url.last == UInt8(ascii: ",") { url.removeLast() }
      } else {
        descriptor = rest.prefix { $0 != UInt8(ascii: ",") }
        rest = rest[descriptor.endIndex...]
      }
      guard let address = resolver.resource(url) else { continue }
      candidates.append(Candidate(address: address, descriptor: Bytes.trimmed(descriptor)))
    }
    return candidates
  }

  /// More than any page has.
  private static let maximumCount = 100
}

extension SourceSet.Candidate {
  fileprivate init(address: String, descriptor: ArraySlice<UInt8>) {
    self.address = address
    guard let unit = descriptor.last, let size = Double(String(decoding: descriptor.dropLast(), as: UTF8.self)),
      size > 0, size.isFinite
    else { return }
    if unit == UInt8(ascii: "w") { width = size }
    if unit == UInt8(ascii: "x") { density = size }
  }
}
