/// Names of hosts in the letters of ASCII, as the domain name system has them (RFC 3492, RFC 5890).
///
///     bücher.example  →  xn--bcher-kva.example
enum Punycode {
  /// The longest label that the system has.
  private static let longest = 63

  /// A name in small letters of ASCII; `nil` for one that cannot be a host's.
  static func host(_ name: String) -> String? {
    var labels: [String] = []
    for label in name.lowercased().unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: isDot) {
      if label.allSatisfy(\.isASCII) {
        labels.append(String(label))
      } else {
        guard label.count <= longest, let encoded = encode(Array(label)), encoded.utf8.count + 4 <= longest else {
          return nil
        }
        labels.append("xn--" + encoded)
      }
    }
    return labels.joined(separator: ".")
  }

  /// Full stops of other scripts part labels too (RFC 3490, section 3.1).
  private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "\u{3002}" || scalar == "\u{FF0E}" || scalar == "\u{FF61}"
  }

  /// Encodes a label, which is short (RFC 3492, section 6.3).
  private static func encode(_ label: [Unicode.Scalar]) -> String? {
    var output = label.filter(\.isASCII).map { UInt8($0.value) }
    let basic = output.count
    if basic > 0 { output.append(UInt8(ascii: "-")) }
    var (next, delta, bias, handled) = (128, 0, 72, basic)
    while handled < label.count {
      guard let code = label.lazy.map({ Int($0.value) }).filter({ $0 >= next }).min() else { return nil }
      delta += (code - next) * (handled + 1)
      next = code
      for scalar in label {
        if scalar.value < next { delta += 1 }
        guard scalar.value == next else { continue }
        append(delta, bias, to: &output)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends a number whose digits have the worth that the bias gives them.
  private static func append(_ number: Int, _ bias: Int, to output: inout [UInt8]) {
    var rest = number
    var base = 36
    while true {
      let threshold = min(max(base - bias, 1), 26)
      guard rest >= threshold else { break }
      output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
      rest = (rest - threshold) / (36 - threshold)
      base += 36
    }
    output.append(digit(rest))
  }

  /// `a` to `z`, then `0` to `9`.
  private static func digit(_ value: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x30 + value - 26)
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var steps = 0
    while delta > 455 {
      delta /= 35
      steps += 36
    }
    return steps + 36 * delta / (delta + 38)
  }
}
