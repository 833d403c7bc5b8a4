import Foundation
import Mustache
import Testing

@Suite struct FuzzTests {
  /// How many templates are made, and what they are made of: `make fuzz-templates` asks for many others.
  private static let count = number("FUZZ_TEMPLATES") ?? 3000
  private static let seed = number("FUZZ_SEED") ?? 42

  @Test("no template and no value makes the engine fail") func noTemplateAndNoValueMakesTheEngineFail() {
    var random = Random(state: UInt64(Self.seed))
    var rendered = 0
    for execution in 0..<Self.count {
      let start = ContinuousClock.now
      defer { #expect(ContinuousClock.now - start < .seconds(5), "template \(execution) of seed \(Self.seed)") }
      let sources = ["a", "b", "c"].map { name in
        TemplateSource(
          name: name, file: name, text: random.template(), escaping: [.html, .xml, .json, .none][random.below(4)])
      }
      let limits = Limits(nesting: 8, recursion: 6, outputSize: 4000, steps: 4000, programSize: 4000)
      let library = TemplateLibrary(sources, limits: limits)
      #expect(library.diagnostics.allSatisfy { !$0.text.isEmpty })
      guard let template = library.template("a") else { continue }
      _ = template.references.map(\.position)
      if (try? template.render(random.value(depth: 3))) != nil { rendered += 1 }
    }
    #expect(rendered > Self.count / 6)
  }

  @Test("templates that are sure to parse render whatever the value")
  func templatesThatAreSureToParseRenderWhateverTheValue() throws {
    var random = Random(state: 7)
    for _ in 0..<500 {
      let library = library(
        random.balanced(depth: 4), ["a": random.balanced(depth: 3), "b": random.balanced(depth: 2)],
        limits: Limits(recursion: 6, outputSize: 4000, steps: 2000, programSize: 10_000))
      let expected = ["template-cycle", "program-limit"]
      if library.diagnostics.contains(where: { $0.severity == .error && !expected.contains($0.identifier) }) {
        Issue.record("\(library.diagnostics.map(\.text).joined())")
      }
      _ = try? library.template("main")?.render(random.value(depth: 3))
    }
  }

  @Test("time grows with the length of the template, not with its square")
  func timeGrowsWithTheLengthOfTheTemplateNotWithItsSquare() {
    let pieces = [
      "{{a}}\n", "{{#a}}x{{/a}}", "  {{>a}}\n", "{{", "{{=<% %>=}}<%={{ }}=%>", "{{{a}}", "\n  ",
      "{{$b}}\n x\n{{/b}}\n",
    ]
    for piece in pieces {
      let start = ContinuousClock.now
      _ = library(String(repeating: piece, count: 5_000), ["a": "\n"])
      #expect(ContinuousClock.now - start < .seconds(10), "\(piece)")
    }
  }
}

/// A generator of templates and values that gives the same ones on every run (SplitMix64).
private struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

  mutating func template() -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<below(14) {
      let piece: [UInt8] =
        switch below(8) {
        case 0: [UInt8(truncatingIfNeeded: next())]
        case 1: Array(balanced(depth: 2).utf8)
        default:
          Array(
            pick([
              "{{", "}}", "{{#a}}", "{{/a}}", "{{^b.c}}", "{{/b.c}}", "{{>a}}", " {{>b}}\n", "{{<c}}", "{{/c}}",
              "{{$b}}",
              "{{/b}}", "{{>*a}}", "{{{a}}}", "{{&.}}", "{{=| |=}}", "|a|", "|={{ }}=|", "{{!x}}", "\n", "\r\n", "  ",
              "文",
            ]).utf8)
        }
      bytes += piece
    }
    return bytes
  }

  mutating func balanced(depth: Int) -> String {
    var text = ""
    for _ in 0..<below(5) {
      let name = pick(["a", "b", "a.b", "."])
      let newline = pick(["", "\n", " \n  "])
      switch depth > 0 ? below(9) : below(3) {
      case 0: text += pick(["x", "\n", "  y\n", "<"])
      case 1: text += pick(["{{\(name)}}", "{{{\(name)}}}", "{{! c }}", "{{=<% %>=}}<%\(name)%><%={{ }}=%>"])
      case 2: text += newline + pick(["{{>a}}", "{{>b}}", "{{>*a}}"]) + newline
      case 3, 4: text += "{{#\(name)}}\(newline)\(balanced(depth: depth - 1))\(newline){{/\(name)}}"
      case 5: text += "{{^\(name)}}\(newline)\(balanced(depth: depth - 1)){{/\(name)}}\(newline)"
      case 6: text += newline + "{{$a}}\(newline)\(balanced(depth: depth - 1))\(newline){{/a}}" + newline
      default:
        let argument = "{{$a}}\(newline)\(balanced(depth: depth - 1)){{/a}}"
        let parent = pick(["a", "b", "*a"])
        text += newline + "{{<\(parent)}}\(newline)\(argument)\(newline){{/\(parent)}}" + newline
      }
    }
    return text
  }

  mutating func value(depth: Int) -> Value {
    switch depth > 0 ? below(11) : below(7) {
    case 0: return .missing
    case 1: return .text(pick(["", "a", "b", "{{a}}", "<&>\"\u{2028}", "文字"]))
    case 2: return .html(HTML(bytes: [UInt8(truncatingIfNeeded: next()), 0xE2, 0x80]))
    case 3: return .number(Int(truncatingIfNeeded: next()))
    case 4: return .boolean(below(2) == 0)
    case 5: return .lambda(Lambda { "{{b}}" })
    case 6: return .lambda(Lambda(section: { text, render in below3(text) ? .text(text) : .html(try render(text)) }))
    case 7, 8: return .list((0..<below(4)).map { _ in value(depth: depth - 1) })
    default: return .object(Object(["a", "b", "c"].map { ($0, value(depth: depth - 1)) }))
    }
  }
}

/// A number from the environment.
private func number(_ variable: String) -> Int? {
  ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
}

private func below3(_ text: String) -> Bool { text.utf8.count < 3 }
