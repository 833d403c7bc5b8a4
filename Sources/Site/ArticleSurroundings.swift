import Content
import Mustache

/// The articles around one: the next ones of its outlet, those that are about the same, and those that link to it.
struct ArticleSurroundings: Sendable {
  var newer: Int?
  var older: Int?
  var similar: ArraySlice<Int32>
  var linking: ArraySlice<Int32>
}

extension SiteRenderer {
  /// The articles around one.
  func surroundings(of index: Int) -> ArticleSurroundings {
    let (newer, older) = catalog.neighbours(of: index)
    return ArticleSurroundings(
      newer: newer, older: older, similar: catalog.relations.related(to: index),
      linking: catalog.relations.linking(to: index))
  }
}

extension PageContext {
  /// Another article on the page of one. It names its outlet only where that is not the page's own.
  func neighbour(_ index: Int, of page: Int) -> Value { .object(Object(NeighbourMembers(index, of: page, self))) }

  /// Several of them.
  func neighbours(_ articles: ArraySlice<Int32>, of page: Int) -> Value {
    .list(articles.map { neighbour(Int($0), of: page) })
  }
}

/// What templates are given of another article on the page of one.
private final class NeighbourMembers: LazyMembers {
  enum Member: String, CaseIterable { case href, title, language, direction, outlet, day }

  static let table = MemberTable<Member>()

  private let context: PageContext
  private let page: Int
  private let index: Int
  private let entry: Catalog.Entry

  init(_ index: Int, of page: Int, _ context: PageContext) {
    self.context = context
    self.page = page
    self.index = index
    entry = context.site.catalog.entries[index]
  }

  func value(of member: Member) -> Value {
    switch member {
    case .href: context.href(toArticle: entry)
    case .title: .text(entry.title)
    case .language: context.language(of: entry)
    case .direction: context.direction(of: entry)
    case .outlet: context.site.haveSameOutlet(index, page) ? .missing : Value(context.site.outletName(of: index))
    case .day: .text(context.site.dayText(entry.date).short)
    }
  }
}
