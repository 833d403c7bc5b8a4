import ArgumentParser
import Captures
import Content
import Glibc
import Platform

/// `benchmarks worst-shapes`
struct WorstShapes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure time and memory of hostile captures from 1 KB to 16 MB.",
    discussion: """
      Prints the processor time per megabyte for each size, the peak of memory as a multiple of the largest size, and \
      how time grew with the last doublings: 2 is linear. Exit status 1 when a size from 2 MB on needs more than 1.5 times \
      what a byte of any smaller one took (a growth of 3), or a shape more than 50 ms per 100 KB.
      """)

  @Option(help: "Only shapes whose name contains this.") var only: String?
  @Option(help: "The largest size, in KB.") var largest = 16 << 10

  func run() throws {
    let sizes = sequence(first: 1) { $0 * 2 }.prefix { $0 <= largest }.map { $0 << 10 }
    print("ms per MB at", sizes.filter(Self.isShown).map { "\($0 >> 10) KB" }.joined(separator: ", "))
    var failures: [String] = []
    for shape in Shape.all where only.map(shape.name.contains) ?? true {
      failures += measure(shape, sizes)
    }
    for failure in failures { print("FAILED:", failure) }
    if !failures.isEmpty { throw ExitCode(1) }
  }

  private static func isShown(_ size: Int) -> Bool { [1, 16, 256, 1024, 4096, 8192, 16384].contains(size >> 10) }

  /// Measures one shape, prints its line, and says what is wrong with it.
  private func measure(_ shape: Shape, _ sizes: [Int]) -> [String] {
    var failures: [String] = []
    var columns: [String] = []
    // The dearest byte so far. Of two sizes one may be read by another parser than the other, and a shared machine has slow moments.
    var dearest = 0.0
    var worstGrowth = 0.0
    var memory = 0
    for size in sizes {
      let capture = shape.capture(ofSize: size)
      let (seconds, peak) = Self.cost(of: capture)
      memory = peak
      if Self.isShown(size) {
        columns.append(CostLine.number(seconds * 1000 * 1_048_576 / Double(size), digits: 1, width: 7))
      }
      if seconds > max(0.05, 0.05 * Double(size) / 102_400) {
        failures.append("\(shape.name): \(CostLine.milliseconds(seconds)) ms for \(size >> 10) KB")
      }
      if size > 1 << 20 {
        let growth = 2 * seconds / Double(size) / dearest
        worstGrowth = max(worstGrowth, growth)
        if growth > 3, seconds > 0.02 {
          failures.append(
            "\(shape.name): a byte of \(size >> 10) KB takes \(CostLine.number(growth / 2, digits: 1, width: 0)) times as long "
              + "as of any smaller size")
        }
      }
      if size >= 16 << 10 { dearest = max(dearest, seconds / Double(size)) }
    }
    let growth = sizes.count > 11 ? CostLine.number(worstGrowth, digits: 2, width: 5) : "    –"
    print(
      CostLine.padded(shape.name, 26), columns.joined(separator: " "), " growth", growth, " memory",
      CostLine.number(Double(memory) / Double(sizes.last ?? 1), digits: 1, width: 5), "x")
    return failures
  }

  /// The least time of three conversions, and by how much the first made the process grow.
  private static func cost(of capture: [UInt8]) -> (seconds: Double, peak: Int) {
    let converter = CaptureConverter(outlets: OutletTable())
    let before = PeakMemory.reset()
    var best = Double.infinity
    var peak = 0
    for round in 0..<3 {
      let start = ProcessorTime.ofThisThread
      let result = try? converter.convert(capture, file: "a.md")
      best = min(best, ProcessorTime.ofThisThread - start)
      if round == 0 { peak = PeakMemory.bytes - before }
      if result == nil { return (.infinity, 0) }
      // A long run tells enough.
      if best > 2 { break }
    }
    return (best, peak)
  }
}

/// The most memory that the process has had in use, as the kernel counts it.
enum PeakMemory {
  /// The C library's `malloc_trim`, which Swift's module of it does not have.
  private static let trim = dlsym(nil, "malloc_trim").map {
    unsafeBitCast($0, to: (@convention(c) (Int) -> Int32).self)
  }

  /// Gives free memory back to the system and begins to count anew; returns what is in use.
  static func reset() -> Int {
    _ = trim?(0)
    try? File.append(Array("5".utf8), to: "/proc/self/clear_refs")
    return bytes
  }

  /// The peak since the last reset.
  static var bytes: Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return (text.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }
    return 0
  }
}
