import Soup

/// Elements that browsers show nothing of.
///
///     <template>…</template> <title>…</title> <meta name="author" content="…">   →   dropped
struct UnseenElements: ElementRule {
  static let identifier = "unseen-elements"
  static let summary = "Elements that browsers show nothing of: head, title, template, meta and the like."
  let interest = ElementInterest.tags([
    .head, .title, .template, .meta, .link, .canvas, .map, .area, .frame, .frameset, .noframes, .noembed,
  ])

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? { .dropped }
}
