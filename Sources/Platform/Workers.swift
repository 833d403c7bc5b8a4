import Glibc
import Synchronization

/// Threads that share out a piece of work: `map` over the indices of it.
///
/// Plain threads rather than tasks, because the work is bound by the processor, never waits, and parses foreign input:
/// their stacks are as deep as the main thread's.
package struct Workers: Sendable {
  /// How many threads work at once; at least 1.
  package let count: Int

  /// - Parameter count: the number of threads; `nil` for one per processor core.
  package init(_ count: Int? = nil) {
    self.count = max(1, min(count ?? Self.cores, 256))
  }

  /// The number of processor cores that this process may use.
  package static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

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
    let work = Work {
      while true {
        let start = next.wrappingAdd(grain, ordering: .relaxed).oldValue
        guard start < count else { return }
        for index in start..<min(start + grain, count) { body(index) }
      }
    }
    let others = (1..<max(threads, 1)).compactMap { _ in Self.start(work) }
    if !others.isEmpty { Self.moveToIdleCore() }
    meanwhile()
    // The calling thread works too: when no other thread can be had, the work is done all the same.
    work.body()
    for thread in others { pthread_join(thread, nil) }
  }

  /// The results of two pieces of work that are done at the same time, if there is more than one thread.
  package func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let results = Lock<(First?, Second?)>((nil, nil))
    withoutActuallyEscaping(first) { first in
      withoutActuallyEscaping(second) { second in
        run(2, grain: 1) { index in
          if index == 0 {
            let result = first()
            results.withLock { $0.0 = result }
          } else {
            let result = second()
            results.withLock { $0.1 = result }
          }
        }
      }
    }
    let (one, other) = results.withLock { $0 }
    guard let one, let other else { return (first(), second()) }
    return (one, other)
  }

  private static let stackSize = 16 << 20

  private static func start(_ work: Work) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(work)
    let status = pthread_create(
      &thread, &attributes,
      { context in
        Workers.moveToIdleCore()
        if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, context.toOpaque())
    guard status == 0 else {
      context.release()
      return nil
    }
    return thread
  }

  /// Lets the system choose a core for the thread that calls it: one that starts another, and the one that was started.
  ///
  /// Linux often begins a thread on the core of the one that started it, where both then take turns for ten milliseconds and more,
  /// however idle the other cores are. A thread that wakes up goes to an idle core at once, for which it has to sleep first, if only for
  /// a moment: a twentieth of a millisecond.
  private static func moveToIdleCore() {
    var moment = timespec(tv_sec: 0, tv_nsec: 1)
    nanosleep(&moment, nil)
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// A buffer whose elements are each written by one thread only.
  private struct Shared<Element>: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<Element>
    init(_ buffer: UnsafeMutableBufferPointer<Element>) { self.buffer = buffer }
  }
}
