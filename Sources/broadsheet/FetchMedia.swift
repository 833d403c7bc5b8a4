import ArgumentParser
import Diagnostics
import Fetching
import Media
import Platform
import Site

/// `broadsheet media`
struct FetchMedia: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "media",
    abstract: "Fetch the pictures that the articles name, so that the site shows its own.",
    discussion: """
      Downloads what the articles in content/ name into media/, each file under the SHA-256 of its content, and writes \
      media/index.tsv, which says what is kept for which address; media/failures.tsv says what could not be had, why and \
      since when. `build` shows what is kept from then on. A run that was killed goes on where it was. What may be there \
      another time is tried again by later runs, less and less often; what is gone only with --retry-failed.

      In --fallback, {url} stands for the address, {encoded} for it percent-encoded, {host} and {path} for its parts, and \
      {date} for the article's day, such as 20240621.

      Example: broadsheet media --fallback 'https://web.archive.org/web/{date}id_/{url}' --most-time 50

      Exit status: 0 all well; 1 something could not be fetched; 2 nothing was fetched.
      """)

  @OptionGroup var settings: Settings

  @OptionGroup var waiting: Waiting

  @Option(help: ArgumentHelp("The folder to keep files in. (default: media)", valueName: "folder"))
  var media: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("What to fetch besides pictures: audio or video. Can be given twice.", valueName: "kind"))
  var include: [MediaType.Kind] = []

  @Flag(help: "Tell what would be fetched, and fetch nothing.")
  var dryRun = false

  @Flag(help: "Try again all that failed before, at once.")
  var retryFailed = false

  @Option(help: ArgumentHelp("Ask anew for files that were fetched so many days ago.", valueName: "days"))
  var refresh: Int?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Where to look for what is no longer at its address. Can be given several times.", valueName: "pattern"))
  var fallback: [String] = []

  @Option(help: ArgumentHelp("How many connections to use at once. (default: 16)", valueName: "number"))
  var connections: Int?

  @Option(help: ArgumentHelp("How many of them to one host. (default: 2)", valueName: "number"))
  var connectionsPerHost: Int?

  @Option(
    help: ArgumentHelp(
      "How long to wait between two requests on a connection to a host. (default: 0)", valueName: "milliseconds"))
  var delay: Int?

  @Option(help: ArgumentHelp("The largest file to fetch. (default: 32)", valueName: "mebibytes"))
  var largest: Int?

  @Option(help: ArgumentHelp("Begin no more files after so much came.", valueName: "mebibytes"))
  var mostData: Int?

  @Option(help: ArgumentHelp("Begin no more files after so long.", valueName: "minutes"))
  var mostTime: Int?

  @Option(help: ArgumentHelp("What servers are told of who asks.", valueName: "text"))
  var userAgent: String?

  @Option(help: ArgumentHelp("A proxy for all requests, such as socks5h://127.0.0.1:9050.", valueName: "address"))
  var proxy: String?

  @Flag(
    help: ArgumentHelp(
      "Also make versions 800 pixels wide of larger pictures, in WebP, by vipsthumbnail (Debian: libvips-tools)."))
  var smaller = false

  @Flag(help: "Also ask hosts with private addresses: this machine and its neighbours.")
  var allowPrivate = false

  func validate() throws {
    let numbers = [
      ("--refresh", refresh, 0...1_000_000), ("--delay", delay, MediaSettings.delays),
      ("--connections", connections, MediaSettings.connectionCounts),
      ("--connections-per-host", connectionsPerHost, MediaSettings.connectionCounts),
      ("--largest", largest, MediaSettings.sizes), ("--most-data", mostData, 0...1_000_000),
      ("--most-time", mostTime, 0...1_000_000),
    ]
    for case (let name, let number?, let range) in numbers where !range.contains(number) {
      throw ValidationError("\(name) takes a number from \(range.lowerBound) to \(range.upperBound).")
    }
    for pattern in fallback {
      if let problem = FallbackAddress.problem(with: pattern) {
        throw ValidationError("\(problem.message): \(problem.help)")
      }
    }
  }

  func run() throws {
    var work = try settings.prepare()
    work.configuration.media.merge(self)
    let configuration = work.configuration
    if let conflict = configuration.mediaConflict {
      work.console.report([conflict])
      throw Status.failed
    }
    let time = try time(work.console)
    let summary = try work.console.locking(
      dryRun ? [] : [.writing(configuration.media.folder)], for: "media", patience: waiting.patience
    ) {
      var run = run(for: configuration.media, at: time)
      if configuration.media.smaller { run.smaller = work.workers }
      return try work.fetchMedia(run, isDry: dryRun, patience: waiting.patience)
    }
    work.reportTimings()
    if summary.failed > 0 || summary.diagnostics.contains(where: { $0.severity == .error }) { throw Status.incomplete }
  }

  /// The time that is written down, in seconds since 1970 UTC.
  private func time(_ console: Reporter) throws -> Int {
    do throws(WallClock.Malformed) {
      return try WallClock.seconds
    } catch {
      console.complain(
        "\(WallClock.variable) is set to \(error.text.isEmpty ? "nothing" : error.text), which is no time",
        help:
          "unset it, or set it to seconds since 1970, \(WallClock.range.lowerBound) to \(WallClock.range.upperBound)")
      throw Status.failed
    }
  }

  /// The run that the settings and options ask for.
  private func run(for media: MediaSettings, at time: Int) -> MediaRun {
    var run = MediaRun(folder: media.folder, time: time)
    run.retriesFailed = retryFailed
    run.refreshesBefore = refresh.map { run.time - 86_400 * $0 }
    run.settings.connections = media.connections
    run.settings.connectionsPerHost = media.connectionsPerHost
    run.settings.delay = Double(media.delay) / 1000
    run.settings.mostBytes = media.largest << 20
    if let mostData { run.settings.mostBytesOfRun = mostData << 20 }
    if let mostTime { run.settings.mostSeconds = 60 * Double(mostTime) }
    run.settings.allowsPrivate = allowPrivate
    run.settings.proxy = proxy
    run.settings.userAgent = userAgent ?? "Mozilla/5.0 (compatible; broadsheet/\(Broadsheet.version))"
    return run
  }
}

extension MediaType.Kind: ExpressibleByArgument {}

extension MediaSettings {
  /// Takes over what options say.
  fileprivate mutating func merge(_ options: FetchMedia) {
    if let media = options.media { folder = media }
    kinds.formUnion(options.include)
    if !options.fallback.isEmpty { fallbacks = options.fallback }
    connections = options.connections ?? connections
    connectionsPerHost = options.connectionsPerHost ?? connectionsPerHost
    delay = options.delay ?? delay
    largest = options.largest ?? largest
    smaller = options.smaller || smaller
  }
}

extension Work {
  /// Fetches what the articles name, and prints what was done.
  ///
  /// - Parameters:
  ///   - isDry: whether it is only told what would be fetched.
  ///   - patience: how many seconds to wait for a run that changes the articles.
  func fetchMedia(_ run: MediaRun, isDry: Bool, patience: Double) throws -> MediaRun.Summary {
    var run = run
    let line = console.progress("fetching")
    run.progress = { done, total, bytes in line.update(done, of: total, "\(bytes.inUnits)") }
    defer { line.end() }
    do {
      timings?.begin("articles")
      // It may fetch for hours: meanwhile others may import.
      let archive = try console.locking(
        isDry ? [] : [.reading(configuration.content)], for: "media", patience: patience
      ) {
        try ArchiveMedia(configuration, workers: workers)
      }
      timings?.begin("fetching")
      if isDry {
        let (wanted, summary) = try run.plan(archive.needs)
        console.report(archive.diagnostics + summary.diagnostics)
        try console.show(
          text: wanted.map { $0.url + "\n" }.joined(), json: wanted.map { "\(JSONText.quoted($0.url))\n" }.joined())
        console.summarise("would fetch \(wanted.count) of \(summary.named) files that the articles name")
        return summary
      }
      var summary = try run.run(archive.needs)
      line.end()
      console.report(archive.diagnostics + shown(summary, run.folder))
      summary.diagnostics += archive.diagnostics
      console.summarise(summary.text(folder: run.folder))
      return summary
    } catch let error as SystemError {
      console.report([error.diagnostic])
    } catch let error as MediaRun.Failure {
      switch error {
      case .system(let error): console.report([error.diagnostic])
      case .unavailable(let reason):
        console.complain("nothing can be fetched: \(reason)", help: "install libcurl (Debian calls it libcurl4)")
      }
    }
    throw Status.failed
  }
}

extension Work {
  /// What is told of a run: of many failures the first to people, since all stand in a file, and all to machines.
  private func shown(_ summary: MediaRun.Summary, _ folder: String) -> [Diagnostic] {
    guard console.format == .text else { return summary.diagnostics }
    let most = 20
    var counts: [String: Int] = [:]
    var shown = summary.diagnostics.filter { diagnostic in
      counts[diagnostic.identifier, default: 0] += 1
      return counts[diagnostic.identifier, default: 0] <= most
    }
    let rests = [
      ("media-index", "more lines were passed over", MediaIndex.fileName, "--format json prints all"),
      (
        "media", "more could not be fetched", MediaIndex.failuresName,
        "all stand in the file; --format json prints all"
      ),
    ]
    for (identifier, what, name, help) in rests {
      guard let count = counts[identifier], count > most else { continue }
      shown.append(
        Diagnostic(.warning, identifier, "\(count - most) \(what)", file: Folder.join(folder, name), help: help))
    }
    return shown
  }
}

extension MediaRun.Summary {
  /// What was done, in a line.
  fileprivate func text(folder: String) -> String {
    var parts = ["\(fetched) fetched (\(bytes.inUnits))"]
    if unchanged > 0 { parts.append("\(unchanged) unchanged") }
    parts += ["\(kept) there before", "\(failed) failed"]
    if failedBefore > 0 { parts.append("\(failedBefore) failed before") }
    if smaller > 0 { parts.append("\(smaller) smaller versions made") }
    if left > 0 { parts.append("\(left) left for another run") }
    return "fetched media of \(named) addresses to \(folder): \(parts.joined(separator: ", "))"
  }
}
