import Archives
import Foundation

/// Measures everything on one archive in one place, the programs in turn.
package struct ArchiveBench {
  private let workspace: Workspace
  private let programs: Programs
  private let measured: MeasuredProgram
  private let plan: BenchPlan
  private let discards: Discards
  private let progress: (String) -> Void
  private var run: ArchiveRun

  /// - Parameters:
  ///   - folder: the path of the folder to make and to work in, which stands in `place`.
  ///   - discards: takes what is no longer needed.
  ///   - progress: is told what is done next.
  package init(
    _ shape: ArchiveShape, place: Place, folder: String, discards: Discards, sites: String, programs: Programs,
    plan: BenchPlan, progress: @escaping (String) -> Void
  ) throws {
    self.discards = discards
    self.programs = programs
    self.plan = plan
    self.progress = progress
    measured = MeasuredProgram(measure: programs.measure)
    var forms = [ArchiveForm.captures]
    if programs.hugo != nil { forms.append(.hugo) }
    if programs.jekyll != nil, plan.hasJekyll { forms.append(.jekyll) }
    try discards.makeRoom(for: BenchPlan.space(for: shape))
    progress("\(shape.name) on \(place): writing the archive")
    workspace = try Workspace(shape, folder: folder, sites: sites, forms: forms)
    run = ArchiveRun(archive: shape.name, articles: shape.articles, place: place)
    run.captureBytes = FolderSize(of: workspace["captures"]).bytes
  }

  /// Measures all rounds and discards the folder.
  package mutating func measure() throws -> ArchiveRun {
    for round in 1...max(1, plan.rounds) {
      try discards.makeRoom(for: BenchPlan.space(for: workspace.shape))
      try importing()
      try bareLoop()
      for steps in SiteSteps.all { try site(steps, round) }
      try hugo(round)
      if plan.hasJekyll { try jekyll() }
    }
    try discards.take([workspace.folder])
    return run
  }

  private mutating func importing() throws {
    if let gumbo = programs.gumbo, let text = output(of: [gumbo, "gumbo-time", workspace["captures"]]),
      let time = Double(text)
    {
      run.add(Sample(wall: time, user: time, system: 0, peak: 0), to: .gumbo)
    }
    try discard("content", ".broadsheet")
    try measure(.importing, [programs.broadsheet, "import", "--captures", "../captures"], in: "default")
  }

  private mutating func bareLoop() throws {
    try measure(.bareLoop, [programs.bareLoop, "content", "bare"], in: "")
    run.note(FolderSize(of: workspace["bare"]), of: .bareLoop)
    try discard("bare")
  }

  /// A site of Broadsheet from nothing, again, after an edit, after one article more, after one capture more, from the captures.
  private mutating func site(_ steps: SiteSteps, _ round: Int) throws {
    let site = steps.site
    let build = [programs.broadsheet, "build"]
    let buildFromCaptures = build + ["--captures", "../captures"]
    try measure(steps.clean, build, in: site)
    run.note(FolderSize(of: workspace["\(site)/public"]), of: steps.clean)
    try measure(steps.copy, ["cp", "-r", "public", "copy"], in: site)
    try discard("\(site)/copy")
    try measure(steps.same, build, in: site)
    let edited = try workspace.edit(.content, round: round)
    try measure(steps.edit, build, in: site)
    let added = try workspace.add(.content)
    try measure(steps.add, build, in: site)
    if let capture = steps.capture {
      let captured = try workspace.add(.captures, number: 1)
      try measure(capture, buildFromCaptures, in: site)
      try captured.undo()
    }
    try edited.undo()
    try added.undo()
    try discard("\(site)/public", "\(site)/.broadsheet")
    guard let whole = steps.whole else { return }
    try discard("content", ".broadsheet")
    try measure(whole, buildFromCaptures, in: site)
    try discard("\(site)/public", "\(site)/.broadsheet")
  }

  private mutating func hugo(_ round: Int) throws {
    guard let hugo = programs.hugo else { return }
    let need = BenchPlan.hugoMemory(for: workspace.shape)
    guard Machine.availableMemory > need else {
      note("Hugo was left out: it needs about \(need / 1_000_000_000) GB of memory, which were not there.")
      return
    }
    do {
      try measure(.hugoClean, [hugo, "--quiet"], in: "hugo")
      run.note(FolderSize(of: workspace["hugo/public"]), of: .hugoClean)
      let edited = try workspace.edit(.hugo, round: round)
      try measure(.hugoEdit, [hugo, "--quiet"], in: "hugo")
      try edited.undo()
    } catch let failure as MeasuredProgram.Failure {
      note("Hugo failed: \(failure)")
    }
    try discard("hugo/public", "hugo/resources")
  }

  /// Has files or folders out of the way, those that are there.
  private func discard(_ names: String...) throws { try discards.take(names.map { workspace[$0] }) }

  /// Notes what the reader of the table should know, once for all rounds.
  private mutating func note(_ text: String) {
    if !run.notes.contains(text) { run.notes.append(text) }
  }

  private mutating func jekyll() throws {
    guard let jekyll = programs.jekyll else { return }
    do {
      try measure(.jekyllClean, [jekyll, "build", "--quiet"], in: "jekyll")
      run.note(FolderSize(of: workspace["jekyll/_site"]), of: .jekyllClean)
    } catch let failure as MeasuredProgram.Failure {
      note("Jekyll failed: \(failure)")
    }
    try discard("jekyll/_site", "jekyll/.jekyll-cache")
  }

  private mutating func measure(_ step: Step, _ command: [String], in site: String) throws {
    // What was written before must not be written back in the meantime.
    sync()
    // A build looks again at what had changed within 10 ms before the one before it began, which nobody's does.
    Thread.sleep(forTimeInterval: 0.02)
    let sample = try measured.run(command, in: workspace[site])
    run.add(sample, to: step)
    progress("\(run.archive) on \(run.place): \(step) \(sample.wall) s, \(sample.processor) s, \(sample.peak) bytes")
  }
}
