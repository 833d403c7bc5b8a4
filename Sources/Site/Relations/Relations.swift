import Platform

/// Which articles of an archive belong together: those that link to one another, and those that are about the same.
package struct Relations: Sendable {
  private var related = RelatedArticles(count: 0)
  private var linking = LinkingArticles()

  /// Relations of an empty archive.
  init() {}

  /// Finds the articles that are alike, of articles in their order, the newest first.
  ///
  /// - Parameters:
  ///   - reading: the articles, with what is compared of each.
  ///   - past: what was found before, when it is known.
  init(_ reading: ArchiveReading, since past: PastArticles?, workers: Workers) {
    self.init(TraitLists(reading), since: past, workers: workers)
  }

  /// The same, of what is compared alone.
  init(_ traits: TraitLists, since past: PastArticles?, workers: Workers) {
    guard let past, let stale = past.stale(traits, tooMany: traits.count / 4, workers) else {
      related = RelatedArticles(count: traits.count)
      let postings = Postings(traits, workers: workers)
      let counts = OlderCounts(traits, postings, workers: workers)
      related.find(Array(traits.indices), traits, postings, counts, workers: workers)
      return
    }
    related = past.related
    guard !stale.isEmpty else { return }
    let filter = TraitFilter(stale.flatMap { traits[$0] })
    related.find(stale, traits, Postings(traits, for: filter, workers: workers), nil, workers: workers)
  }

  /// Finds which articles link to one another.
  ///
  /// - Parameter identities: the index of the article with an address, by what stands for the address's identity.
  mutating func link(_ reading: ArchiveReading, identities: IdentityTable, workers: Workers) {
    linking = LinkingArticles(count: reading.items.count, identities: identities, workers: workers) {
      reading.items[$0].links
    }
  }

  /// Up to five older articles that have most in common with one, the nearest first.
  ///
  /// Only older ones, and weighed by older ones only, so that an article's page stays as it is when newer ones come.
  func related(to article: Int) -> ArraySlice<Int32> { related[article] }

  /// The newest articles that link to one, the newest first.
  func linking(to article: Int) -> ArraySlice<Int32> { linking[article] }
}
