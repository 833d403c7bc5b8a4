import Testing

@testable import Reporting

@Suite("Figures")
struct FiguresTests {
  @Test(
    "times have three digits or so",
    arguments: [(0.0042, "4.2 ms"), (0.085, "85 ms"), (0.934, "0.93 s"), (12.34, "12.3 s"), (402.3, "402 s")])
  func times(seconds: Double, expected: String) {
    #expect(Figures.time(seconds) == expected)
  }

  @Test("memory is in megabytes", arguments: [(16_400_000, "16 MB"), (1_170_000_000, "1.17 GB")])
  func memory(bytes: Int, expected: String) {
    #expect(Figures.memory(bytes) == expected)
  }

  @Test("ratios below a half are parts", arguments: [(0.125, "1/8.0"), (0.75, "0.75 ×"), (2.0, "2.00 ×"), (0.0, "–")])
  func ratios(ratio: Double, expected: String) {
    #expect(Figures.ratio(ratio) == expected)
  }

  @Test(
    "thousands are parted by commas", arguments: [(7, "7"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")])
  func counts(count: Int, expected: String) {
    #expect(Figures.count(count) == expected)
  }
}
