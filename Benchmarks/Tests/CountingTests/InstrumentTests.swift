import Foundation
import Testing

@testable import Counting

@Suite("Instruments")
struct InstrumentTests {
  @Test("system calls and what they write are added up, calls of several threads too")
  func trace() {
    let totals = SystemCallTrace.totals(
      """
      100 execve("/bin/x", ["x"], 0x7f /* 3 vars */) = 0
      100 openat(AT_FDCWD, "a = (", O_RDONLY) = -1 ENOENT (No such file or directory)
      100 write(3, ""..., 120) = 120
      101 pwrite64(4, ""..., 30, 0 <unfinished ...>
      100 write(3, ""..., 5) = -1 EAGAIN (Resource temporarily unavailable)
      101 <... pwrite64 resumed>) = 30
      101 read(3, ""..., 4096) = 77
      100 exit_group(0) = ?
      100 +++ exited with 0 +++

      """)
    #expect(totals.calls == 7)
    #expect(totals.bytes == 150)
  }

  @Test("callgrind's total is read from its file")
  func callgrind() {
    #expect(Callgrind.total("version: 1\nevents: Ir\nsummary: 3609729462\n\nfn=(1) summary\n") == 3_609_729_462)
    #expect(Callgrind.total("version: 1\n") == nil)
  }

  @Test("allocations of a program are counted, the same in every run")
  func allocations() throws {
    let folder = (CommandLine.arguments[0] as NSString).deletingLastPathComponent
    let counter = AllocationCounter(library: folder + "/libCountAllocations.so")
    var once = Counts()
    try counter.count(["ls", "/"], in: "/", into: &once)
    var again = Counts()
    try counter.count(["ls", "/"], in: "/", into: &again)
    #expect(once.allocations > 5)
    #expect(once.allocatedBytes > once.allocations)
    #expect(once == again)
  }

  @Test("a command that fails is an error that shows what it printed")
  func failure() {
    let failure = #expect(throws: CountedCommand.Failure.self) {
      try CountedCommand.run(["sh", "-c", "echo broken; exit 2"], in: "/")
    }
    #expect(failure?.description.contains("broken") == true)
  }

  @Test("versions are read from what programs print")
  func versions() {
    #expect(Toolchain.version(in: "x Swift version 6.3.1 (swift-6.3.1-RELEASE)\n", behind: "Swift version ") == "6.3.1")
    #expect(Toolchain.version(in: "musl", behind: "glibc ") == "unknown")
  }

  @Test("a gate is kept at its limit")
  func gates() {
    #expect(BuildGates.Gate(name: "a", measured: 1.2, limit: 1.2).description == "kept: a: 1.2, at most 1.2")
    #expect(BuildGates.Gate(name: "a", measured: 1.234, limit: 1.2).description == "BROKEN: a: 1.23, at most 1.2")
  }
}
