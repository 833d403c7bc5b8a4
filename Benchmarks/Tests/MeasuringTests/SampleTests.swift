import Testing

@testable import Measuring

@Suite("Samples")
struct SampleTests {
  @Test(
    "the median is the middle value, of an even number the mean of the middle two",
    arguments: [([], 0), ([3], 3), ([5, 1, 2], 2), ([4, 1, 3, 2], 2.5), ([1, 1, 9], 1)] as [([Double], Double)])
  func median(values: [Double], expected: Double) {
    #expect(values.median == expected)
  }

  @Test("each quantity has its own median")
  func quantities() {
    let samples = [
      Sample(wall: 1, user: 6, system: 1, peak: 10), Sample(wall: 2, user: 4, system: 3, peak: 30),
      Sample(wall: 3, user: 5, system: 2, peak: 20),
    ]
    #expect(samples.median == Sample(wall: 2, user: 5, system: 2, peak: 20))
    #expect(samples.spread == 1)
    #expect([Sample]().spread == 0)
  }
}
