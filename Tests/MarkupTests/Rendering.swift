import Markup

/// Renders Markdown to a string.
func html(_ markdown: String, _ options: HTMLOptions = HTMLOptions()) -> String {
  html(Array(markdown.utf8), options)
}

/// Renders bytes, valid or not, to a string.
func html(_ markdown: [UInt8], _ options: HTMLOptions = HTMLOptions()) -> String {
  var output: [UInt8] = []
  MarkdownParser().renderHTML(markdown, with: options, into: &output)
  return String(decoding: output, as: UTF8.self)
}

/// `text`, `count` times.
func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

/// Random numbers that are the same on every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
