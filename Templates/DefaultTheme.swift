/// The theme that comes with the program: the files of this folder, as they were when it was built.
///
/// They are inside the binary, so that the program works wherever it is put.
package enum DefaultTheme {
  /// A file of the theme.
  package struct File: Sendable {
    /// Its path in the theme's folder: `article.mustache`, `assets/style.css`.
    package var path: String
    /// Its bytes.
    package var bytes: [UInt8]
  }

  /// All files, in the order of their paths.
  package static let files: [File] = [
    File(path: "article.json.mustache", bytes: PackageResources.article_json_mustache),
    File(path: "article.mustache", bytes: PackageResources.article_mustache),
    File(path: "assets/icon.svg", bytes: PackageResources.icon_svg),
    File(path: "assets/search.js", bytes: PackageResources.search_js),
    File(path: "assets/style.css", bytes: PackageResources.style_css),
    File(path: "crumbs.mustache", bytes: PackageResources.crumbs_mustache),
    File(path: "dates.mustache", bytes: PackageResources.dates_mustache),
    File(path: "day.mustache", bytes: PackageResources.day_mustache),
    File(path: "entry.mustache", bytes: PackageResources.entry_mustache),
    File(path: "feeds.mustache", bytes: PackageResources.feeds_mustache),
    File(path: "foreign.mustache", bytes: PackageResources.foreign_mustache),
    File(path: "groups.mustache", bytes: PackageResources.groups_mustache),
    File(path: "index.mustache", bytes: PackageResources.index_mustache),
    File(path: "language.mustache", bytes: PackageResources.language_mustache),
    File(path: "layout.mustache", bytes: PackageResources.layout_mustache),
    File(path: "list.mustache", bytes: PackageResources.list_mustache),
    File(path: "month.mustache", bytes: PackageResources.month_mustache),
    File(path: "native.mustache", bytes: PackageResources.native_mustache),
    File(path: "neighbour.mustache", bytes: PackageResources.neighbour_mustache),
    File(path: "neighbours.mustache", bytes: PackageResources.neighbours_mustache),
    File(path: "not-found.mustache", bytes: PackageResources.not_found_mustache),
    File(path: "pagination.mustache", bytes: PackageResources.pagination_mustache),
    File(path: "redirect.mustache", bytes: PackageResources.redirect_mustache),
    File(path: "search.mustache", bytes: PackageResources.search_mustache),
    File(path: "terms.mustache", bytes: PackageResources.terms_mustache),
    File(path: "weeks.mustache", bytes: PackageResources.weeks_mustache),
    File(path: "year.mustache", bytes: PackageResources.year_mustache),
    File(path: "text/en.yml", bytes: PackageResources.en_yml),
    File(path: "text/zh-Hans.yml", bytes: PackageResources.zh_Hans_yml),
    File(path: "text/zh-Hant.yml", bytes: PackageResources.zh_Hant_yml),
  ]
}
