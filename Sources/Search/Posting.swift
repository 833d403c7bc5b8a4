/// An article that has a term, and where: its number in the segment, and the context.
struct Posting: BitwiseCopyable, Equatable {
  /// The number in the higher half, the context in the lower one.
  private let bits: UInt32

  /// - Parameter context: the bits of the context.
  init(_ number: UInt16, _ context: UInt16) { bits = UInt32(number) << 16 | UInt32(context) }

  var number: Int { Int(bits >> 16) }
  var context: TermContext { TermContext(bits: UInt16(truncatingIfNeeded: bits)) }
}
