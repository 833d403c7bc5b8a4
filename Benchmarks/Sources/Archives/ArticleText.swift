/// A piece of a paragraph.
enum Span: Sendable {
  case plain([UInt8])
  case strong([UInt8])
  case link([UInt8], to: String)
}

/// A part of an article's text.
enum Block: Sendable {
  case paragraph([Span])
  case heading([UInt8])
  case quote([UInt8])
  case list([[UInt8]])
  case picture(Picture)
}

/// A picture with what stands under it.
struct Picture: Sendable {
  var url: String
  var caption: [UInt8]
  var credit: [UInt8]
}

/// Writes the text of articles: between 2 and 155 paragraphs, one to five pictures, up to ten links, three of ten to other
/// articles of the archive. Short articles have about half as many of each.
struct ArticleText: Sendable {
  let outlines: Outlines
  let vocabulary: Vocabulary

  /// How many paragraphs an article has: each is as likely as the others. Half of the articles have 26 or fewer.
  private static let paragraphs = [2, 5, 7, 9, 12, 14, 17, 20, 24, 28, 32, 37, 43, 50, 60, 73, 96, 124]

  init(_ outlines: Outlines) {
    self.outlines = outlines
    vocabulary = Vocabulary(seed: outlines.shape.seed)
  }

  /// An article's headline and text.
  func text(_ index: Int, of outline: Outline) -> (title: [UInt8], lead: Picture, blocks: [Block]) {
    var random = RandomSource(seed: outlines.shape.seed, subject: .text, index: index)
    let title = vocabulary.headline(&random)
    let lead = picture(in: outline, &random)
    var count = random.element(of: Self.paragraphs)
    count += random.below(max(1, count / 4))
    let isShort = outlines.shape.length == .short
    if isShort { count = (count * 2 + 3) / 5 }
    let pictures = random.below(isShort ? 3 : 5)
    let links = random.below(isShort ? 5 : 11)
    var blocks: [Block] = []
    for place in 0..<count {
      // They are spread evenly, as many as there are places for.
      let linked = (place + 1) * links / count - place * links / count
      blocks.append(block(linked: min(linked, 2), in: outline, &random))
      if (place + 1) * pictures / count > place * pictures / count {
        blocks.append(.picture(picture(in: outline, &random)))
      }
    }
    return (title, lead, blocks)
  }

  private func block(linked: Int, in outline: Outline, _ random: inout RandomSource) -> Block {
    if linked == 0 {
      switch random.below(100) {
      case 0..<4: return .heading(vocabulary.phrase(words: random.within(2...5), &random))
      case 4..<7: return .quote(sentence(&random))
      case 7..<9: return .list((0..<random.within(2...5)).map { _ in sentence(&random) })
      default: break
      }
    }
    var spans: [Span] = []
    for place in 0..<max(random.within(1...3), linked) {
      spans.append(.plain(sentence(&random)))
      if place < linked {
        spans.append(.link(vocabulary.phrase(words: random.within(1...3), &random), to: target(from: outline, &random)))
        spans.append(.plain(sentence(&random)))
      } else if random.chance(4) {
        spans.append(.strong(vocabulary.word(&random)))
        spans.append(.plain(sentence(&random)))
      }
    }
    return .paragraph(spans)
  }

  private func sentence(_ random: inout RandomSource) -> [UInt8] {
    vocabulary.sentence(words: random.within(6...17), &random)
  }

  /// Where a link leads.
  private func target(from outline: Outline, _ random: inout RandomSource) -> String {
    if random.chance(30) { return outlines.outline(random.below(outlines.shape.articles)).url }
    let day = Day(daysSince1970: random.within(14_000...20_000)).text("/")
    return "https://www.\(random.element(of: Outlet.all).host)/elsewhere/\(day)/\(random.below(1_000_000)).html"
  }

  private func picture(in outline: Outline, _ random: inout RandomSource) -> Picture {
    let name = String(random.within(1_000_000...50_000_000), radix: 36)
    return Picture(
      url: "https://pictures.\(outline.outlet.host)/\(outline.day.text("/"))/\(name)-1050.jpg",
      caption: sentence(&random), credit: vocabulary.phrase(words: 2, &random))
  }
}
