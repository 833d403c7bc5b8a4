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
  static func forEach(in bytes: [UInt8], _ body: (_ number: Int, _ fields: MediaFields) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var fields = MediaFields(bytes: bytes)
      var number = 0
      var start = 0
      while start < bytes.count {
        number += 1
        start = fields.readLine(from: start)
        if !fields.isComment { body(number, fields) }
      }
    }
  }
}

/// The fields of a line, as the file has them: valid while it is looked at.
struct MediaFields {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var ranges: [Range<Int>] = []

  fileprivate init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Takes the line that begins at `start`; returns where the next one does.
  fileprivate mutating func readLine(from start: Int) -> Int {
    ranges.removeAll(keepingCapacity: true)
    var (field, index) = (start, start)
    while index < bytes.count, bytes[index] != 0x0A {
      if bytes[index] == 0x09 {
        ranges.append(field..<index)
        field = index + 1
      }
      index += 1
    }
    let hasReturn = index > field && bytes[index - 1] == 0x0D
    ranges.append(field..<(hasReturn ? index - 1 : index))
    return index + 1
  }

  /// Whether it says nothing: it is empty, or begins with `#`.
  fileprivate var isComment: Bool {
    count == 1 && ranges[0].isEmpty || !ranges[0].isEmpty && bytes[ranges[0].lowerBound] == UInt8(ascii: "#")
  }

  /// How many there are.
  var count: Int { ranges.count }

  /// One that is there.
  subscript(index: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[ranges[index]]) }

  func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

  func optionalText(_ index: Int) -> String? { ranges[index].isEmpty ? nil : text(index) }

  /// A number without a sign; `nil` for anything else.
  func number(_ index: Int) -> Int? {
    guard (1...15).contains(ranges[index].count), self[index].allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return self[index].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// A moment, in seconds since 1970 UTC.
  func moment(_ index: Int) -> Int? { Timestamp(rfc3339: self[index])?.seconds }
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
  static func file(_ fields: MediaFields) -> (SHA256Digest, MediaType, PictureSize?)? {
    guard fields.count >= 10, !fields[0].isEmpty, let digest = SHA256Digest(hexadecimal: fields[1]),
      let type = MediaType(rawValue: fields.text(2))
    else { return nil }
    guard let width = fields.number(4), let height = fields.number(5), width > 0, height > 0 else {
      return (digest, type, nil)
    }
    return (digest, type, PictureSize(width: width, height: height))
  }

  /// Reads the fields of a line; `nil` when they are none of an entry.
  init?(_ fields: MediaFields) {
    guard let (digest, type, size) = Self.file(fields), let bytes = fields.number(3),
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
    [
      url, reason, String(attempts), Timestamp(seconds: first).rfc3339, Timestamp(seconds: last).rfc3339,
      next.map { Timestamp(seconds: $0).rfc3339 } ?? "",
    ]
  }

  /// Reads the fields of a line; `nil` when they are none of a failure. Earlier versions had no moment of the next attempt.
  init?(_ fields: MediaFields) {
    guard fields.count >= 5, !fields[0].isEmpty, let attempts = fields.number(2),
      let first = fields.moment(3), let last = fields.moment(4)
    else { return nil }
    self.init(
      url: fields.text(0), reason: fields.text(1), attempts: attempts, first: first, last: last,
      next: fields.count > 5 ? fields.moment(5) : nil)
  }
}
