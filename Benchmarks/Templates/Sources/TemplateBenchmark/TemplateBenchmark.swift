import CAllocations
import Foundation
import Pages

/// Renders an article page and a list page of 50 entries with Broadsheet's engine, with swift-mustache, and with functions
/// written by hand; checks that they make the same bytes; prints times, ratios and allocations.
///
/// swift-mustache runs in a program of its own, `OtherTemplates`, in turn with the others.
@main
struct TemplateBenchmark {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: TemplateBenchmark PATH-OF-OTHER-TEMPLATES")
      exit(2)
    }
    let engine = Engine(Pages.templates)
    let times = try median { [time(20) { _ = Engine(Pages.templates) }, try other("parse", calls: 20)] }
    print("parse: \(text(times[0])) µs, swift-mustache \(text(times[1])) µs")

    let entries = HandWritten.entries(Pages.list(of: 50))
    try compare("list", engine) { HandWritten.list(entries, into: &$0) }
    let article = HandWritten.article(Pages.article)
    try compare("article", engine) { HandWritten.article(article, into: &$0) }
  }

  private static func compare(_ name: String, _ engine: Engine, byHand: (inout [UInt8]) -> Void) throws {
    guard let page = engine.page(name, Pages.page(name)) else { return print("\(name): no template") }
    var out: [UInt8] = []
    var hand: [UInt8] = []
    page.render(into: &out)
    byHand(&hand)
    let others = Array(try run(name, "print").utf8)
    print("\(name): \(out.count) bytes; by hand \(same(out, hand)), swift-mustache \(same(out, others))")

    out.removeAll(keepingCapacity: true)
    let before = allocation_count()
    page.render(into: &out)
    let allocations = allocation_count() - before

    let times = try median {
      [
        time(200) {
          out.removeAll(keepingCapacity: true)
          page.render(into: &out)
        },
        time(200) {
          hand.removeAll(keepingCapacity: true)
          byHand(&hand)
        },
        try other(name, calls: 10),
      ]
    }
    print("  \(text(times[0])) µs, by hand \(text(times[1])) µs, swift-mustache \(text(times[2])) µs")
    print("  \(text(times[0] / times[1])) × by hand; \(text(times[2] / times[0])) times as fast as swift-mustache")
    print("  \(allocations) allocations")
  }

  /// Microseconds that swift-mustache takes.
  private static func other(_ page: String, calls: Int) throws -> Double {
    let printed = try run(page, String(calls))
    return Double(printed.split(separator: "\n").first ?? "") ?? .nan
  }

  /// What `OtherTemplates` prints.
  private static func run(_ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[1])
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let printed = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self)
  }

  private static func same(_ a: [UInt8], _ b: [UInt8]) -> String {
    if a == b { return "the same" }
    let place = zip(a, b).prefix { $0 == $1 }.count
    let around = max(0, place - 30)..<min(b.count, place + 30)
    return "other from byte \(place): \(String(decoding: b[around], as: UTF8.self))"
  }

  /// The medians of several measurements that are taken in turn.
  private static func median(rounds: Int = 11, _ measure: () throws -> [Double]) rethrows -> [Double] {
    let all = try (0..<rounds).map { _ in try measure() }
    return all[0].indices.map { column in all.map { $0[column] }.sorted()[rounds / 2] }
  }

  private static func text(_ number: Double) -> String { String((number * 10).rounded() / 10) }
}
