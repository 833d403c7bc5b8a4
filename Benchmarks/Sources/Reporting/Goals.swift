import Measuring

/// What Broadsheet is to reach.
package enum Goals {
  package static let all: [Goal] = besideHugo + besideCopying + rebuilding + growing + manyShort

  private static let besideHugo: [Goal] = [
    .ratio("plain site, 10,000 articles, to Hugo's: time", "10000", .plainClean, to: .hugoClean, \.wall, limit: 1 / 8),
    .ratio("… processor time", "10000", .plainClean, to: .hugoClean, \.processor, limit: 1 / 8),
    .ratio("… peak memory", "10000", .plainClean, to: .hugoClean, { Double($0.peak) }, limit: 1 / 10),
    .ratio("… after one edit: time", "10000", .plainEdit, to: .hugoEdit, \.wall, limit: 1 / 60),
    .ratio(
      "default theme, 10,000 articles, to Hugo's plain site: time", "10000", .defaultClean, to: .hugoClean, \.wall,
      limit: 1 / 5),
  ]

  private static let besideCopying: [Goal] = [
    .ratio(
      "plain site, 10,000 articles, to `cp -r` of it: time", "10000", .plainClean, to: .plainCopy, \.wall, limit: 2),
    .ratio(
      "default theme, 10,000 articles, to `cp -r` of it: time", "10000", .defaultClean, to: .defaultCopy, \.wall,
      limit: 2.5),
  ]

  private static let rebuilding: [Goal] = [
    .time("default theme, 100,000 articles, nothing changed", "100000", .defaultSame, limit: 0.5),
    .time("default theme, 100,000 articles, one more", "100000", .defaultAdd, limit: 1),
  ]

  /// A stand-in for a real archive of as many captures, of which Hugo makes its plain site in 26.6 s where the goals come from.
  private static let manyShort: [Goal] = [
    .time("63,000 short articles, default theme, from content", "63000-short", .defaultClean, limit: 3.3),
    .ratio("… to Hugo's plain site: time", "63000-short", .defaultClean, to: .hugoClean, \.wall, limit: 3.3 / 26.6),
    .time("… one article more", "63000-short", .defaultAdd, limit: 0.5),
    .ratio(
      "63,000 short articles, with the search, to without: time", "63000-short", .searchClean, to: .defaultClean,
      \.wall,
      limit: 1.8),
    .time("… one article more", "63000-short", .searchAdd, limit: 0.5),
    .time("… from captures", "63000-short", .searchWhole, limit: 10),
    .ratio(
      "… from captures, to Hugo's plain site from content: time", "63000-short", .searchWhole, to: .hugoClean, \.wall,
      limit: 10 / 26.6),
  ]

  private static let growing: [Goal] = [
    Goal("default theme, 100,000 articles to 10,000: time", limit: 10.5, format: Figures.ratio) { results in
      Goal.divide(results.median("100000", .defaultClean)?.wall, results.median("10000", .defaultClean)?.wall)
    },
    Goal("… peak memory", limit: 3, format: Figures.ratio) { results in
      Goal.divide(
        (results.median("100000", .defaultClean)?.peak).map(Double.init),
        (results.median("10000", .defaultClean)?.peak).map(Double.init))
    },
    Goal("default theme, 100,000 articles: peak memory", limit: 512e6, format: { Figures.memory(Int($0)) }) { results in
      (results.median("100000", .defaultClean)?.peak).map(Double.init)
    },
    Goal("… with the search", limit: 512e6, format: { Figures.memory(Int($0)) }) { results in
      (results.median("100000", .searchClean)?.peak).map(Double.init)
    },
    .ratio(
      "import of 100,000 captures to Gumbo's own parse: processor time", "100000", .importing, to: .gumbo, \.processor,
      limit: 1.6),
    Goal("`broadsheet --version`", limit: 0.015, format: Figures.time) { results in
      results.start.isEmpty ? nil : results.start.median.wall
    },
  ]
}
