import Glibc
import Platform

/// What each thread of the fuzzer is at, in a file that outlives the process.
struct FuzzSlots: @unchecked Sendable {
  /// One thread's.
  struct Slot {
    /// The execution that it is at; -1 between two.
    var execution = -1
  }

  private let slots: UnsafeMutablePointer<Slot>
  let count: Int

  /// Maps the file at `path`, made anew when it is not there.
  init(_ path: String, count: Int) throws(SystemError) {
    let size = count * MemoryLayout<Slot>.stride
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0, ftruncate(descriptor, off_t(size)) == 0 else { throw SystemError("write", path) }
    defer { close(descriptor) }
    guard let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED else {
      throw SystemError("map", path)
    }
    slots = memory.bindMemory(to: Slot.self, capacity: count)
    self.count = count
  }

  /// The execution of one thread.
  subscript(thread: Int) -> Int {
    get { slots[thread].execution }
    nonmutating set { slots[thread].execution = newValue }
  }

  /// The executions that threads are at.
  var running: [Int] { (0..<count).map { self[$0] }.filter { $0 >= 0 } }

  func clear() { for thread in 0..<count { self[thread] = -1 } }
}
