/// Which request is to be made next, so that no host gets more of them at once, or sooner after each other, than is polite.
///
/// It knows subjects by numbers, and the time only from those who ask.
struct HostSchedule {
  /// A host, and what waits for it.
  private struct Host {
    var waiting: [Int] = []
    /// How many of those were begun.
    var next = 0
    var active = 0
    /// When each of its connections may make another request, and all of them may.
    var pausedUntil = 0.0
    /// How many requests in a row did not reach it.
    var misses = 0
    /// Since when it has asked for time and answered nothing else.
    var busySince: Double?
    /// Whether it is asked no more, for either of these.
    var isDead = false

    var hasWork: Bool { next < waiting.count }
  }

  private let perHost: Int
  private let delay: Double
  private var hosts: [Host] = []
  private var numbers: [String: Int] = [:]
  /// Hosts with something to do, in the order in which they get their turn.
  private var turns: [Int] = []
  /// Subjects that wait until a time.
  private var sleeping: [(until: Double, subject: Int, host: Int)] = []
  /// How many subjects wait.
  private(set) var count = 0

  init(perHost: Int, delay: Double) {
    self.perHost = perHost
    self.delay = delay
  }

  /// The number of a host.
  private mutating func number(of host: String) -> Int {
    if let number = numbers[host] { return number }
    numbers[host] = hosts.count
    hosts.append(Host())
    return hosts.count - 1
  }

  /// Adds something to do at a host.
  ///
  /// - Parameter time: when it may be done at the earliest; `nil` for at once.
  mutating func add(_ subject: Int, at host: String, after time: Double? = nil) {
    let number = number(of: host)
    count += 1
    if let time {
      sleeping.append((time, subject, number))
      return
    }
    enqueue(subject, number)
  }

  private mutating func enqueue(_ subject: Int, _ number: Int) {
    hosts[number].waiting.append(subject)
    if hosts[number].waiting.count - hosts[number].next == 1 { turns.append(number) }
  }

  /// What may be begun at a time: a subject, with whether its host is dead, so that there is no use in asking it; `nil` when nothing may
  /// be begun yet.
  mutating func next(at time: Double) -> (subject: Int, isDead: Bool)? {
    wake(at: time)
    for (place, number) in turns.enumerated() {
      let host = hosts[number]
      guard host.isDead || host.active < perHost && host.pausedUntil <= time else { continue }
      turns.remove(at: place)
      let subject = hosts[number].waiting[host.next]
      hosts[number].next += 1
      if hosts[number].hasWork { turns.append(number) } else { hosts[number].waiting = []; hosts[number].next = 0 }
      count -= 1
      if !host.isDead {
        hosts[number].active += 1
        if delay > 0 { hosts[number].pausedUntil = time + delay / Double(perHost) }
      }
      return (subject, host.isDead)
    }
    return nil
  }

  private mutating func wake(at time: Double) {
    guard sleeping.contains(where: { $0.until <= time }) else { return }
    let awake = sleeping.filter { $0.until <= time }
    sleeping.removeAll { $0.until <= time }
    for sleeper in awake { enqueue(sleeper.subject, sleeper.host) }
  }

  /// When something may be begun at the earliest that may not be now; `nil` when nothing waits for a time.
  func nextTime(after time: Double) -> Double? {
    let pauses = turns.lazy.filter { hosts[$0].active < perHost }.map { hosts[$0].pausedUntil }.filter { $0 > time }
    let sleepers = sleeping.lazy.map(\.until).filter { $0 > time }
    return [sleepers.min(), pauses.min()].compactMap { $0 }.min()
  }

  /// Notes that a request to a host is over.
  ///
  /// - Parameters:
  ///   - isReached: whether the host answered.
  ///   - asksForTime: whether it answered that it wants time.
  mutating func end(at host: String, isReached: Bool, asksForTime: Bool = false) {
    let number = number(of: host)
    hosts[number].active -= 1
    if isReached, !asksForTime { hosts[number].busySince = nil }
    hosts[number].misses = isReached ? 0 : hosts[number].misses + 1
    if hosts[number].misses >= Self.deadAfter { hosts[number].isDead = true }
  }

  /// After how many requests in a row that did not reach it a host is taken for dead.
  static let deadAfter = 4

  /// Whether a host asked for time when it answered last.
  func isBusy(_ host: String) -> Bool { numbers[host].map { hosts[$0].busySince != nil } ?? false }

  /// Makes all that waits for a host wait, since whoever asks for time asks for it for all that is to come. A host that has asked for it
  /// for too long is asked no more.
  ///
  /// - Parameters:
  ///   - wait: how long from `time` on.
  ///   - longest: for how long, all told, from when it asked first.
  /// - Returns: whether it is asked again.
  mutating func pause(_ host: String, at time: Double, for wait: Double, longest: Double) -> Bool {
    let number = number(of: host)
    let since = hosts[number].busySince ?? time
    hosts[number].busySince = since
    guard time + wait - since <= longest else {
      hosts[number].isDead = true
      return false
    }
    pause(host, until: time + wait)
    return true
  }

  /// Makes all that waits for a host wait until a time.
  mutating func pause(_ host: String, until time: Double) {
    let number = number(of: host)
    hosts[number].pausedUntil = max(hosts[number].pausedUntil, time)
  }
}
