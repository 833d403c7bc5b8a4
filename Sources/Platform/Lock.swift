import Glibc

/// A value that threads use one at a time.
///
/// It is locked by POSIX threads, since ThreadSanitizer sees that. The `Mutex` of Swift's library is built without the sanitizer
/// and looks to it like no lock at all: everything that stands under one is reported.
package final class Lock<Value: ~Copyable>: @unchecked Sendable {
  /// In a place of its own: a lock must not move.
  @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>
  /// In a place of its own too: as a property, one without bytes would be where the object begins, and a change of it look like one of that.
  @usableFromInline let value: UnsafeMutablePointer<Value>

  @inlinable package init(_ value: consuming sending Value) {
    mutex = .allocate(capacity: 1)
    // Neither this nor locking can fail for a lock without attributes that nobody takes twice.
    pthread_mutex_init(mutex, nil)
    self.value = .allocate(capacity: 1)
    self.value.initialize(to: value)
  }

  deinit {
    value.deinitialize(count: 1)
    value.deallocate()
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// What `body` makes of the value while no other thread has it. `body` must not ask for the same lock.
  @inlinable package func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value.pointee)
  }
}
