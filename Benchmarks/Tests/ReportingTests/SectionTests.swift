import Measuring
import Testing

@testable import Reporting

@Suite("What is written into the documentation")
struct SectionTests {
  @Test("the table has a row for each step and a column for each archive and place")
  func table() {
    #expect(
      MeasuredTable(results).markdown == """
        | wall, CPU, peak memory | 1,000, tmpfs | 10,000, tmpfs | 10,000, disk |
        | --- | ---: | ---: | ---: |
        | captures | 10 MB | 100 MB | 100 MB |
        | files of the plain site | 1,400, 12 MB |  |  |
        | files of Hugo's site |  |  |  |
        | **Broadsheet**, plain site | **0.20 s** 0.30 s 20 MB | **2.00 s** 3.00 s 40 MB | **3.00 s** 4.00 s 40 MB |
        | … after one edit |  | **0.50 s** 0.90 s 30 MB |  |
        | **Hugo**, plain site |  | **20.0 s** 33.0 s 1.20 GB |  |

        """)
  }

  @Test("goals are held against what was measured, those that were not are left out")
  func goals() {
    let rows = Goals.all.compactMap { $0.row(results) }
    #expect(rows.count == 4)
    #expect(rows[0] == ["plain site, 10,000 articles, to Hugo's: time", "1/10.0", "≤ 1/8.0", "yes"])
    #expect(rows[2] == ["… peak memory", "1/30.0", "≤ 1/10.0", "yes"])
    #expect(rows[3] == ["`broadsheet --version`", "20 ms", "≤ 15 ms", "no"])
  }

  @Test("what stands around the part stays, and writing it twice is writing it once")
  func section() throws {
    let document = "# A\n\n<!-- measured: written by make bench -->\nold\n<!-- measured: end -->\n\nB\n"
    let section = MeasuredSection(results, chart: "images/c.svg")
    let once = try section.put(into: document)
    #expect(once.hasPrefix("# A\n\n<!-- measured: written by make bench -->\n\n![Time"))
    #expect(once.hasSuffix("\n- machine: two cores\n\n<!-- measured: end -->\n\nB\n"))
    #expect(!once.contains("old"))
    #expect(try section.put(into: once) == once)
    #expect(throws: MeasuredSection.Problem.self) { try section.put(into: "# A\n") }
  }
}

/// Two archives, one of them in two places.
let results: Results = {
  var small = ArchiveRun(archive: "1000", articles: 1000, place: .tmpfs)
  small.captureBytes = 10_000_000
  small.add(Sample(wall: 0.2, user: 0.2, system: 0.1, peak: 20_000_000), to: .plainClean)
  small.note(FolderSize(files: 1400, bytes: 12_000_000), of: .plainClean)
  var middle = ArchiveRun(archive: "10000", articles: 10_000, place: .tmpfs)
  middle.captureBytes = 100_000_000
  for wall in [2.0, 5.0, 1.0] {
    middle.add(Sample(wall: wall, user: 2, system: 1, peak: 40_000_000), to: .plainClean)
  }
  middle.add(Sample(wall: 20, user: 30, system: 3, peak: 1_200_000_000), to: .hugoClean)
  middle.add(Sample(wall: 0.5, user: 0.6, system: 0.3, peak: 30_000_000), to: .plainEdit)
  var disk = ArchiveRun(archive: "10000", articles: 10_000, place: .disk)
  disk.captureBytes = 100_000_000
  disk.add(Sample(wall: 3, user: 3, system: 1, peak: 40_000_000), to: .plainClean)
  var results = Results()
  results.facts = [Results.Fact("machine", "two cores")]
  results.start = [Sample(wall: 0.02, user: 0.01, system: 0.01, peak: 9_000_000)]
  results.runs = [middle, small, disk]
  return results
}()
