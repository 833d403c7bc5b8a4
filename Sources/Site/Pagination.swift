/// How a list is cut into pages.
///
/// Pages are numbered from the oldest, so that a new article never renumbers old ones: once `page/7.html` exists it keeps
/// its articles. The newest articles, between one and two pages of them, are on `index.html`.
package struct Pagination: Sendable {
  /// One page: its number, `nil` for `index.html`, and which of the articles (the newest first) are on it.
  package struct Page: Sendable, Equatable {
    package var number: Int?
    package var entries: Range<Int>
  }

  private let count: Int
  private let size: Int
  /// How many pages there are. The newest is the last by number: it gets that number as soon as it is full.
  package let pageCount: Int

  /// - Parameters:
  ///   - count: how many articles there are.
  ///   - size: how many a numbered page has.
  package init(count: Int, size: Int) {
    self.count = count
    self.size = size
    pageCount = max(1, count / size)
  }

  /// The pages, the newest first.
  package var pages: [Page] { (1...pageCount).reversed().compactMap(page) }

  /// The page that is the `place`th from the oldest; `nil` where there is none.
  package func page(_ place: Int) -> Page? {
    guard (1...pageCount).contains(place) else { return nil }
    if place == pageCount { return Page(number: nil, entries: 0..<count - (pageCount - 1) * size) }
    let start = count - place * size
    return Page(number: place, entries: start..<start + size)
  }

  /// Which place a page has, counted from the oldest.
  package func place(of page: Page) -> Int { page.number ?? pageCount }

  /// The path of a page in the folder of its list.
  package static func path(_ page: Page) -> String {
    page.number.map { "page/\($0).html" } ?? "index.html"
  }
}
