import CLinux
import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct ProcessorCoresTests {
  private let root: TemporaryFolder

  init() throws { root = try TemporaryFolder() }

  private func group(_ text: String, _ files: [String: String]) throws -> Int? {
    try root.write(text, to: "proc/self/cgroup")
    for (path, text) in files { try root.write(text + "\n", to: "sys/fs/cgroup/" + path) }
    return ProcessorCores.quota(root: root.path)
  }

  @Test(
    "a share of the time counts as so many cores, rounded up",
    arguments: [
      ("200000 100000", 2), ("150000 100000", 2), ("50000 100000", 1), ("1000 50000", 1), ("max 100000", nil),
      ("-1 100000", nil), ("100000", nil), ("many 100000", nil), ("100000 0", nil), ("", nil),
    ])
  func share(limit: String, cores: Int?) throws {
    #expect(try group("0::/\n", ["cpu.max": limit]) == cores)
  }

  @Test("of a group and those that it is in the least counts, seen from outside and from within a container")
  func nested() throws {
    let groups = "0::/machine.slice/archive:1/build\n"
    #expect(try group(groups, ["machine.slice/cpu.max": "300000 100000"]) == 3)
    #expect(try group(groups, ["machine.slice/archive:1/build/cpu.max": "max 100000"]) == 3)
    #expect(try group(groups, ["machine.slice/archive:1/cpu.max": "200000 100000"]) == 2)
    #expect(try group(groups, ["cpu.max": "400000 100000"]) == 2)
    #expect(try group("0::/elsewhere\n", [:]) == 4)
  }

  @Test("control groups of version 1 are known too") func first() throws {
    let groups = "5:cpuset:/\n4:cpu,cpuacct:/docker/a\n0::/\n"
    #expect(try group(groups, ["cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"]) == nil)
    #expect(
      try group(groups, ["cpu/docker/a/cpu.cfs_quota_us": "250000", "cpu/docker/a/cpu.cfs_period_us": "100000"]) == 3)
    #expect(try group("5:cpuset:/docker/a\n", [:]) == nil)
  }

  @Test("without control groups there is no limit") func none() {
    #expect(ProcessorCores.quota(root: root.path) == nil)
  }

  @Test("cores that a thread may not run on do not count") func affinity() throws {
    let size = MemoryLayout<cpu_set_t>.size
    var all = cpu_set_t()
    try #require(sched_getaffinity(0, size, &all) == 0)
    var first = cpu_set_t()
    let number = try #require(withUnsafeBytes(of: all) { $0.firstIndex { $0 != 0 } })
    withUnsafeMutableBytes(of: &first) { first in
      first[number] = withUnsafeBytes(of: all) { $0[number] & ~($0[number] &- 1) }
    }
    try #require(sched_setaffinity(0, size, &first) == 0)
    let allowed = ProcessorCores.allowed()
    try #require(sched_setaffinity(0, size, &all) == 0)
    #expect(allowed == 1)
    #expect(ProcessorCores.allowed() == withUnsafeBytes(of: all) { $0.reduce(0) { $0 + $1.nonzeroBitCount } })
  }
}
