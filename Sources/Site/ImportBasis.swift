import Content
import Platform

/// What the result of an import depends on besides the captures, as a text that changes with it.
package enum ImportBasis {
  /// - Parameter version: the program's version.
  package static func text(_ configuration: Configuration, version: String) -> String {
    let outlets = configuration.outlets.map { outlet in
      "\(outlet.slug)|\(outlet.name)|\(outlet.places)|\(outlet.language ?? "")|\(outlet.zone)|"
        + "\(outlet.sectionSegment ?? -1)"
    }
    let settings = "\(configuration.language)\n" + outlets.joined(separator: "\n")
    return "\(version) \(Fingerprint(settings).hexadecimal)"
  }
}
