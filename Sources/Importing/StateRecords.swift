import Captures
import Content
import Platform

/// A kind of records in an import state: each begins with its length, the length of its path, and fields at fixed places; then
/// comes the path.
protocol StateRecord: Sendable {
  var path: String { get }
  /// How many bytes there are before the path.
  static var fixedLength: Int { get }
  /// Whether what stands behind the path is as it should be.
  static func isSound(_ bytes: [UInt8], _ range: Range<Int>) -> Bool
  init(_ records: StateRecords<Self>, _ number: Int)
  func write(to bytes: inout [UInt8])
}

/// The records of one kind, as they lie in the bytes of an import state.
struct StateRecords<Record: StateRecord>: Sendable {
  private let bytes: [UInt8]
  /// Where the records begin, and where the last one ends.
  private let starts: [Int]

  /// No records.
  init() {
    bytes = []
    starts = [0]
  }

  /// - Returns: `nil` when the bytes are not so many records.
  init?(_ bytes: [UInt8], _ range: Range<Int>, count: Int) {
    guard count <= range.count / Record.fixedLength else { return nil }
    var starts: [Int] = []
    starts.reserveCapacity(count + 1)
    var start = range.lowerBound
    while start < range.upperBound {
      guard range.upperBound - start >= Record.fixedLength else { return nil }
      let length = Int(StateBytes.short(in: bytes, at: start))
      let behindPath = Record.fixedLength + Int(StateBytes.short(in: bytes, at: start + 4))
      guard length >= behindPath, length <= range.upperBound - start,
        Record.isSound(bytes, start..<start + length)
      else { return nil }
      starts.append(start)
      start += length
    }
    guard starts.count == count else { return nil }
    starts.append(start)
    self.bytes = bytes
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  subscript(number: Int) -> Record { Record(self, number) }

  /// Where in the state's bytes a record is.
  func range(_ number: Int) -> Range<Int> { starts[number]..<starts[number + 1] }

  /// A field of eight bytes.
  func number(_ number: Int, at offset: Int) -> UInt64 { StateBytes.number(in: bytes, at: starts[number] + offset) }

  /// A field of four bytes.
  func short(_ number: Int, at offset: Int) -> UInt32 { StateBytes.short(in: bytes, at: starts[number] + offset) }

  func stamp(_ number: Int) -> File.Stamp {
    File.Stamp(
      size: Int(truncatingIfNeeded: self.number(number, at: 8)),
      modified: Int(truncatingIfNeeded: self.number(number, at: 16)), identity: self.number(number, at: 24))
  }

  func path(_ number: Int) -> String { StateBytes.text(in: bytes, pathRange(number)) }

  /// What stands behind the path.
  func rest(_ number: Int) -> StateBytes { StateBytes(bytes, pathRange(number).upperBound..<starts[number + 1]) }

  /// The text between the path and the end.
  func restText(_ number: Int) -> String {
    StateBytes.text(in: bytes, pathRange(number).upperBound..<starts[number + 1])
  }

  /// Whether a record's path comes before another one (less than 0), behind it, or is the same (0).
  func compare(_ number: Int, with path: String) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      path.compareBytes(with: UnsafeBufferPointer(rebasing: bytes[pathRange(number)])) * -1
    }
  }

  /// The number of the first record from `start` on whose path does not come before another one.
  func first(notBefore path: String, from start: Int = 0) -> Int {
    (start..<count).firstPlace { compare($0, with: path) >= 0 }
  }

  private func pathRange(_ number: Int) -> Range<Int> {
    let start = starts[number] + Record.fixedLength
    return start..<start + Int(short(number, at: 4))
  }
}

/// Length, length of the path, stamp, captured, seconds and offset of the date, flags, hash of the identity, keys of the likeness:
/// the one of the address first. Behind the path stands the identity.
extension CaptureRecord: StateRecord {
  static let fixedLength = 96
  static let hashOffset = 56
  static let keyOffsets = [64, 80]
  private static let hasText: UInt32 = 1

  static func isSound(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    Role(rawValue: UInt8(truncatingIfNeeded: StateBytes.short(in: bytes, at: range.lowerBound + 52) >> 1)) != nil
  }

  init(_ records: StateRecords<Self>, _ number: Int) {
    let flags = records.short(number, at: 52)
    self.init(
      path: records.path(number), stamp: records.stamp(number), identity: records.restText(number),
      captured: Int(truncatingIfNeeded: records.number(number, at: 32)),
      date: Timestamp(
        seconds: Int(truncatingIfNeeded: records.number(number, at: 40)),
        offset: Int(Int32(truncatingIfNeeded: records.short(number, at: 48)))),
      likeness: Likeness(
        text: flags & Self.hasText == 0 ? nil : Self.key(records, number, at: 80),
        address: Self.key(records, number, at: 64)),
      role: records.role(number))
  }

  private static func key(_ records: StateRecords<Self>, _ number: Int, at offset: Int) -> Likeness.Key {
    Likeness.Key(
      high: Fingerprint(value: records.number(number, at: offset)),
      low: Fingerprint(value: records.number(number, at: offset + 8)))
  }

  func write(to bytes: inout [UInt8]) {
    let path = Array(path.utf8)
    let identity = Array(identity.utf8)
    bytes.add(short: Self.fixedLength + path.count + identity.count)
    bytes.add(short: path.count)
    bytes.add(stamp)
    bytes.add(UInt64(bitPattern: Int64(captured)))
    bytes.add(UInt64(bitPattern: Int64(date.seconds)))
    bytes.add(short: date.offset)
    bytes.add(short: Int(role.rawValue) << 1 | (likeness.text == nil ? 0 : 1))
    bytes.add(Fingerprint(identity).value)
    for key in [likeness.address, likeness.text] {
      bytes.add(key?.high.value ?? 0)
      bytes.add(key?.low.value ?? 0)
    }
    bytes += path
    bytes += identity
  }
}

extension StateRecords<CaptureRecord> {
  func role(_ number: Int) -> CaptureRecord.Role {
    CaptureRecord.Role(rawValue: UInt8(truncatingIfNeeded: short(number, at: 52) >> 1)) ?? .unsettled
  }

  func hash(_ number: Int) -> UInt64 { self.number(number, at: CaptureRecord.hashOffset) }
}

/// Length, length of the path, stamp, fingerprint, hash of the identity, how many names are borrowed, how many articles merged.
/// Behind the path stand identity, source, borrowed names, merged identities and spellings, each behind its length.
extension ArticleRecord: StateRecord {
  static let fixedLength = 60

  static func isSound(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let length = Int(StateBytes.short(in: bytes, at: range.lowerBound + 4))
    let start = range.lowerBound + fixedLength
    // Nothing outside the archive is ever touched, whatever is written down.
    guard length <= range.upperBound - start, Folder.contains(StateBytes.text(in: bytes, start..<start + length)) else {
      return false
    }
    var texts = StateBytes(bytes, start + length..<range.upperBound)
    var left = 2
    for offset in [48, 52, 56] { left += Int(StateBytes.short(in: bytes, at: range.lowerBound + offset)) }
    while left > 0, texts.skip() { left -= 1 }
    return left == 0 && texts.isAtEnd
  }

  init(_ records: StateRecords<Self>, _ number: Int) {
    var rest = records.rest(number)
    let identity = rest.text() ?? ""
    let source = rest.text() ?? ""
    func texts(_ offset: Int) -> [String] { rest.texts(Int(records.short(number, at: offset))) ?? [] }
    let borrowed = texts(48)
    let merged = texts(52)
    self.init(
      identity: identity, path: records.path(number), fingerprint: Fingerprint(value: records.number(number, at: 32)),
      stamp: records.stamp(number), source: source, borrowed: borrowed, spellings: texts(56), merged: merged)
  }

  func write(to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.add(short: 0)
    bytes.add(short: path.utf8.count)
    bytes.add(stamp)
    bytes.add(fingerprint.value)
    bytes.add(Fingerprint(identity).value)
    for count in [borrowed.count, merged.count, spellings.count] { bytes.add(short: count) }
    bytes += path.utf8
    for text in [identity, source] { bytes.add(text) }
    for texts in [borrowed, merged, spellings] { for text in texts { bytes.add(text) } }
    bytes.put(short: bytes.count - start, at: start)
  }
}

extension StateRecords<ArticleRecord> {
  func hash(_ number: Int) -> UInt64 { self.number(number, at: 40) }

  func borrowsNames(_ number: Int) -> Bool { short(number, at: 48) > 0 }

  func isMerged(_ number: Int) -> Bool { short(number, at: 52) > 0 }
}
