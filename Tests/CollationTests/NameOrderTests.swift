import Collation
import Testing

/// Names in the order of an index of persons.
func ordered(_ names: [String], of bearer: NameKey.Bearer = .person) -> [String] {
  names.map { (key: NameKey($0, of: bearer), name: $0) }.sorted { $0.key < $1.key }.map(\.name)
}

/// Each name is expected before the next, whichever order they come in.
private func expectOrder(_ names: [String], of bearer: NameKey.Bearer = .person) {
  #expect(ordered(names, of: bearer) == names)
  #expect(ordered(names.reversed(), of: bearer) == names)
}

@Suite("The order of names")
struct NameOrderTests {
  @Test("Han names stand by their reading among Latin ones, other scripts behind, digits and signs last")
  func scripts() {
    expectOrder([
      "Ann Lee", "储百亮(Chris Buckley)", "Émile Durand", "李望舒", "Li Wei", "林望舒", "Linda Ma", "凌云", "周海", "Zoë Quill",
      "𠀀山",
      "あおき はな", "アキラ", "김하늘", "Ωμέγα", "Анна Речная", "مريم", "—", "100人", "20人",
    ])
    #expect(
      ["linda", "林望舒", "Øystein", "𠀀山", "アキラ", "김하늘", "Анна", "3号", "…"].map { NameKey($0, of: .person).heading } == [
        .letter(0x4C), .letter(0x4C), .letter(0x4F), .han, .kana, .hangul, .scripts, .symbols, .symbols,
      ])
  }

  @Test("whole syllables come before longer ones, and all characters of a name are read")
  func syllables() {
    expectOrder(["李安", "Li Bo", "李子", "Lia", "连山", "林一", "凌一", "刘一"])
    // ü is behind u, before all that goes on.
    expectOrder(["卢一", "陆一", "鲁一", "吕一", "栾一", "罗一"])
  }

  @Test("Traditional and Simplified forms of a name are neighbours, by code point where they sound the same")
  func forms() {
    expectOrder(["陈明", "陈铭", "陳明", "陈墨"])
    for (simplified, traditional) in [
      ("刘晓云", "劉曉雲"), ("单国强", "單國強"), ("区丽华", "區麗華"), ("万俟兰", "萬俟蘭"), ("尉迟静", "尉遲靜"), ("叶长风", "葉長風"), ("缪学诗", "繆學詩"),
    ] {
      let places = ordered([simplified, traditional, "A", "安", "周", "Z"]).enumerated().filter {
        $0.element == simplified || $0.element == traditional
      }
      #expect(places.count == 2 && places[1].offset == places[0].offset + 1)
    }
  }

  @Test(
    "surnames are read as surnames",
    arguments: [
      ("单一", "S"), ("單一", "S"), ("曾一", "Z"), ("仇一", "Q"), ("解一", "X"), ("查一", "Z"), ("任一", "R"), ("区一", "O"),
      ("區一", "O"),
      ("盖一", "G"), ("翟一", "Z"), ("尉迟一", "Y"), ("尉一", "W"), ("万俟一二", "M"), ("万一", "W"), ("单于一", "C"), ("种一", "C"),
      ("覃一", "Q"), ("缪一", "M"), ("乐一", "Y"), ("召一", "S"), ("贾一", "J"), ("沈一", "S"), ("石一", "S"),
    ])
  func surnames(name: String, letter: String) {
    #expect(NameKey(name, of: .person).heading == .letter(letter.utf8.first ?? 0))
  }

  @Test("what is no surname is read as usual: things, foreign names, longer names")
  func noSurnames() {
    #expect(NameKey("解读", of: .thing).heading == .letter(UInt8(ascii: "J")))
    #expect(NameKey("查尔斯·河岸", of: .person).heading == .letter(UInt8(ascii: "C")))
    #expect(NameKey("解读今日要闻", of: .person).heading == .letter(UInt8(ascii: "J")))
    #expect(NameKey("曾", of: .person).heading == .letter(UInt8(ascii: "C")))
    // A family name behind a given one is not looked for.
    expectOrder(["阿单", "阿沙"])
  }

  @Test("Latin names go by letters: case, marks, apostrophes and width say nothing")
  func latin() {
    expectOrder(["Mueller", "mull", "Müller", "Muller A", "Mullet"])
    expectOrder(["Łukasz", "Lukasz B", "Lumen"])
    expectOrder(["O\u{2019}Hara", "Ohara B", "O'Harb"])
    expectOrder(["Sang Hu", "Sang-Hun", "Sang Hunt", "Sanga"])
    expectOrder(["Stra", "Straße", "Strasse B", "Strassf"])
    expectOrder(["Ｂａｏ", "Baob"])
    // Letter and mark apart are the letter with its mark.
    expectOrder(["Zoe\u{308} A", "Zoë B", "Zoe\u{308} C"])
  }

  @Test("equal keys are equal names")
  func ties() {
    expectOrder(["MULLER", "Muller", "muller", "müller"])
    #expect(NameKey("Li", of: .person) != NameKey("LI", of: .person))
    #expect(NameKey("林", of: .person) == NameKey("林", of: .person))
  }
}
