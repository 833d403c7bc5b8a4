import Compression
import Platform

/// Which files of a site have compressed ones beside them, for servers that send those to browsers that take them: `page.html.gz` and
/// `page.html.br`.
package struct Precompression: Sendable {
  /// A form in which files are compressed.
  package struct Encoding: Sendable {
    /// What its files' names end in.
    let suffix: String
    /// The bytes, compressed; `nil` when they would not become fewer.
    let compress: @Sendable ([UInt8]) -> [UInt8]?

    package init(suffix: String, compress: @escaping @Sendable ([UInt8]) -> [UInt8]?) {
      self.suffix = suffix
      self.compress = compress
    }
  }

  let encodings: [Encoding]
  /// What tells the bytes that it makes from those of others.
  private let identity: UInt64

  /// Nothing is compressed.
  package static let off = Precompression(encodings: [], identity: 0)

  /// Compresses by gzip and, where the system has the library, by Brotli.
  package init(brotli: Brotli?) {
    var encodings = [Encoding(suffix: Self.suffixes.gzip, compress: Gzip.compress)]
    if let brotli { encodings.append(Encoding(suffix: Self.suffixes.brotli, compress: brotli.compress)) }
    self.init(encodings: encodings, identity: 1 + UInt64(brotli?.version ?? 0))
  }

  /// Compresses in some forms.
  ///
  /// - Parameter identity: what tells the bytes that they make from those of others.
  package init(encodings: [Encoding], identity: UInt64) {
    self.encodings = encodings
    self.identity = identity
  }

  /// What tells a program that compresses like this from others.
  func identity(of program: UInt64) -> UInt64 {
    guard !encodings.isEmpty else { return program }
    var digest = Digest()
    digest.add(program)
    digest.add(identity)
    return digest.value
  }

  /// What the names of compressed files end in.
  private static let suffixes = (gzip: ".gz", brotli: ".br")
  /// Files of fewer bytes fill one packet of the network either way.
  private static var leastSize: Int { 256 }
  /// The endings of names of files that are text.
  private static let textEndings: Set<String> = [
    "css", "csv", "htm", "html", "js", "json", "map", "md", "mjs", "opml", "svg", "txt", "webmanifest", "xml", "xsl",
  ]

  /// Whether a file gets compressed ones beside it if these are smaller.
  func concerns(_ path: String, size: Int) -> Bool {
    guard !encodings.isEmpty, size >= Self.leastSize, let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else {
      return false
    }
    return Self.textEndings.contains(path[path.index(after: dot)...].lowercased())
  }

  /// Whether a file beside others of its page is a compressed one: no page has files of such names otherwise, but for those that are a
  /// page by themselves.
  static func isCompressed(_ path: String) -> Bool { plainPath(of: path) != nil }

  /// The path of the file that a compressed one is beside; `nil` for a path that is none of a compressed file.
  package static func plainPath(of path: String) -> String? {
    guard path.hasSuffix(suffixes.gzip) || path.hasSuffix(suffixes.brotli) else { return nil }
    return String(path.dropLast(3))
  }
}
