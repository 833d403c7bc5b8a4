import Platform

/// What the result of an import depends on besides the captures, as a text that changes with it.
package enum ImportBasis {
  /// - Parameter version: the program's version.
  package static func text(_ configuration: Configuration, version: String) -> String {
    let outlets = configuration.outlets.map { outlet in
      "\(outlet.slug)|\(outlet.name)|\(outlet.otherNames)|\(outlet.places)|\(outlet.language ?? "")|\(outlet.zone)|"
        + "\(outlet.sectionSegment ?? -1)"
    }
    let rules =
      configuration.cleanup.off.map(\.text)
      + configuration.cleanup.own.map { "\($0.name)|\($0.host ?? "")|\($0.selector.text)|\($0.action)" }
    let settings = ([configuration.language] + outlets + rules).joined(separator: "\n")
    return "\(version) \(Fingerprint(settings).hexadecimal)"
  }
}
