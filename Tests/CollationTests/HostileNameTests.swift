import Collation
import TestSupport
import Testing

@Suite("The order of hostile names")
struct HostileNameTests {
  @Test("what cannot be seen or heard is passed over")
  func unseen() {
    for name in ["\u{202E}林望舒", "🎈 林望舒", "林\u{200D}望舒", "《林望舒》", "林\u{FE00}望\u{E0100}舒", "\0林望舒\u{7}", "\u{301}林望舒"] {
      #expect(NameKey(name, of: .person).heading == .letter(UInt8(ascii: "L")))
      #expect(ordered(["林望", name, "林望舒一"]) == ["林望", name, "林望舒一"])
    }
  }

  @Test("names of which nothing is left are last and keep an order")
  func nothingLeft() {
    let names = ["", "\u{0}", " ", "'", "\u{200F}", "…", "🎈"]
    #expect(ordered(names.reversed() + ["Z", "あ"]) == ["Z", "あ"] + names)
  }

  @Test("keys are a total order that depends on nothing but the names")
  func totalOrder() {
    var generator = SeededGenerator(5)
    let pieces = [
      "林", "單", "尉迟", "万", "俟", "\u{F900}", "𠀀", "〇", "a", "Ä", "ß", "'", "·", " ", "-", "9", "٣", "Ⅳ", "ア", "ｱ", "가",
      "Д", "ش", "\u{202E}",
      "Д", "ش", "\u{202E}", "\u{301}", "🎈", "\u{10FFFF}", "\u{0}", "\u{E000}", "々", "か\u{3099}", "1\u{FE0F}\u{20E3}",
    ]
    let names = (0..<2000).map { _ in
      (0..<Int.random(in: 0...6, using: &generator)).compactMap { _ in pieces.randomElement(using: &generator) }
        .joined()
    }
    let keys = Set(names).map { NameKey($0, of: .person) }
    let sorted = keys.sorted()
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0 < $1 && !($1 < $0) && $0.heading <= $1.heading })
    #expect(sorted == keys.shuffled(using: &generator).sorted())
  }

  @Test("every character can begin a name, and long names are read in linear time")
  func everyCharacter() {
    let characters = (UInt32(0)..<0x11_0000).filter { $0 < 0x3_0000 || $0.isMultiple(of: 257) }.compactMap(
      Unicode.Scalar.init)
    let keys = characters.map { NameKey(String($0), of: .person) }
    // A to Z, and the five behind.
    #expect(Set(keys.map(\.heading)).count == 31)
    let long = String(repeating: "單\u{301}É🎈", count: 100_000)
    #expect(NameKey(long, of: .person) < NameKey(long + "a", of: .person))
  }
}
