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
  case searchClean
  case searchSame
  case searchEdit
  case searchAdd
  case searchCopy
  case searchWhole
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
    case .defaultClean: "**Broadsheet**, default theme, all feeds"
    case .searchClean: "**Broadsheet**, the same with the search"
    case .plainSame, .defaultSame, .searchSame: "… again, nothing changed"
    case .plainEdit, .defaultEdit, .searchEdit, .hugoEdit: "… after one edit"
    case .plainAdd, .defaultAdd, .searchAdd: "… after one article more"
    case .defaultCapture: "… after one capture more, with its import"
    case .plainCopy, .defaultCopy, .searchCopy: "`cp -r` of that site"
    case .searchWhole: "… from the captures, with their import"
    case .hugoClean: "**Hugo**, plain site"
    case .jekyllClean: "**Jekyll**, plain site"
    }
  }
}

/// What is measured of a site of Broadsheet.
struct SiteSteps {
  /// The folder of the site.
  var site: String
  /// From nothing, again with nothing changed, after one edit, after one article more.
  var clean, same, edit, add: Step
  /// `cp -r` of it.
  var copy: Step
  /// After one capture more, with its import; `nil` where that is not measured.
  var capture: Step?
  /// From the captures, with their import; `nil` where that is not measured.
  var whole: Step?

  static let plain = SiteSteps(
    site: "plain", clean: .plainClean, same: .plainSame, edit: .plainEdit, add: .plainAdd, copy: .plainCopy)
  static let standard = SiteSteps(
    site: "default", clean: .defaultClean, same: .defaultSame, edit: .defaultEdit, add: .defaultAdd, copy: .defaultCopy,
    capture: .defaultCapture)
  static let search = SiteSteps(
    site: "search", clean: .searchClean, same: .searchSame, edit: .searchEdit, add: .searchAdd, copy: .searchCopy,
    whole: .searchWhole)

  /// Those of all sites, in the order of the table.
  static let all = [plain, standard, search]
}
