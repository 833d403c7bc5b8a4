import Search

/// What a file of the search index begins and ends with, whatever articles it is about: one that was cut off or emptied is found out by it.
package struct SearchFileForm: Sendable {
  private let beginning: [UInt8]
  private let end: [UInt8]

  /// That of the file by which all others are found.
  static let manifest = {
    let empty = SearchFiles.manifest(SearchManifest(language: "", mode: .full, outlets: [], segments: []))
    return SearchFileForm(beginning: Array(empty.prefix(2 + 2 * 25)), end: Array(empty.suffix(2 * 4)))
  }()

  private init(beginning: [UInt8], end: [UInt8]) {
    self.beginning = beginning
    self.end = end
  }

  /// That of another file.
  ///
  /// - Parameter name: what it is asked for by: `1/17`.
  init(name: String) {
    // Lists of terms are packed in units of two bytes; what articles say and lists of these are texts.
    let isText = name.utf8.contains(UInt8(ascii: "d")) || name.utf8.contains(UInt8(ascii: "t"))
    let empty =
      isText ? SearchFiles.text([], name: name, digest: "") : SearchFiles.shard([], name: name, digest: "")
    let size = isText ? 1 : 2
    // `","")` and the end of the line: behind the first of these stand digest and content.
    beginning = Array(empty.dropLast(size * 6))
    end = Array(empty.suffix(size * 3))
  }

  /// Whether bytes begin and end so.
  package func fits(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count >= beginning.count + end.count && bytes.starts(with: beginning)
      && bytes.suffix(end.count).elementsEqual(end)
  }
}
