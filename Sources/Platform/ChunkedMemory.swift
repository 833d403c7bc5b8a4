import Glibc

/// Memory for many slabs that are given up at about the same time. It is taken from the system in large chunks, each of which goes back
/// to it as soon as none of its slabs is left.
///
/// What the C library hands out lies between other things, some of which stay, so that little of it goes back.
package final class ChunkedMemory: Sendable {
  /// The last chunk, and how many of its bytes are in use.
  private let last = Lock<(chunk: MemoryChunk, used: Int)?>(nil)

  package init() {}

  /// A copy of elements, which have no references.
  package func slab<Elements: Collection>(_ elements: Elements) -> Slab where Elements.Element: BitwiseCopyable {
    let size = elements.count * MemoryLayout<Elements.Element>.stride
    let (chunk, start) = room(size)
    let bytes = UnsafeMutableRawBufferPointer(rebasing: chunk.memory[start..<start + size])
    _ = bytes.bindMemory(to: Elements.Element.self).initialize(fromContentsOf: elements)
    return Slab(UnsafeRawBufferPointer(bytes), of: chunk)
  }

  /// Where as many bytes are that nobody else has, aligned for any element.
  private func room(_ count: Int) -> (chunk: MemoryChunk, start: Int) {
    last.withLock { last in
      if let (chunk, used) = last {
        let start = (used + 15) / 16 * 16
        if start + count <= chunk.memory.count {
          last = (chunk, start + count)
          return (chunk, start)
        }
      }
      let chunk = MemoryChunk(atLeast: count, isFirst: last == nil)
      last = (chunk, count)
      return (chunk, 0)
    }
  }
}

/// Pages of the system.
final class MemoryChunk: @unchecked Sendable {
  /// Each byte is written once at most, before others know of it.
  let memory: UnsafeMutableRawBufferPointer
  private let isMapped: Bool

  /// As much as the system may hand out at once, without filling it page by page, where it begins at a multiple of it.
  static let hugePage = 2 << 20
  /// What is enough for little.
  private static let smallSize = 128 << 10

  /// - Parameters:
  ///   - count: how many bytes it has to have.
  ///   - isFirst: whether it may be the only one, and should be no larger than that needs.
  init(atLeast count: Int, isFirst: Bool) {
    let size = isFirst && count <= Self.smallSize ? Self.smallSize : Self.roundedUp(count)
    if let pages = Self.pages(size) {
      (memory, isMapped) = (pages, true)
    } else {
      (memory, isMapped) = (.allocate(byteCount: size, alignment: 16), false)
    }
  }

  private static func roundedUp(_ count: Int) -> Int { max(count + hugePage - 1, hugePage) / hugePage * hugePage }

  /// Pages of the system; `nil` when there are none to be had.
  private static func pages(_ size: Int) -> UnsafeMutableRawBufferPointer? {
    guard size >= hugePage else { return map(size) }
    // Where they begin cannot be chosen: what is too much on both sides goes back.
    guard let all = map(size + hugePage), let start = all.baseAddress else { return nil }
    let before = (hugePage - Int(bitPattern: start) % hugePage) % hugePage
    if before > 0 { munmap(start, before) }
    if before < hugePage { munmap(start + before + size, hugePage - before) }
    madvise(start + before, size, MADV_HUGEPAGE)
    return UnsafeMutableRawBufferPointer(start: start + before, count: size)
  }

  private static func map(_ size: Int) -> UnsafeMutableRawBufferPointer? {
    let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    return start == MAP_FAILED ? nil : UnsafeMutableRawBufferPointer(start: start, count: size)
  }

  deinit {
    if isMapped { munmap(memory.baseAddress, memory.count) } else { memory.deallocate() }
  }
}
