/// A part of an article's text.
package enum Block: Sendable, Equatable {
  case paragraph(Passage)
  /// A heading of level 1 to 6.
  case heading(Int, Passage)
  case figure(Figure)
  case list(List)
  case quote([Block])
  /// Preformatted text, with the language where the source tells it.
  case code([UInt8], language: String)
  case table(Table)
  case rule
  /// The text of a footnote, with its number.
  case footnote(Int, [Block])

  /// A picture that stands for itself.
  package struct Figure: Sendable, Equatable {
    /// The picture's address.
    package var source: String
    /// What is said about it.
    package var caption = Passage()
    /// Who made it.
    package var credit = ""
    /// The picture in words, for those who do not see it; used where there is no caption.
    package var alternative = ""
    /// The address that it leads to.
    package var link: String?

    package init(source: String) { self.source = source }
  }

  /// A list.
  package struct List: Sendable, Equatable {
    /// The number of the first item; `nil` for a list without numbers.
    package var start: Int?
    package var items: [[Block]] = []

    package init(start: Int? = nil, items: [[Block]] = []) {
      self.start = start
      self.items = items
    }
  }

  /// A table. Rows may differ in length.
  package struct Table: Sendable, Equatable {
    /// Whether the first row names the columns.
    package var hasHeader = false
    package var rows: [[Passage]] = []

    package init(hasHeader: Bool = false, rows: [[Passage]] = []) {
      self.hasHeader = hasHeader
      self.rows = rows
    }
  }
}
