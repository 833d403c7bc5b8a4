import Content
import Mustache

/// What an article's page shows of the articles around it.
extension SiteRenderer {
  /// The next articles of the outlet, those that are about the same, and those that link to it.
  func surroundings(_ index: Int, _ context: PageContext) -> [(Key, Value)] {
    let (newer, older) = catalog.neighbours(of: index)
    let similar = catalog.relations.related(to: index)
    let linking = catalog.relations.linking(to: index)
    return [
      (.hasNeighbours, .boolean(newer != nil || older != nil)),
      (.newer, .lazy { Value(newer.map { self.neighbour($0, index, context) }) }),
      (.older, .lazy { Value(older.map { self.neighbour($0, index, context) }) }),
      (.hasSimilar, .boolean(!similar.isEmpty)), (.similar, .lazy { self.neighbours(similar, index, context) }),
      (.hasLinkedFrom, .boolean(!linking.isEmpty)), (.linkedFrom, .lazy { self.neighbours(linking, index, context) }),
    ]
  }

  private func neighbours(_ articles: ArraySlice<Int32>, _ index: Int, _ context: PageContext) -> Value {
    .list(articles.map { .object(neighbour(Int($0), index, context)) })
  }

  /// Another article; it names its language and its outlet only where they are not the page's own.
  private func neighbour(_ other: Int, _ index: Int, _ context: PageContext) -> Object {
    let (neighbour, article) = (catalog.entries[other], catalog.entries[index])
    var object = context.titleObject(other, within: article.language)
    object.append(.outlet, neighbour.outlet == article.outlet ? .missing : Value(neighbour.outlet.map(outletName)))
    object.append(.day, .text(dayText(neighbour.date).short))
    return object
  }
}
