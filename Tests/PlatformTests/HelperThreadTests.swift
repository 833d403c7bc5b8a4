import Foundation
import Testing

@testable import Platform

@Suite struct HelperThreadTests {
  @Test("each thread does all of the work, and it is done when all were joined", arguments: [0, 1, 5])
  func work(count: Int) {
    let threads = Lock<[UInt]>([])
    let helpers = HelperThread.begin(
      { [started = pthread_self()] in
        #expect(pthread_self() != started)
        threads.withLock { $0.append(UInt(pthread_self())) }
      }, onThreads: count)
    for helper in helpers { helper.join() }
    #expect(helpers.count == count)
    #expect(Set(threads.withLock { $0 }).count == count)
  }

  @Test("what is begun while others are at work does not wait for them") func nested() {
    let outer = Workers(4).map(8, grain: 1) { first in
      Workers(3).map(6, grain: 1) { second in Workers(2).map(5, grain: 1) { 100 * first + 10 * second + $0 } }
    }
    let expected = (0..<8).map { first in (0..<6).map { second in (0..<5).map { 100 * first + 10 * second + $0 } } }
    #expect(outer == expected)
  }

  @Test("threads are used again and again, from several threads at once") func again() {
    let done = Lock(0)
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      for round in 1...500 {
        let results = Workers(3).map(round % 7, grain: 1) { $0 }
        if results == Array(0..<round % 7) { done.withLock { $0 += 1 } }
      }
    }
    #expect(done.withLock { $0 } == 2000)
  }

  @Test("what the work refers to is given up before it is done") func references() {
    final class Held: Sendable {}
    weak var held: Held?
    do {
      let owner = Held()
      held = owner
      for helper in HelperThread.begin({ withExtendedLifetime(owner) {} }, onThreads: 2) { helper.join() }
    }
    #expect(held == nil)
  }

  @Test("a thread sleeps between two pieces of work instead of ending") func reuse() {
    // Others use threads too: of fifty rounds some find the one that they just left.
    let threads = (0..<50).map { _ in
      let thread = Lock<UInt>(0)
      for helper in HelperThread.begin({ thread.withLock { $0 = UInt(pthread_self()) } }, onThreads: 1) {
        helper.join()
      }
      return thread.withLock { $0 }
    }
    #expect(Set(threads).count < 50)
  }
}
