import Foundation

/// Numbers as people read them.
enum Figures {
  /// Seconds with three significant digits; milliseconds below a tenth of a second.
  static func time(_ seconds: Double) -> String {
    switch seconds {
    case ..<0.1: "\(fixed(seconds * 1000, seconds < 0.01 ? 1 : 0)) ms"
    case ..<10: "\(fixed(seconds, 2)) s"
    case ..<100: "\(fixed(seconds, 1)) s"
    default: "\(fixed(seconds, 0)) s"
    }
  }

  /// Megabytes of a million bytes, gigabytes from one on.
  static func memory(_ bytes: Int) -> String {
    let megabytes = Double(bytes) / 1e6
    return megabytes < 1000 ? "\(fixed(megabytes, 0)) MB" : "\(fixed(megabytes / 1000, 2)) GB"
  }

  /// A part of something, as `1/9.3`; what is more than half of it or more than it, as `2.13 ×`.
  static func ratio(_ ratio: Double) -> String {
    guard ratio > 0 else { return "–" }
    return ratio < 0.5 ? "1/\(fixed(1 / ratio, 1))" : "\(fixed(ratio, 2)) ×"
  }

  /// A count with commas between thousands.
  static func count(_ number: Int) -> String {
    var digits = Array("\(abs(number))")
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return (number < 0 ? "-" : "") + String(digits)
  }

  /// A number with that many digits behind the point.
  static func fixed(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
