import Markup
import Testing

@Suite struct ConcurrencyTests {
  @Test("on many threads at once, each article gives the bytes it gives alone")
  func onManyThreadsAtOnceEachArticleGivesTheBytesItGivesAlone() async {
    let articles = (0..<40).map { number in
      "# 第\(number)章\n\n" + repeated("Fog ~~lifts~~ *over* the ~tilde~ port[^\(number)].\n\n", number % 4 * 20 + 1)
        + "|a|b|\n|-|-|\n|~~c~~|d|\n\n[^\(number)]: ~~note~~ ~x\n\n" + (number % 2 == 0 ? "" : "plain\n\n- list\n")
    }
    let alone = articles.map { html($0) }
    #expect(alone.allSatisfy { $0.contains("<del>lifts</del>") })
    await withTaskGroup(of: Bool.self) { group in
      for worker in 0..<8 {
        group.addTask {
          (0..<30).allSatisfy { round in
            let index = (worker * 7 + round) % articles.count
            return html(articles[index]) == alone[index]
          }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
