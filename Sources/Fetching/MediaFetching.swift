import Content
import Diagnostics
import Media
import Platform

/// A run at work: what was begun, what came of it, and what is to be done about that.
struct MediaFetching {
  private let run: MediaRun
  private let wanted: [MediaNeed]
  private let journal: MediaJournal
  private(set) var index: MediaIndex
  private(set) var summary: MediaRun.Summary

  /// Where each of the wanted files is looked for now.
  private var states: [State]
  private var schedule: HostSchedule
  private var generator = SystemRandomNumberGenerator()
  private let start = Console.seconds
  private var done = 0
  /// How many bytes came, also of what is not kept.
  private var received = 0
  /// Why the run has to end.
  private var failure: SystemError?

  private struct State {
    /// The address that is asked, or will be.
    var url: String
    /// Which of the fall-backs it is at; -1 for the file's own address.
    var fallback = -1
    var attempts = 0
    var redirections = 0
    /// Why its own address did not do.
    var problem: FetchProblem?
  }

  init(
    _ run: MediaRun, _ wanted: [MediaNeed], _ index: MediaIndex, _ journal: MediaJournal, _ summary: MediaRun.Summary
  ) {
    self.run = run
    self.wanted = wanted
    self.index = index
    self.journal = journal
    self.summary = summary
    states = wanted.map { State(url: $0.url) }
    schedule = HostSchedule(perHost: run.settings.connectionsPerHost, delay: run.settings.delay)
  }

  /// Works until nothing is left, or a bound is reached.
  mutating func work() throws {
    let loop = try TransferLoop(run.settings, folder: run.folder)
    for subject in wanted.indices { schedule.add(subject, at: host(of: subject)) }
    while failure == nil {
      try begin(on: loop)
      guard loop.count > 0 || schedule.count > 0 else { break }
      if loop.count == 0, isOver { break }
      let pause = schedule.nextTime(after: Console.seconds).map { $0 - Console.seconds } ?? 1
      if loop.count == 0 {
        Console.sleep(min(pause, 1))
      } else {
        loop.wait(pause) { subject, url, response, bytes in settle(subject, url, response, bytes) }
      }
    }
    summary.left = schedule.count
    if let failure { throw failure }
  }

  /// Whether a bound is reached, so that nothing more is begun.
  private var isOver: Bool {
    received >= run.settings.mostBytesOfRun || Console.seconds - start >= run.settings.mostSeconds
  }

  private func host(of subject: Int) -> String { WebAddress(states[subject].url).server }

  private mutating func begin(on loop: TransferLoop) throws {
    while loop.count < run.settings.connections, !isOver, let (subject, isDead) = schedule.next(at: Console.seconds) {
      if isDead {
        goOn(subject, schedule.isBusy(host(of: subject)) ? .busyHost : .deadHost)
        continue
      }
      let need = wanted[subject]
      let known = states[subject].fallback < 0 ? index.entries[need.url] : nil
      try loop.begin(
        Request(
          url: states[subject].url, kind: need.kind, entityTag: known?.entityTag, modified: known?.modified),
        for: subject)
    }
  }

  /// Does what is to be done about a response.
  private mutating func settle(_ subject: Int, _ url: String, _ response: Response, _ bytes: Int) {
    received += bytes
    let host = host(of: subject)
    var (isReached, asksForTime) = (true, false)
    if case .failed(let problem) = response { (isReached, asksForTime) = (!problem.isOfHost, problem.wait != nil) }
    schedule.end(at: host, isReached: isReached, asksForTime: asksForTime)
    switch response {
    case .stored(let stored, let tag, let modified):
      summary.fetched += 1
      summary.bytes += stored.bytes
      keep(
        MediaEntry(
          url: wanted[subject].url, digest: stored.digest, type: stored.type, bytes: stored.bytes, size: stored.size,
          fetched: run.time, origin: url == wanted[subject].url ? nil : url, entityTag: tag, modified: modified))
    case .unchanged:
      summary.unchanged += 1
      if var entry = index.entries[wanted[subject].url] {
        entry.fetched = run.time
        keep(entry)
      }
    case .redirected(let target):
      states[subject].redirections += 1
      guard states[subject].redirections <= run.settings.redirections else { return goOn(subject, .redirections) }
      states[subject].url = target
      schedule.add(subject, at: self.host(of: subject))
    case .failed(let problem): failed(subject, host, problem)
    case .unwritable(let error): failure = error
    }
  }

  private mutating func failed(_ subject: Int, _ host: String, _ problem: FetchProblem) {
    states[subject].attempts += 1
    let attempts = states[subject].attempts
    let now = Console.seconds
    guard problem.isPassing, isWaiting(for: host, problem.wait, at: now), attempts < run.settings.attempts else {
      return goOn(subject, problem)
    }
    let wait = Double(problem.wait ?? 0)
    let pause = run.settings.pause * Double(1 << (attempts - 1)) * Double.random(in: 1...1.5, using: &generator)
    schedule.add(subject, at: host, after: now + max(pause, wait))
  }

  /// Leaves a host the time that it asks for, if it asks for some; one that asks for too much is asked no more.
  ///
  /// - Returns: whether it is asked again.
  private mutating func isWaiting(for host: String, _ wait: Int?, at now: Double) -> Bool {
    guard let wait else { return true }
    let longest = wait <= run.settings.longestWait ? run.settings.attempts * run.settings.longestWait : 0
    return schedule.pause(host, at: now, for: Double(wait), longest: Double(longest))
  }

  /// Goes on to the next address of a file, or gives it up.
  private mutating func goOn(_ subject: Int, _ problem: FetchProblem) {
    if states[subject].fallback < 0 { states[subject].problem = problem }
    let need = wanted[subject]
    let next = states[subject].fallback + 1
    // What is kept is better than what others have of it.
    guard index.entries[need.url] == nil, next < need.fallbacks.count else {
      return giveUp(subject, states[subject].problem ?? problem)
    }
    states[subject] = State(url: need.fallbacks[next], fallback: next, problem: states[subject].problem)
    schedule.add(subject, at: host(of: subject))
  }

  private mutating func giveUp(_ subject: Int, _ problem: FetchProblem) {
    let need = wanted[subject]
    // What is kept from before stays, and is not asked for again by every run.
    if var entry = index.entries[need.url] {
      entry.fetched = run.time
      return keep(entry)
    }
    let failure = MediaFailure(of: need.url, problem, before: index.failures[need.url], at: run.time)
    index.add(failure)
    summary.failed += 1
    summary.diagnostics.append(
      Diagnostic(
        .warning, "media", "cannot fetch \(need.url): \(problem.reason)",
        help: "pages show what is at the address; \(failure.remedy ?? problem.remedy)"))
    do { try journal.note(failure) } catch { self.failure = error }
    count()
  }

  private mutating func keep(_ entry: MediaEntry) {
    index.add(entry)
    do { try journal.note(entry) } catch { failure = error }
    count()
  }

  private mutating func count() {
    done += 1
    run.progress(done, wanted.count, received)
  }
}

extension MediaFailure {
  /// What a run could not fetch, and may another time.
  ///
  /// - Parameters:
  ///   - before: what was known of the same address.
  ///   - time: that of the run.
  fileprivate init(of url: String, _ problem: FetchProblem, before: MediaFailure?, at time: Int) {
    let attempts = (before?.attempts ?? 0) + 1
    self.init(url: url, reason: problem.reason, attempts: attempts, first: before?.first ?? time, last: time)
    guard problem.isPassing else { return }
    next = time + max(Self.pause(after: attempts), min(problem.wait ?? 0, Self.longestPause))
  }

  /// Whether a run tries it again of itself. Where the clock was set back, what is due later than that can be is due now.
  func isDue(at time: Int) -> Bool {
    guard let next else { return false }
    return next <= time || next > time + Self.longestPause
  }

  /// When it is tried again, in words; `nil` where no run does that of itself.
  fileprivate var remedy: String? {
    next.map {
      "runs after \(Timestamp(seconds: $0).rfc3339) try again, and broadsheet media --retry-failed does at once"
    }
  }
}

extension WebAddress {
  /// The host with its port, unless that is the usual one, and without a user's name: whoever is asked so or so is the same.
  fileprivate var server: String {
    guard let port, !port.isEmpty, port != (scheme == "https" ? "443" : "80") else { return host }
    return host + ":" + port
  }
}
