/// The bytes of a tree's texts and attributes: parts of the source, and behind them what had to be put together.
///
/// A text is gathered part by part. While it is one part of the source, nothing is copied.
struct TreeText {
  let source: UnsafeBufferPointer<UInt8>
  /// The bytes behind those of the source.
  private(set) var added: [UInt8] = []
  private var invisible = InvisibleCharacters()
  /// The text that is being gathered, while it is one part of the source.
  private var part = 0..<0
  /// Where in `added` the text that is being gathered begins; `nil` while it is one part of the source.
  private var start: Int?

  /// Whether all characters of the source surely show something.
  private let isVisible: Bool

  init(_ source: UnsafeBufferPointer<UInt8>, isVisible: Bool = false) {
    self.source = source
    self.isVisible = isVisible
  }

  /// How many characters were taken out because they show nothing.
  var removedCharacters: Int { invisible.removed }

  // MARK: Gathering a text

  /// Adds a part of the source.
  mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if start == nil {
      if part.isEmpty {
        part = range
        return
      }
      if part.upperBound == range.lowerBound {
        part = part.lowerBound..<range.upperBound
        return
      }
    }
    append(UnsafeBufferPointer(rebasing: source[range]))
  }

  /// Adds bytes that do not stand in the source so.
  mutating func append(_ bytes: some Collection<UInt8>) {
    if start == nil {
      start = added.count
      added.append(contentsOf: UnsafeBufferPointer(rebasing: source[part]))
    }
    added.append(contentsOf: bytes)
  }

  /// Adds a part of the source with its character references resolved; `false` when one of them is not plain.
  mutating func append(resolving range: Range<Int>, isInAttribute: Bool) -> Bool {
    var written = range.lowerBound
    var index = written
    while let reference = source.index(of: 0x26, from: index, to: range.upperBound) {
      switch CharacterReferences.read(source, at: reference, before: range.upperBound, isInAttribute: isInAttribute) {
      case .unknown: return false
      case .text(let end): index = end
      case .character(let scalar, let end):
        append(written..<reference)
        append(scalar.utf8)
        (written, index) = (end, end)
      }
    }
    append(written..<range.upperBound)
    return true
  }

  /// Ends the text: where its bytes stand, without invisible characters. The next one begins.
  mutating func end() -> Range<Int32> {
    defer { (part, start) = (0..<0, nil) }
    guard let start else { return visible(part) }
    let visible = added.withUnsafeBufferPointer {
      invisible.replacement(for: UnsafeBufferPointer(rebasing: $0[start...]))
    }
    if let visible { added.replaceSubrange(start..., with: visible) }
    return Self.range(source.count + start..<source.count + added.count)
  }

  /// Whether nothing was gathered since the last end.
  var isEmpty: Bool { start == nil && part.isEmpty }

  // MARK: Whole texts

  /// The part of the source when all of it can be seen, else a copy of what can.
  mutating func visible(_ part: Range<Int>) -> Range<Int32> {
    guard !isVisible, let bytes = invisible.replacement(for: UnsafeBufferPointer(rebasing: source[part])) else {
      return Self.range(part)
    }
    let start = source.count + added.count
    added += bytes
    return Self.range(start..<source.count + added.count)
  }

  private static func range(_ range: Range<Int>) -> Range<Int32> {
    Int32(clamping: range.lowerBound)..<Int32(clamping: range.upperBound)
  }
}
