/// Makes one fingerprint of several values, as they come. Like `Fingerprint`, it is the same on every machine and in every run.
///
///     var digest = Digest()
///     digest.add("title")
///     digest.add(12)
///     digest.value
package struct Digest: Sendable {
  /// The fingerprint of what was added so far.
  package private(set) var value = Fingerprint.seed

  package init() {}

  package mutating func add(_ number: UInt64) {
    value = (value ^ number) &* 0x100_0000_01B3
    value ^= value >> 29
  }

  package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  package mutating func add(_ condition: Bool) { add(condition ? 1 : 2) }

  package mutating func add(_ text: String) { add(Fingerprint(text).value) }

  /// A text that may be missing, which is something else than an empty one.
  package mutating func add(_ text: String?) {
    guard let text else { return add(0) }
    add(text)
  }

  package mutating func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }
}
