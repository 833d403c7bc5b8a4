import Diagnostics

/// Something that is looked for in a site, and can be chosen by its name.
package enum Check: String, Sendable, CaseIterable {
  case links, fragments, resources
  case externalResources = "external-resources"
  case feeds, sitemap, orphans
  case duplicateIDs = "duplicate-ids"
  case damaged, media, unshown, unexplained, ledger

  /// What it says when it finds nothing, in a line.
  package var summary: String {
    switch self {
    case .links: "every link within the site leads to a file of it, spelled as the file is"
    case .fragments: "what a link names behind a # is on the page that it leads to"
    case .resources: "style sheets, scripts, icons, pictures and what style sheets name are there"
    case .externalResources: "nothing but pictures is loaded from other hosts, and no picture of which there is a copy"
    case .feeds: "RSS, Atom, JSON Feed and OPML are well formed, complete and in order, and lead to pages"
    case .sitemap: "the sitemap lists every page that it should, once, and nothing else"
    case .orphans: "links lead from the first page to every other"
    case .duplicateIDs: "no two elements of a page have one id"
    case .damaged: "pages, styles, scripts and the search are whole, and pages are UTF-8"
    case .media: "the files of pictures are those that the index of media tells of, byte for byte"
    case .unshown: "everything that the archive holds is in the site"
    case .unexplained: "everything that is in the site comes from the archive or the theme"
    case .ledger: "every file is as the last build left it, and that build came to its end"
    }
  }
}

/// A name that no check has.
package struct UnknownCheck: Error, Sendable, Equatable {
  package let name: String
  /// What to do about it.
  package var help: String {
    let names = Check.allCases.map(\.rawValue)
    return nearestName(to: name, among: names).map { "did you mean \($0)?" }
      ?? "the checks are \(names.joined(separator: ", "))"
  }
}

extension Set<Check> {
  /// The checks that were chosen.
  ///
  /// - Parameters:
  ///   - only: the names of the only ones; `nil` for all.
  ///   - skip: the names of those that are left out.
  package init(only: [String]?, skip: [String]) throws(UnknownCheck) {
    self = Set(try only.map { names throws(UnknownCheck) in try Self.checks(names) } ?? Check.allCases)
    subtract(try Self.checks(skip))
  }

  private static func checks(_ names: [String]) throws(UnknownCheck) -> [Check] {
    var checks: [Check] = []
    for name in names {
      guard let check = Check(rawValue: name) else { throw UnknownCheck(name: name) }
      checks.append(check)
    }
    return checks
  }
}
