/// Elements in memory of their own, which can be used again for the next ones.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: 4096)
  private(set) var count = 0

  deinit { memory.deallocate() }

  /// Its elements: valid until something is appended.
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(rebasing: memory[..<count]) }

  /// Makes room for as many elements more.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if memory.count - count < more { grow(more) }
  }

  private mutating func grow(_ more: Int) {
    let larger = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(2 * memory.count, count + more))
    _ = larger.moveInitialize(fromContentsOf: memory[..<count])
    memory.deallocate()
    memory = larger
  }

  /// Appends an element, for which room was made.
  @inline(__always)
  mutating func append(_ element: Element) {
    memory.initializeElement(at: count, to: element)
    count += 1
  }

  /// Puts as many elements as `more` says behind the others, for which room was made.
  @inline(__always)
  mutating func fill(_ more: Int, _ body: (UnsafeMutableBufferPointer<Element>) -> Void) {
    body(UnsafeMutableBufferPointer(rebasing: memory[count..<count + more]))
    count += more
  }

  /// Puts others in the places of all elements.
  @inline(__always)
  mutating func update(_ body: (Element) -> Element) {
    for place in 0..<count { memory[place] = body(memory[place]) }
  }

  /// Puts few elements in order, those that are alike in the order in which they are.
  @inline(__always)
  mutating func sortFew(_ precedes: (Element, Element) -> Bool) {
    for end in 0..<count {
      let element = memory[end]
      var place = end
      while place > 0, precedes(element, memory[place - 1]) {
        memory[place] = memory[place - 1]
        place -= 1
      }
      memory[place] = element
    }
  }

  mutating func removeAll() { count = 0 }
}
