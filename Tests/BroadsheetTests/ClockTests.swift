import Foundation
import Platform
import TestSupport
import Testing

/// A clock that jumps between runs.
@Suite struct ClockTests: ProgramSuite {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let faketime = "/usr/bin/faketime"

  @Test(
    "what a run makes does not depend on what its clock says",
    .enabled(if: FileManager.default.fileExists(atPath: faketime), "Debian's faketime shifts the clock"))
  func jumps() throws {
    try captures(8)
    #expect(try run("build", "--captures", "captures").status == 0)
    for (number, shift) in ["-40y", "+60y", "-1h", "+2s", "-2s"].enumerated() {
      try capture("1.md", 1, body: "<p>第\(number)次。</p>")
      try capture("new-\(number).md", 100 + number)
      let outcome = try run(
        URL(fileURLWithPath: Self.faketime), ["-f", shift, Self.program.path, "build", "--captures", "captures"])
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(shift): \(outcome.errors)")
      #expect(outcome.output.contains("1 new, 1 changed"), "\(shift): \(outcome.output)")
    }
    try expectRepaired()
  }
}
