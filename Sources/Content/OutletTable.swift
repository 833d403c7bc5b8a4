/// The outlets that are known, found by an article's address or by their slug.
package struct OutletTable: Sendable {
  /// All outlets, those that were given before the built-in ones, without the built-in ones whose slug was given anew.
  package let outlets: [Outlet]
  private let bySlug: [String: Outlet]
  private let byHost: [String: [Place]]
  /// How many labels a host of the table has at most.
  private let mostLabels: Int

  private struct Place: Sendable {
    let pathPrefix: String
    let outlet: Outlet
  }

  /// - Parameter own: outlets of the archive's configuration; they come before the built-in ones where both match.
  package init(_ own: [Outlet] = [], builtIn: [Outlet] = Outlet.builtIn) {
    let slugs = Set(own.map(\.slug))
    outlets = own + builtIn.filter { !slugs.contains($0.slug) }
    bySlug = Dictionary(outlets.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    var byHost: [String: [Place]] = [:]
    for outlet in outlets {
      for place in outlet.places {
        let parts = place.split(separator: "/", maxSplits: 1)
        guard let host = parts.first else { continue }
        let prefix = parts.count > 1 ? "/" + parts[1] : ""
        byHost[host.lowercased(), default: []].append(Place(pathPrefix: prefix, outlet: outlet))
      }
    }
    mostLabels = byHost.keys.map { WebAddress.labelCount(ofHost: $0) }.max() ?? 0
    // The longest path wins; of equals the first given.
    self.byHost = byHost.mapValues { places in
      places.enumerated().sorted { a, b in
        (-a.element.pathPrefix.utf8.count, a.offset) < (-b.element.pathPrefix.utf8.count, b.offset)
      }.map(\.element)
    }
  }

  /// The outlet that published the article at `address`; one made of the host's name when the table has none.
  package func outlet(of address: WebAddress) -> Outlet {
    let host = address.host
    var rest = WebAddress.lastLabels(mostLabels, ofHost: host)
    while !rest.isEmpty {
      let match = byHost[String(rest)]?.first { Self.path(address.path, isBelow: $0.pathPrefix) }
      if let match { return match.outlet }
      guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) else { break }
      rest = rest[rest.utf8.index(after: dot)...]
    }
    return Outlet(unlistedHost: host) { bySlug[$0] != nil }
  }

  /// The outlet with that slug; one without a name of its own when the table has none.
  package func outlet(slug: String) -> Outlet {
    bySlug[slug] ?? Outlet(slug: slug, name: slug, places: [])
  }

  private static func path(_ path: String, isBelow prefix: String) -> Bool {
    if prefix.isEmpty { return true }
    let slash = UInt8(ascii: "/")
    let segments = path.utf8.split(separator: slash)
    let wanted = prefix.utf8.split(separator: slash)
    return segments.count >= wanted.count && zip(segments, wanted).allSatisfy { $0.elementsEqual($1) }
  }
}
