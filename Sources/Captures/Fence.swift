/// The backticks around code: more of them than stand in it side by side.
enum Fence {
  /// The fence of some code.
  ///
  /// - Parameter least: how many backticks there are at least.
  static func around(_ code: some Sequence<UInt8>, atLeast least: Int = 1) -> [UInt8] {
    var (longest, current) = (0, 0)
    for byte in code {
      current = byte == UInt8(ascii: "`") ? current + 1 : 0
      longest = max(longest, current)
    }
    return [UInt8](repeating: UInt8(ascii: "`"), count: max(least, longest + 1))
  }
}
