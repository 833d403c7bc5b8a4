import Content
import Platform

/// The lines of the files that tell of media: fields with a tab between them, a line for each address, in the order of the
/// addresses' bytes, so that they can be read, searched, sorted and compared with what every system has. A line that begins with
/// `#` is none.
enum MediaLines {
  /// A line as a file has it.
  static func line(_ fields: [String]) -> [UInt8] {
    var line: [UInt8] = []
    for field in fields {
      if !line.isEmpty { line.append(UInt8(ascii: "\t")) }
      // Addresses and what servers send have neither tabs nor line breaks; whatever has would make fields of its own.
      line += field.utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }
    }
    line.append(UInt8(ascii: "\n"))
    return line
  }

  /// Calls `body` with each line, its number from 1 on, and its fields.
  static func forEach(in bytes: [UInt8], _ body: (_ number: Int, _ fields: [ArraySlice<UInt8>]) -> Void) {
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      body(index + 1, line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false))
    }
  }
}

extension MediaEntry {
  /// Its line.
  package var line: [UInt8] { MediaLines.line(fields) }

  /// The fields of its line.
  var fields: [String] {
    [
      url, digest.hexadecimal, type.rawValue, String(bytes), size.map { String($0.width) } ?? "",
      size.map { String($0.height) } ?? "", Timestamp(seconds: fetched).rfc3339, origin ?? "", entityTag ?? "",
      modified ?? "",
    ]
  }

  /// What the fields of a line say of the file; `nil` when they are none of an entry. Later versions may have more fields.
  static func file(_ fields: [ArraySlice<UInt8>]) -> (SHA256Digest, MediaType, PictureSize?)? {
    guard fields.count >= 10, !fields[0].isEmpty, let digest = SHA256Digest(hexadecimal: fields[1]),
      let type = MediaType(rawValue: fields.text(2))
    else { return nil }
    guard let width = Int(fields.text(4)), let height = Int(fields.text(5)), width > 0, height > 0 else {
      return (digest, type, nil)
    }
    return (digest, type, PictureSize(width: width, height: height))
  }

  /// Reads the fields of a line; `nil` when they are none of an entry.
  init?(_ fields: [ArraySlice<UInt8>]) {
    guard let (digest, type, size) = Self.file(fields), let bytes = Int(fields.text(3)), bytes >= 0,
      let fetched = fields.moment(6)
    else { return nil }
    self.init(
      url: fields.text(0), digest: digest, type: type, bytes: bytes, size: size, fetched: fetched,
      origin: fields.optionalText(7), entityTag: fields.optionalText(8), modified: fields.optionalText(9))
  }
}

extension MediaFailure {
  /// Its line.
  package var line: [UInt8] { MediaLines.line(fields) }

  /// The fields of its line.
  var fields: [String] {
    [url, reason, String(attempts), Timestamp(seconds: first).rfc3339, Timestamp(seconds: last).rfc3339]
  }

  /// Reads the fields of a line; `nil` when they are none of a failure.
  init?(_ fields: [ArraySlice<UInt8>]) {
    guard fields.count >= 5, !fields[0].isEmpty, let attempts = Int(fields.text(2)),
      let first = fields.moment(3), let last = fields.moment(4)
    else { return nil }
    self.init(
      url: fields.text(0), reason: fields.text(1), attempts: attempts, first: first, last: last)
  }
}

extension [ArraySlice<UInt8>] {
  fileprivate func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

  /// A moment, in seconds since 1970 UTC.
  fileprivate func moment(_ index: Int) -> Int? {
    self[index].withUnsafeBufferPointer { Timestamp(rfc3339: $0)?.seconds }
  }

  fileprivate func optionalText(_ index: Int) -> String? { self[index].isEmpty ? nil : text(index) }
}
