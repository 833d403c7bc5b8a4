import Foundation
import Testing

@testable import Measuring

@Suite("Measured programs")
struct MeasuredProgramTests {
  private let measured = MeasuredProgram(
    measure: (CommandLine.arguments[0] as NSString).deletingLastPathComponent + "/measure")

  @Test("tell time by the clock, processor time and memory")
  func times() throws {
    let sleeping = try measured.run(["sleep", "0.2"], in: "/")
    #expect(sleeping.wall >= 0.2)
    #expect(sleeping.processor < 0.1)
    let busy = try measured.run(["sh", "-c", "i=0; while [ $i -lt 30000 ]; do i=$((i+1)); done"], in: "/")
    #expect(busy.processor > 0.001)
    #expect((100_000...20_000_000).contains(busy.peak))
  }

  @Test("run in their folder, with their environment")
  func folder() throws {
    _ = try measured.run(
      ["sh", "-c", "test $(pwd) = /usr -a $SAMPLE = yes"], in: "/usr", environment: ["SAMPLE": "yes"])
  }

  @Test("that fail are errors which name the status", arguments: [("exit 3", 3), ("kill -9 $$", 137)])
  func failures(command: String, status: Int) throws {
    let failure = #expect(throws: MeasuredProgram.Failure.self) { try measured.run(["sh", "-c", command], in: "/") }
    #expect(failure?.status == status)
  }

  @Test("that fail are errors with what they said")
  func complaint() {
    let failure = #expect(throws: MeasuredProgram.Failure.self) {
      try measured.run(["sh", "-c", "echo no room >&2; exit 2"], in: "/")
    }
    #expect(failure?.description == "sh -c echo no room >&2; exit 2 ended with status 2 no room\n")
  }

  @Test("that are not there are errors")
  func missing() {
    #expect(throws: MeasuredProgram.Failure.self) { try measured.run(["no-such-program-here"], in: "/") }
  }

  @Test("a line of another form is not read", arguments: ["", "1 2 3", "1 2 3 4 5 6", "a b c d e"])
  func lines(text: String) {
    #expect(MeasuredProgram.read(text) == nil)
  }
}
