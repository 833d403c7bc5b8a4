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

  /// The pages, the newest first.
  package let pages: [Page]

  /// - Parameters:
  ///   - count: how many articles there are.
  ///   - size: how many a numbered page has.
  package init(count: Int, size: Int) {
    let numbered = max(0, count / size - 1)
    var pages = [Page(number: nil, entries: 0..<count - numbered * size)]
    for number in stride(from: numbered, to: 0, by: -1) {
      let start = count - number * size
      pages.append(Page(number: number, entries: start..<start + size))
    }
    self.pages = pages
  }

  /// The path of a page in the folder of its list.
  package static func path(_ page: Page) -> String {
    page.number.map { "page/\($0).html" } ?? "index.html"
  }
}
