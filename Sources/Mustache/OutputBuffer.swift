/// What rendering appends to: bytes in memory of their own, which grow at their end.
///
/// Templates consist of short pieces, and `Array.append(contentsOf:)` takes a hundred instructions for each.
struct OutputBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes there are.
  private(set) var count = 0

  /// Room for most pages.
  private static let initialCapacity = 1 << 14

  init() {
    capacity = Self.initialCapacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// Appends bytes, which do not lie in the buffer itself.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    // Room is made for all of them before the first is written.
    if bytes.count > capacity - count { grow(by: bytes.count) }
    (start + count).initialize(from: source, count: bytes.count)
    count += bytes.count
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// All bytes.
  borrowing func bytes() -> [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  private mutating func grow(by added: Int) {
    let capacity = max(2 * capacity, count + added)
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    start.moveInitialize(from: self.start, count: count)
    self.start.deallocate()
    self.start = start
    self.capacity = capacity
  }
}
