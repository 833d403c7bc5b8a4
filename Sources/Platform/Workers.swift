import Glibc
import Synchronization

/// Threads that share out a piece of work: `map` over the indices of it.
///
/// Plain threads (`HelperThread`) rather than tasks, because the work is bound by the processor, never waits, and parses foreign input:
/// their stacks are as deep as the main thread's.
package struct Workers: Sendable {
  /// How many threads work at once; at least 1.
  package let count: Int

  /// - Parameter count: the number of threads; `nil` for one per processor core that this process may use.
  package init(_ count: Int? = nil) {
    self.count = max(1, min(count ?? ProcessorCores.usable, 256))
  }

  /// The results of `body` for every index below `count`, by index, whatever thread came first.
  ///
  /// Indices are handed out in runs of `grain`, so that handing out costs little and the threads end together.
  ///
  /// - Parameters:
  ///   - lastFirst: whether the last indices are handed out first: where those take longest, no thread waits for them in the end.
  ///   - meanwhile: what the calling thread does once the others have begun, before it joins them.
  package func map<Result: Sendable>(
    _ count: Int, grain: Int = 16, lastFirst: Bool = false, meanwhile: () -> Void = {},
    _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    guard count > 0 else {
      meanwhile()
      return []
    }
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      let results = Shared(buffer)
      withoutActuallyEscaping(body) { body in
        run(count, grain: grain, meanwhile: meanwhile) { number in
          let index = lastFirst ? count - 1 - number : number
          results.buffer.initializeElement(at: index, to: body(index))
        }
      }
      initialized = count
    }
  }

  /// Calls `body` for every index below `count`, on all threads, and returns when all are done.
  ///
  /// - Parameter meanwhile: what the calling thread does once the others have begun, before it joins them.
  package func run(
    _ count: Int, grain: Int = 16, meanwhile: () -> Void = {}, _ body: @escaping @Sendable (Int) -> Void
  ) {
    let grain = max(1, grain)
    let threads = min(self.count, (count + grain - 1) / grain)
    let next = Atomic<Int>(0)
    let work: @Sendable () -> Void = {
      while true {
        let start = next.wrappingAdd(grain, ordering: .relaxed).oldValue
        guard start < count else { return }
        for index in start..<min(start + grain, count) { body(index) }
      }
    }
    let others = HelperThread.begin(work, onThreads: threads - 1)
    meanwhile()
    // The calling thread works too: when no other thread can be had, the work is done all the same.
    work()
    for thread in others { thread.join() }
  }

  /// The results of two pieces of work that are done at the same time, if there is more than one thread.
  package func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    withUnsafeTemporaryAllocation(of: First.self, capacity: 1) { one in
      withUnsafeTemporaryAllocation(of: Second.self, capacity: 1) { other in
        let (ones, others) = (Shared(one), Shared(other))
        withoutActuallyEscaping(first) { first in
          withoutActuallyEscaping(second) { second in
            run(2, grain: 1) { index in
              if index == 0 {
                ones.buffer.initializeElement(at: 0, to: first())
              } else {
                others.buffer.initializeElement(at: 0, to: second())
              }
            }
          }
        }
        return (one.moveElement(from: 0), other.moveElement(from: 0))
      }
    }
  }

  /// A buffer whose elements are each written by one thread only.
  private struct Shared<Element>: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<Element>
    init(_ buffer: UnsafeMutableBufferPointer<Element>) { self.buffer = buffer }
  }
}
