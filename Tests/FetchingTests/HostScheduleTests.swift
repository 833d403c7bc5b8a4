import Testing

@testable import Fetching

@Suite struct HostScheduleTests {
  @Test("hosts get their turns one after the other, none more than its share") func hostsGetTheirTurns() {
    var schedule = HostSchedule(perHost: 2, delay: 0)
    for subject in 0..<4 { schedule.add(subject, at: "a") }
    schedule.add(4, at: "b")
    var begun: [Int] = []
    while let (subject, _) = schedule.next(at: 0) { begun.append(subject) }
    #expect(begun == [0, 4, 1])
    schedule.end(at: "a", isReached: true)
    #expect(schedule.next(at: 0)?.subject == 2)
    #expect(schedule.next(at: 0) == nil && schedule.count == 1)
  }

  @Test("a host that asks for time gets it, and others go on") func aHostThatAsksForTime() {
    var schedule = HostSchedule(perHost: 2, delay: 0)
    for (subject, host) in ["a", "a", "b"].enumerated() { schedule.add(subject, at: host) }
    schedule.pause("a", until: 10)
    #expect(schedule.next(at: 0)?.subject == 2)
    #expect(schedule.next(at: 0) == nil)
    #expect(schedule.nextTime(after: 0) == 10)
    #expect(schedule.next(at: 10)?.subject == 0)
  }

  @Test("requests to a host keep their distance, however many connections it has") func requestsKeepTheirDistance() {
    var schedule = HostSchedule(perHost: 2, delay: 1)
    for subject in 0..<3 { schedule.add(subject, at: "a") }
    #expect(schedule.next(at: 0)?.subject == 0)
    #expect(schedule.next(at: 0.4) == nil)
    #expect(schedule.nextTime(after: 0.4) == 0.5)
    #expect(schedule.next(at: 0.5)?.subject == 1)
    schedule.end(at: "a", isReached: true)
    #expect(schedule.next(at: 1)?.subject == 2)
  }

  @Test("what waits for a time is not begun before it") func whatWaitsForATime() {
    var schedule = HostSchedule(perHost: 2, delay: 0)
    schedule.add(0, at: "a", after: 5)
    #expect(schedule.next(at: 4.9) == nil && schedule.count == 1)
    #expect(schedule.nextTime(after: 4.9) == 5)
    #expect(schedule.next(at: 5)?.subject == 0)
    #expect(schedule.count == 0 && schedule.nextTime(after: 5) == nil)
  }

  @Test("a host that was never reached is not asked any more") func aHostThatWasNeverReached() {
    var schedule = HostSchedule(perHost: 1, delay: 0)
    for subject in 0..<6 { schedule.add(subject, at: "a") }
    for _ in 0..<HostSchedule.deadAfter {
      let next = schedule.next(at: 0)
      #expect(next?.isDead == false)
      schedule.end(at: "a", isReached: false)
    }
    #expect(schedule.next(at: 0)?.isDead == true)
    #expect(schedule.next(at: 0)?.isDead == true)
    #expect(schedule.next(at: 0) == nil)
  }
}
