import Glibc

/// A thread that does pieces of work one after the other, and sleeps in between: to start one takes a tenth of a millisecond, which an
/// import would spend a thousand times.
final class HelperThread: @unchecked Sendable {
  /// A piece of work.
  typealias Work = @Sendable () -> Void

  /// Those that have nothing to do, the oldest last, which is taken first: the C library keeps what threads free by threads, and what one
  /// freed is of no use for others.
  private static let idle = Lock<[HelperThread]>([])
  /// The number of the newest.
  private static let last = Lock(0)
  /// As deep as the main thread's.
  private static let stackSize = 16 << 20

  // In places of their own, since neither may move; used under the mutex only.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// Its place among all of them in the order in which they were made.
  private let number: Int
  /// What is to be done next.
  private var work: Work?
  /// Whether the work that was handed over last is still to be done.
  private var isBusy = false

  /// Has as many threads do a piece of work, each all of it: those that are idle, and new ones, which stay. Fewer where the system has no more.
  static func begin(_ work: @escaping Work, onThreads count: Int) -> [HelperThread] {
    guard count > 0 else { return [] }
    let rested = idle.withLock { idle in
      defer { idle.removeLast(min(count, idle.count)) }
      return Array(idle.suffix(count))
    }
    for helper in rested { helper.take(work) }
    let new = (rested.count..<count).compactMap { _ in HelperThread(starting: work) }
    if !new.isEmpty { moveToIdleCore() }
    return rested + new
  }

  /// Waits until the work is done, and lets others have the thread.
  func join() {
    locked { while isBusy { pthread_cond_wait(changed, mutex) } }
    Self.idle.withLock { idle in
      idle.insert(self, at: idle.firstIndex { $0.number < number } ?? idle.endIndex)
    }
  }

  private init?(starting work: @escaping Work) {
    number = Self.last.withLock { last in
      last += 1
      return last
    }
    // Neither can fail without attributes.
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
    changed.initialize(to: pthread_cond_t())
    pthread_cond_init(changed, nil)
    self.work = work
    isBusy = true
    guard start() else { return nil }
  }

  /// Only of one that was never started: others are there as long as the process is.
  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  private func take(_ work: @escaping Work) {
    locked {
      self.work = work
      isBusy = true
      pthread_cond_broadcast(changed)
    }
  }

  private func start() -> Bool {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return false }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackSize)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, &attributes,
      { context in
        HelperThread.moveToIdleCore()
        if let context { Unmanaged<HelperThread>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, context.toOpaque())
    guard status == 0 else {
      context.release()
      return false
    }
    return true
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

  private func run() -> Never {
    while true {
      // Given up before others are told: what it refers to may be theirs.
      next()()
      locked {
        isBusy = false
        pthread_cond_broadcast(changed)
      }
    }
  }

  /// The next piece of work, once there is one.
  private func next() -> Work {
    locked {
      while true {
        if let next = work {
          work = nil
          return next
        }
        pthread_cond_wait(changed, mutex)
      }
    }
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}
