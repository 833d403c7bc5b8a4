import Content
import Platform

/// What each page is made from, as a digest: while it stays the same, the page does.
///
/// What comes of links in an article's text is not in it: it is known only when the page is made, and kept beside it as lookups.
/// Whoever gives a page something more to show adds it here; `IncrementalBuildTests` finds what was forgotten.
extension SiteRenderer {
  /// The digest of what a page is made from.
  ///
  /// - Parameter lookups: what was looked up in the catalog when the page was made.
  func inputs(of page: PagePlan, lookups: [UInt64]) -> UInt64 {
    var digest = basis(of: page)
    switch page.kind {
    case .article(let index): addArticle(index, to: &digest)
    case .index(let list):
      add(list, of: catalog.entries.count, to: &digest)
      add(list.entries, to: &digest) { $0 }
    case .term(let taxonomy, let index, let list): addTerm(taxonomy, index, list, to: &digest)
    case .terms(let taxonomy, _): addTerms(taxonomy, to: &digest)
    case .dates: addCounts(of: plan.months[...], to: &digest)
    case .period(let period): addPeriod(period, to: &digest)
    case .day(let day, let list): addDay(day, list, to: &digest)
    case .feed(let feed): addFeed(feed.subject, to: &digest)
    case .feeds, .outline:
      for taxonomy in Taxonomy.allCases where taxonomy != .authors { addNames(of: taxonomy, to: &digest) }
    case .sitemap(let file): addSitemap(file, to: &digest)
    case .redirect(let index): digest.add(catalog.entries[index].listing.value)
    case .asset(let index): digest.add(Fingerprint(theme.assets[index].bytes).value)
    case .searchPostings(let place): addPostings(of: plan.segments[place], to: &digest)
    case .searchBlock(let place, let block): addBlock(block, of: plan.segments[place], to: &digest)
    case .searchManifest: addManifest(to: &digest)
    case .notFound, .robots, .empty, .search, .openSearch: break
    }
    // What these note are the places of terms in the index.
    if page.kind.isOfIndex { return digest.value }
    for lookup in lookups { digest.add(catalog.answer(to: lookup)) }
    if !media.isEmpty { for lookup in lookups { digest.add(media.answer(to: lookup)) } }
    return digest.value
  }

  private func addArticle(_ index: Int, to digest: inout Digest) {
    let entry = catalog.entries[index]
    digest.add(entry.content.value)
    digest.add(entry.listing.value)
    digest.add(catalog.slugDigest(ofAuthorsOf: index))
    let (newer, older) = catalog.neighbours(of: index)
    for neighbour in [newer, older] { digest.add(neighbour.map { catalog.entries[$0].listing.value } ?? 0) }
    for others in [catalog.relations.related(to: index), catalog.relations.linking(to: index)] {
      digest.add(others.count)
      for other in others { digest.add(catalog.entries[Int(other)].listing.value) }
    }
  }

  /// Articles as lists show them.
  private func add(_ entries: Range<Int>, to digest: inout Digest, article: (Int) -> Int) {
    digest.add(entries.count)
    for entry in entries { digest.add(catalog.entries[article(entry)].listing.value) }
  }

  /// The place of a page among those of its list.
  private func add(_ page: Pagination.Page, of count: Int, to digest: inout Digest) {
    let pages = Pagination(count: count, size: configuration.pageSize).pageCount
    digest.add(page.number ?? 0)
    // A numbered page leads to the next newer one, which has no number when it is the newest.
    digest.add(page.number.map { $0 + 1 == pages ? 1 : 0 } ?? pages)
  }

  private func addTerm(_ taxonomy: Taxonomy, _ index: Int, _ page: Pagination.Page, to digest: inout Digest) {
    let term = taxonomy.terms(of: catalog)[index]
    digest.add(term.name)
    add(page, of: term.entries.count, to: &digest)
    add(page.entries, to: &digest) { term.entries[$0] }
    guard page.number == nil else { return }
    digest.add(term.entries.count)
    digest.add(years: term, catalog)
    guard taxonomy == .authors, let profile = catalog.profile(of: term.name) else { return }
    digest.add(profile.about)
    digest.add(profile.url)
  }

  private func addTerms(_ taxonomy: Taxonomy, to digest: inout Digest) {
    for term in taxonomy.terms(of: catalog) {
      digest.add(term.slug)
      digest.add(term.name)
      digest.add(term.entries.count)
      digest.add(years: term, catalog)
    }
  }

  private func addNames(of taxonomy: Taxonomy, to digest: inout Digest) {
    for term in taxonomy.terms(of: catalog) {
      digest.add(term.slug)
      digest.add(term.name)
    }
  }

  /// How many articles some periods have.
  private func addCounts(of periods: ArraySlice<Period>, to digest: inout Digest) {
    for period in periods {
      digest.add(period.number)
      digest.add(period.entries.count)
    }
  }

  private func addPeriod(_ period: Period, to digest: inout Digest) {
    if period.month == nil {
      addNeighbours(of: period, in: plan.years, to: &digest)
      for month in plan.months(of: period) { addCounts(of: plan.days(of: month), to: &digest) }
    } else {
      addNeighbours(of: period, in: plan.months, to: &digest)
      addCounts(of: plan.days(of: period), to: &digest)
      if period.entries.count <= configuration.pageSize { add(period.entries, to: &digest) { $0 } }
    }
  }

  private func addDay(_ day: Period, _ page: Pagination.Page, to digest: inout Digest) {
    add(page, of: day.entries.count, to: &digest)
    add(page.entries, to: &digest) { day.entries.lowerBound + $0 }
    guard page.number == nil else { return }
    digest.add(day.entries.count)
    addNeighbours(of: day, in: plan.days, to: &digest)
  }

  private func addNeighbours(of period: Period, in periods: [Period], to digest: inout Digest) {
    let place = SitePlan.place(of: period, in: periods)
    for neighbour in [place - 1, place + 1] {
      digest.add(periods.indices.contains(neighbour) ? periods[neighbour].number : 0)
    }
    digest.add(periods.count > 1)
  }

  private func addFeed(_ subject: FeedPlan.Subject, to digest: inout Digest) {
    let count = catalog.entries.count
    let most = mostItems(of: subject)
    switch subject {
    case .newest:
      addItems(of: catalog.entries.indices, count: max(FeedPlan.unarchived(articles: count), most), to: &digest)
      digest.add(FeedPlan.pastDocuments(articles: count))
    case .term(let taxonomy, let index):
      let term = taxonomy.terms(of: catalog)[index]
      digest.add(term.name)
      addItems(of: term.entries, count: most, to: &digest)
    case .past(let number):
      let last = FeedPlan.pastDocuments(articles: count)
      digest.add(number == last)
      add(FeedPlan.pastEntries(number, articles: count), to: &digest) { $0 }
    }
  }

  /// The newest of some articles as items of a feed: as many as it has, and those among them that have no address.
  private func addItems(of entries: some Sequence<Int>, count: Int, to digest: inout Digest) {
    var items = 0
    for index in entries {
      guard items < count else { break }
      let entry = catalog.entries[index]
      digest.add(entry.content.value)
      digest.add(entry.listing.value)
      // Every page has an address where the site has one.
      if configuration.url != nil || address(of: index, Lookups()) != nil { items += 1 }
    }
  }

  private func addSitemap(_ file: SitemapFile, to digest: inout Digest) {
    switch file {
    case .pages(let range): addListed(range, to: &digest)
    case .index:
      for part in plan.sitemapParts {
        digest.add(part.count)
        addListed(part, to: &digest)
      }
    case .news:
      // Some days more than the file tells of.
      let newest = catalog.entries.first?.date.dayNumber ?? 0
      add(catalog.entries.prefix { $0.date.dayNumber >= newest - 5 }.indices, to: &digest) { $0 }
    }
  }

  private func addPostings(of segment: SearchSegment, to digest: inout Digest) {
    digest.add(segment.digest)
    segment.forEachArticle { index, number in
      digest.add(catalog.pathIdentity(of: index))
      digest.add(number)
      digest.add(catalog.entries[index].content.value)
      digest.add(outletName(of: index))
    }
  }

  private func addBlock(_ block: Int, of segment: SearchSegment, to digest: inout Digest) {
    digest.add(segment.digest)
    for index in segment.block(block) {
      digest.add(catalog.pathIdentity(of: index))
      digest.add(segment.number(of: index))
      digest.add(catalog.entries[index].content.value)
      digest.add(catalog.entries[index].language)
      digest.add(outletName(of: index))
      digest.add(outletPlace(of: index))
    }
  }

  private func addManifest(to digest: inout Digest) {
    for outlet in catalog.outlets { digest.add(outlet.name) }
    for segment in plan.segments {
      digest.add(segment.digest)
      segment.forEachArticle { index, number in
        digest.add(number)
        digest.add(catalog.entries[index].listing.value)
      }
    }
  }

  private func addListed(_ places: Range<Int>, to digest: inout Digest) {
    for place in places {
      if case .article(let index) = plan.pages[plan.listed[place]].kind {
        digest.add(catalog.entries[index].listing.value)
      } else {
        let page = plan.pages[plan.listed[place]]
        digest.add(page.path)
        digest.add(newestEntry(of: page).map { catalog.entries[$0].listing.value } ?? 0)
      }
    }
  }
}

extension Period {
  /// A number that tells it from others of its kind.
  fileprivate var number: Int { year * 10_000 + (month ?? 0) * 100 + (day ?? 0) }
}

extension Digest {
  /// From which year to which a term's articles are.
  fileprivate mutating func add(years term: Catalog.Term, _ catalog: Catalog) {
    for entry in [term.entries.first, term.entries.last] {
      add(entry.map { catalog.entries[$0].date.date.year } ?? 0)
    }
  }
}
