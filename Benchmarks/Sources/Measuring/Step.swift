/// What is measured. The order is that of the table.
package enum Step: String, Codable, Sendable, CaseIterable {
  case gumbo
  case importing
  case bareLoop
  case plainClean
  case plainSame
  case plainEdit
  case plainAdd
  case plainCopy
  case defaultClean
  case defaultSame
  case defaultEdit
  case defaultAdd
  case defaultCapture
  case defaultCopy
  case hugoClean
  case hugoEdit
  case jekyllClean

  /// What the table calls it.
  package var label: String {
    switch self {
    case .gumbo: "Gumbo's own parse of the captures"
    case .importing: "`broadsheet import`"
    case .bareLoop: "bare loop: read, cmark-gfm, write"
    case .plainClean: "**Broadsheet**, plain site"
    case .plainSame: "… again, nothing changed"
    case .plainEdit: "… after one edit"
    case .plainAdd: "… after one article more"
    case .plainCopy: "`cp -r` of that site"
    case .defaultClean: "**Broadsheet**, default theme, all feeds"
    case .defaultSame: "… again, nothing changed"
    case .defaultEdit: "… after one edit"
    case .defaultAdd: "… after one article more"
    case .defaultCapture: "… after one capture more, with its import"
    case .defaultCopy: "`cp -r` of that site"
    case .hugoClean: "**Hugo**, plain site"
    case .hugoEdit: "… after one edit"
    case .jekyllClean: "**Jekyll**, plain site"
    }
  }
}
