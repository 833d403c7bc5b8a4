/// A template as it was read, before it is compiled.
public struct TemplateSource: Sendable {
  /// The name by which pages and other templates use it: `article`, `partials/byline`.
  public var name: String
  /// The file it came from, for diagnostics.
  public var file: String
  /// Its bytes; those that are not UTF-8 are passed on as they are.
  public var text: [UInt8]
  /// How the texts it shows are escaped.
  public var escaping: Escaping

  public init(name: String, file: String, text: [UInt8], escaping: Escaping = .html) {
    self.name = name
    self.file = file
    self.text = text
    self.escaping = escaping
  }
}
