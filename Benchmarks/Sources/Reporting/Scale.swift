import Foundation

/// Places of values on a logarithmic axis that begins and ends at powers of ten.
struct Scale: Equatable {
  private let first: Int
  private let last: Int
  private let places: (Double, Double)

  /// - Parameters:
  ///   - values: the least and the greatest that are shown, above 0.
  ///   - places: where the axis begins and ends; the beginning may be the greater one.
  init(_ values: ClosedRange<Double>, _ places: (Double, Double)) {
    // A power of ten is its own bound, even if its logarithm comes out a trifle beside a whole number.
    first = Int((log10(values.lowerBound) + 1e-9).rounded(.down))
    last = max(first + 1, Int((log10(values.upperBound) - 1e-9).rounded(.up)))
    self.places = places
  }

  /// Where a value stands.
  func place(_ value: Double) -> Double {
    let part = (log10(value) - Double(first)) / Double(last - first)
    return places.0 + part * (places.1 - places.0)
  }

  /// The powers of ten on the axis.
  var powers: [Double] { (first...last).map { pow(10, Double($0)) } }

  static func == (a: Scale, b: Scale) -> Bool { a.first == b.first && a.last == b.last && a.places == b.places }
}
