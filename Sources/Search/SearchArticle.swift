/// An article as the index takes it in.
package struct SearchArticle: Sendable {
  /// The headline.
  package var title: String
  /// Whose work it is, in words: as prominent as its first lines.
  package var people: String
  /// What else it says of itself in words: its outlet, its tags, its day.
  package var details: String
  /// Its text, as UTF-8; paragraphs on lines of their own.
  package var body: [UInt8]
  /// What can be filtered by.
  package var authors: [String]
  package var outlet: [String]
  package var section: String?
  /// The address of the original.
  package var address: String?

  package init(
    title: String, people: String = "", details: String, body: [UInt8], authors: [String] = [], outlet: [String] = [],
    section: String? = nil,
    address: String? = nil
  ) {
    self.title = title
    self.people = people
    self.details = details
    self.body = body
    self.authors = authors
    self.outlet = outlet
    self.section = section
    self.address = address
  }
}
