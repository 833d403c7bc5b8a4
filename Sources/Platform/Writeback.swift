import CLinux
import Glibc
import Synchronization

/// Brings what is written to a file system to its disk while more is written, so that in the end little is left to wait for.
///
/// Systems begin by themselves after half a minute, or when a tenth of the memory waits to be written: of what most builds write, nothing
/// would be on the disk before the end.
package final class Writeback: Sendable {
  private let path: String
  private let portion: Int
  /// How many bytes were written since the last portion was begun.
  private let written = Atomic<Int>(0)
  /// Whether a portion is on its way.
  private let isBusy = Atomic<Bool>(false)
  /// The thread that brings portions, while it does.
  private let helper = Lock<[HelperThread]>([])
  private let device = Lock(Device())

  /// - Parameters:
  ///   - path: a folder of the file system.
  ///   - portion: how many bytes are written before they are brought to the disk.
  package init(_ path: String, portion: Int = 32 << 20) {
    self.path = path
    self.portion = portion
  }

  /// Tells that so many bytes were written.
  package func note(_ bytes: Int) {
    guard written.wrappingAdd(bytes, ordering: .relaxed).newValue >= portion else { return }
    guard isBusy.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged else {
      return
    }
    written.store(0, ordering: .relaxed)
    helper.withLock { helper in
      for helper in helper { helper.join() }
      helper = HelperThread.begin(
        { [self] in
          bring()
          isBusy.store(false, ordering: .releasing)
        }, onThreads: 1)
      // Without another thread all of it is waited for in the end.
    }
  }

  /// Waits until all that was written is on the disk.
  ///
  /// - Throws: `SystemError` where anything of it could not be written there, also where that came out before.
  package func finish() throws(SystemError) {
    helper.withLock { helper in
      for helper in helper { helper.join() }
      helper = []
    }
    bring()
    if let failure = device.withLock({ $0.failure }) { throw failure }
  }

  private func bring() {
    device.withLock { $0.synchronise(path) }
  }

  /// The file system. It stays open, since what fails in it is told once to each who has it open.
  private struct Device: ~Copyable {
    private var descriptor: Int32 = -1
    /// What failed first.
    private(set) var failure: SystemError?

    mutating func synchronise(_ path: String) {
      if descriptor < 0 {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        Usage.note(calls: 2)
      }
      Usage.note(calls: 1)
      if descriptor < 0 || syncfs(descriptor) != 0, failure == nil { failure = SystemError("write", path) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
  }
}
