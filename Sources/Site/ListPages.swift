import Content
import Mustache

/// The members that templates of lists are given.
extension SiteRenderer {
  /// A page of the index: its articles by day.
  func indexMembers(_ page: Pagination.Page, _ context: PageContext) -> [(Key, Value)] {
    let title = page.number == nil ? text("newest") : span(page.entries) { $0 }
    let days = runs(page.entries) { catalog.entries[$0].date.date }
    return [
      pageObject(title, [(.number, Value(page.number))]),
      (
        .groups,
        .list(
          days.map { day, range in
            context.group(dayText(day).long, dayText(day).path, range.map { context.entry($0, .outlet) })
          })
      ),
      (.pagination, context.pagination(page, of: catalog.entries.count, in: "") { $0 }),
    ]
  }

  /// A page of the articles of an author, an outlet or a section: by year.
  ///
  /// How many they are and who the author is, stands on the newest page only, since it changes with new articles.
  func termMembers(
    _ taxonomy: Taxonomy, _ index: Int, _ page: Pagination.Page, _ context: PageContext
  ) -> [(Key, Value)] {
    let term = taxonomy.terms(of: catalog)[index]
    var members: [(Key, Value)] = [
      context.crumbs([(text(taxonomy.rawValue), taxonomy.path)]), (.number, Value(page.number)),
    ]
    if page.number == nil {
      members += [(.count, .text(text.articles(term.entries.count))), (.span, .text(years(of: term)))]
    }
    if page.number == nil, taxonomy == .authors, let profile = catalog.profile(of: term.name) {
      members.append((.about, .html(HTML(bytes: inlineMarkdown(profile.about, context)))))
      if let url = profile.url.flatMap(Self.webAddress) { members.append((.profile, .text(url))) }
    }
    let years = runs(page.entries) { catalog.entries[term.entries[$0]].date.date.year }
    let author = taxonomy == .authors ? term.name : nil
    let mark: PageContext.EntryMark = taxonomy == .outlets ? .day : .outletAndDay
    return [
      pageObject(term.name, members),
      (
        .groups,
        .list(
          years.map { year, range in
            context.group(text.year(year), nil, range.map { context.entry(term.entries[$0], mark, by: author) })
          })
      ),
      (
        .pagination,
        context.pagination(page, of: term.entries.count, in: taxonomy.folder(term.slug)) { term.entries[$0] }
      ),
    ]
  }

  /// The years of a term's articles: `2023年–2024年`.
  private func years(of term: Catalog.Term) -> String {
    guard let newest = term.entries.first, let oldest = term.entries.last else { return "" }
    return text.span(
      years: catalog.entries[oldest].date.date.year, catalog.entries[newest].date.date.year)
  }

  /// The terms of a taxonomy with the number of articles of each.
  func termsMembers(_ taxonomy: Taxonomy, _ order: TermOrder, _ context: PageContext) -> [(Key, Value)] {
    let hasOrders = taxonomy.orders.count > 1
    let index = TermIndex(taxonomy.terms(of: catalog), by: order, hasHeadings: hasOrders)
    let groups = index.groups.map { group -> Value in
      let terms = group.terms.map { term -> Value in
        .object([
          .name: .text(term.name), .href: context.href(taxonomy.path(term.slug)), .count: .number(term.entries.count),
          // Authors are many: their lists say the least.
          .span: hasOrders ? .missing : .text(years(of: term)),
        ])
      }
      return .object([
        .id: Value(group.heading?.anchor), .letter: Value(group.heading?.name(text)), .terms: .list(terms),
      ])
    }
    var members: [(Key, Value)] = [(.hasLetters, .boolean(index.groups.count > 1))]
    if hasOrders {
      let other: (Key, Value) =
        order == .name ? (.byCount, context.href(taxonomy.path(.count))) : (.byName, context.href(taxonomy.path(.name)))
      members.append(other)
    }
    return [pageObject(text(taxonomy.rawValue), members), (.groups, .list(groups))]
  }
}
