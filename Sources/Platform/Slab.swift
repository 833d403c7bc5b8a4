/// A stretch of memory that is filled once, when it is made, and only read afterwards. What points into it is valid as long as
/// it is there.
///
/// For much that is kept in one piece: an array of arrays would ask for memory for each, and count references at each look.
package final class Slab: @unchecked Sendable {
  /// The bytes. Nobody changes them, so that any thread may read them.
  package let bytes: UnsafeRawBufferPointer
  /// What they are in; `nil` when they are memory by themselves.
  private let chunk: MemoryChunk?

  /// - Parameters:
  ///   - count: how many bytes there are at most.
  ///   - fill: puts them down, in no less room than that, and returns how many there are.
  package init<Failure: Error>(
    count: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) {
    // The system hands out much at once, instead of page by page, where it is asked for whole huge pages.
    chunk = count < MemoryChunk.hugePage ? nil : MemoryChunk(atLeast: count, isFirst: false)
    let room = chunk?.memory ?? .allocate(byteCount: max(count, 1), alignment: 16)
    do throws(Failure) {
      bytes = UnsafeRawBufferPointer(rebasing: room[..<min(try fill(room), room.count)])
    } catch {
      if chunk == nil { room.deallocate() }
      throw error
    }
  }

  /// A copy of elements, which have no references.
  package convenience init<Elements: Collection>(_ elements: Elements) where Elements.Element: BitwiseCopyable {
    let size = elements.count * MemoryLayout<Elements.Element>.stride
    self.init(count: size) { room in
      _ = room.bindMemory(to: Elements.Element.self).initialize(fromContentsOf: elements)
      return size
    }
  }

  /// Bytes of a chunk, which nobody changes any more.
  init(_ bytes: UnsafeRawBufferPointer, of chunk: MemoryChunk) {
    self.bytes = bytes
    self.chunk = chunk
  }

  deinit { if chunk == nil { bytes.deallocate() } }

  /// The memory as whole elements; bytes that are left over are not among them.
  package func elements<Element: BitwiseCopyable>(_ type: Element.Type = Element.self) -> UnsafeBufferPointer<Element> {
    let whole = bytes.count / MemoryLayout<Element>.stride * MemoryLayout<Element>.stride
    return UnsafeRawBufferPointer(rebasing: bytes[..<whole]).bindMemory(to: type)
  }
}
