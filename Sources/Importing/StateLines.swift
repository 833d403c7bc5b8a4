import Captures
import Platform

/// Lines of fields, with tabs between them, as an `ImportState` is written.
struct StateLines {
  var bytes: [UInt8] = []
  private var isAtStart = true

  /// Adds the line of a capture.
  mutating func add(_ capture: ImportState.CaptureRecord) {
    add(verbatim: "c")
    add(capture.path)
    add(capture.stamp)
    add(capture.identity)
    add(verbatim: "\(capture.captured)")
    add(verbatim: "\(capture.date.seconds) \(capture.date.offset)")
    add(capture.likeness)
    end()
  }

  /// Adds the line of an article.
  mutating func add(_ article: ImportState.ArticleRecord) {
    add(verbatim: "a")
    add(article.identity)
    add(article.path)
    add(verbatim: article.fingerprint.hexadecimal)
    add(article.stamp)
    add(article.source)
    add(verbatim: "\(article.borrowed.count) \(article.merged.count)")
    for name in article.borrowed { add(name) }
    for identity in article.merged { add(identity) }
    for spelling in article.spellings { add(spelling) }
    end()
  }

  /// Adds a field that may hold anything; `%` marks what stands for a tab, a line end and itself.
  mutating func add(_ text: String) {
    separate()
    guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x25 }) else {
      bytes += text.utf8
      return
    }
    for byte in text.utf8 {
      switch byte {
      case 0x09: bytes += "%09".utf8
      case 0x0A: bytes += "%0A".utf8
      case 0x25: bytes += "%25".utf8
      default: bytes.append(byte)
      }
    }
  }

  /// Adds a field without tabs, line ends and `%`.
  mutating func add(verbatim text: String) {
    separate()
    bytes += text.utf8
  }

  /// Ends the line.
  mutating func end() {
    bytes.append(UInt8(ascii: "\n"))
    isAtStart = true
  }

  private mutating func add(_ stamp: File.Stamp) {
    add(verbatim: "\(stamp.size) \(stamp.modified) \(stamp.inode)")
  }

  private mutating func add(_ likeness: Likeness) {
    add(verbatim: "\(Self.text(likeness.text)) \(Self.text(likeness.address))")
  }

  private static func text(_ key: Likeness.Key?) -> String {
    key.map { $0.high.hexadecimal + $0.low.hexadecimal } ?? "-"
  }

  private mutating func separate() {
    if !isAtStart { bytes.append(UInt8(ascii: "\t")) }
    isAtStart = false
  }
}
