/// A place in a text: line and column, both counted from 1.
///
/// Columns count Unicode scalars, so that a position means the same to a person and to an editor, whatever
/// the number of bytes that a Chinese character takes. A byte order mark before the first is none.
public struct SourcePosition: Sendable, Hashable, Comparable {
  /// The line, from 1. Lines end at LF, CRLF or CR.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A text with the means to say where in it a byte stands, and to show the line.
///
/// It looks lines up when asked: positions are needed for diagnostics only, so a text without any pays nothing.
public struct SourceText: Sendable {
  /// The UTF-8 bytes of the text.
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes of a text are the byte order mark that some editors write before it: 3 or none.
  @inlinable
  public static func byteOrderMark(of text: some Sequence<UInt8>) -> Int {
    text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Where the first line begins.
  private var beginning: Int { Self.byteOrderMark(of: bytes) }

  /// The position of the byte at `offset`; an offset past the end is the place behind the last byte.
  public func position(at offset: Int) -> SourcePosition {
    let end = min(max(offset, beginning), bytes.count)
    var line = 1
    var start = beginning
    var index = start
    while index < end {
      if let next = lineEnd(at: index), next <= end {
        line += 1
        start = next
        index = next
      } else {
        index += 1
      }
    }
    var column = 1
    for byte in bytes[start..<end] where byte & 0xC0 != 0x80 { column += 1 }
    return SourcePosition(line: line, column: column)
  }

  /// The text of a line (from 1) without its line end; invalid UTF-8 shows as U+FFFD. Empty when there is no such line.
  public func line(_ number: Int) -> String {
    var line = 1
    var start = beginning
    var index = start
    while index < bytes.count {
      if let next = lineEnd(at: index) {
        if line == number { return String(decoding: bytes[start..<index], as: UTF8.self) }
        line += 1
        start = next
        index = next
      } else {
        index += 1
      }
    }
    return line == number ? String(decoding: bytes[start...], as: UTF8.self) : ""
  }

  /// Where what is no UTF-8 begins for the first time; `nil` where all of it is.
  public var invalidOffset: Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var parser = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }

  /// What is told of a text that has bytes which are not UTF-8: where the first of them stands; `nil` where all of it is UTF-8.
  ///
  /// - Parameter help: what became of them, and what helps.
  public func encodingDiagnostic(
    _ severity: Diagnostic.Severity = .warning, file: String?, help: String
  ) -> Diagnostic? {
    invalidOffset.map { diagnostic(severity, "encoding", "bytes that are not UTF-8", file: file, at: $0, help: help) }
  }

  /// A diagnostic that points at the byte at `offset` of this text.
  public func diagnostic(
    _ severity: Diagnostic.Severity, _ identifier: String, _ message: String,
    file: String?, at offset: Int, help: String? = nil
  ) -> Diagnostic {
    let position = position(at: offset)
    return Diagnostic(
      severity, identifier, message, file: file, position: position, sourceLine: line(position.line), help: help)
  }

  /// The offset behind the line end that starts at `index`, or `nil` when none starts there.
  private func lineEnd(at index: Int) -> Int? {
    switch bytes[index] {
    case UInt8(ascii: "\n"): index + 1
    case UInt8(ascii: "\r"):
      index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n") ? index + 2 : index + 1
    default: nil
    }
  }
}
