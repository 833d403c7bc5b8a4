/// A file that articles name.
package struct MediaNeed: Sendable, Equatable {
  /// Its address, whole and without a fragment.
  package var url: String
  /// What it is to be.
  package var kind: MediaType.Kind
  /// Other addresses at which it may be had, in the order in which they are to be tried.
  package var fallbacks: [String]

  package init(url: String, kind: MediaType.Kind = .picture, fallbacks: [String] = []) {
    self.url = url
    self.kind = kind
    self.fallbacks = fallbacks
  }
}
