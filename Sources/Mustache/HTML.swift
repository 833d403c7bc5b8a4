/// Markup that is known to be safe, as a type of its own: a template with HTML escaping inserts it as it is.
///
/// Text never becomes markup by accident; making a value of this type is the statement that its bytes were made or
/// checked by something that knows HTML.
public struct HTML: Sendable, Hashable {
  /// The markup in UTF-8.
  public var bytes: [UInt8]

  /// Markup from its UTF-8 bytes.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// Markup from a string that holds it: `HTML("<em>new</em>")`.
  public init(_ text: String) { bytes = Array(text.utf8) }
}
