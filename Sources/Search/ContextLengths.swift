/// How many bits contexts have that stand one behind the other, so that they can be passed over, some at once, without being read.
struct ContextLengths: Sendable {
  /// For each value of the next bits how many whole contexts are in them, and in the higher half how many bits these have; 0 where
  /// the first one is longer.
  private let ends: [UInt8]
  /// The most contexts that the next bits can have.
  private let most: Int
  private let read: @Sendable (inout BitReader) -> TermContext

  /// How many bits are looked at together.
  private static let width = 12

  /// Of contexts with nothing but the level, and of whole ones.
  private static let levels = ContextLengths { TermContext(levelFrom: &$0) }
  private static let full = ContextLengths { TermContext(from: &$0) }

  /// Those of a list; `nil` where it has no contexts.
  static func of(_ form: ListForm) -> ContextLengths? {
    switch form {
    case .bare: nil
    case .level: levels
    case .full: full
    }
  }

  /// - Parameter read: reads a context.
  private init(_ read: @escaping @Sendable (inout BitReader) -> TermContext) {
    self.read = read
    // Each value, and zeros behind it.
    let (values, zeros) = (0..<1 << Self.width, BitWriter.width)
    var writer = BitWriter()
    for bits in values {
      writer.write(UInt64(bits), Self.width)
      writer.write(0, zeros)
    }
    var reader = BitReader(writer.finished[...])
    var ends: [UInt8] = []
    for bits in values {
      let start = bits * (Self.width + zeros)
      reader.go(to: start)
      var (count, end) = (0, 0)
      while true {
        _ = read(&reader)
        guard reader.place - start <= Self.width else { break }
        (count, end) = (count + 1, reader.place - start)
      }
      ends.append(UInt8(end << 4 | count))
    }
    self.ends = ends
    most = ends.reduce(0) { max($0, Int($1 & 0xF)) }
  }

  /// Passes over `count` contexts.
  func skip(_ count: Int, in reader: inout BitReader) {
    var left = count
    while left >= most {
      let end = ends[reader.look(Self.width)]
      guard end != 0 else {
        _ = read(&reader)
        left -= 1
        continue
      }
      reader.skip(Int(end >> 4))
      left -= Int(end & 0xF)
    }
    for _ in 0..<left { _ = read(&reader) }
  }
}
