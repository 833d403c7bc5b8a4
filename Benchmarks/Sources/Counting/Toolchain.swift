import Measuring

/// What of a computer instructions and allocations depend on.
package enum Toolchain {
  /// The versions of compiler and C library: `Swift 6.3.1, glibc 2.36`.
  package static var description: String {
    let swift = version(in: output(of: ["swift", "--version"]) ?? "", behind: "Swift version ")
    let library = version(in: output(of: ["getconf", "GNU_LIBC_VERSION"]) ?? "", behind: "glibc ")
    return "Swift \(swift), glibc \(library)"
  }

  /// The word behind another text.
  static func version(in text: String, behind label: String) -> String {
    guard let place = text.range(of: label) else { return "unknown" }
    return String(text[place.upperBound...].prefix { !$0.isWhitespace })
  }
}
