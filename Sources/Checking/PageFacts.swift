/// What a page says that matters beyond it.
struct PageFacts: Sendable {
  var findings: [Finding] = []
  /// The pages that it leads to, by their places among the files, each once, ascending.
  var pages: [Int32] = []
  /// The files of media that it shows, likewise.
  var media: [Int32] = []
  /// Links to a part of another page.
  var fragments: [PageFragment] = []
  /// Whether it sends its readers on to another page of the site.
  var isRedirect = false
  /// How many pictures are loaded from each host.
  var pictures: [String: Int] = [:]
}

/// A link to a part of another page.
struct PageFragment: Sendable {
  /// The place of the other page among the files.
  let page: Int32
  /// The id of the part.
  let id: String
  /// The page with the link, and where it stands there.
  let source: Int32
  let offset: Int32
}

extension [Int32] {
  /// Each number once, ascending.
  var distinct: [Int32] {
    var distinct: [Int32] = []
    for number in sorted() where number != distinct.last { distinct.append(number) }
    return distinct
  }
}
