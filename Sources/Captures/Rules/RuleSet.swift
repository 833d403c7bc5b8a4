import Content
import Diagnostics
import Soup

/// The rules that clean captures up, those of the keeper and the built-in ones that are not switched off, in the order in
/// which they apply.
///
/// 1. Repairs of the source (`glued-tags`, `scripts`, `invisible-characters`): before there is a tree.
/// 2. Rules about elements, in one walk over the tree, outer elements first. At one element the keeper's rules come first, since
///    they know best; then the rules below in the order of the list.
/// 3. Byline and date, which stand before the text, so that no rule about text takes them for text.
/// 4. Choices of form, while blocks are made of the tree.
/// 5. Rules about blocks, from the outermost end of the article inwards: what was put around the article last goes first, and
///    lays open the end that the next rule looks at.
package struct RuleSet: Sendable {
  private let walk: ElementWalk
  private let blocks: [any BlockRule]
  /// The identifiers of the rules that are switched off.
  package let off: Set<String>

  /// All built-in rules and none of a keeper's.
  package init() {
    walk = ElementWalk(Self.elementRules, keeper: [])
    blocks = Self.blockRules
    off = []
  }

  /// The rules that a keeper wants.
  ///
  /// - Parameter complain: told of what cannot be used, with its place in the settings and a remedy.
  package init(
    _ settings: CleanupSettings, complain: (_ message: String, _ position: SourcePosition, _ help: String) -> Void
  ) {
    let known = Self.all.map { $0.identifier }
    for setting in settings.off where !known.contains(setting.text) {
      complain(
        "there is no rule \(setting.text)", setting.position,
        nearestName(to: setting.text, among: known).map { "did you mean \($0)?" }
          ?? "the rules are \(known.joined(separator: ", "))")
    }
    for setting in settings.off where Self.alwaysOn.contains(setting.text) {
      complain("the rule \(setting.text) cannot be switched off", setting.position, "leave it out of off:")
    }
    let off = Set(settings.off.map(\.text))
    self.off = off
    blocks = Self.blockRules.filter { !off.contains($0.identifier) }
    var keeper: [KeeperRule] = []
    for rule in settings.own {
      do throws(Selector.Problem) {
        keeper.append(try KeeperRule(rule))
      } catch {
        complain(
          "the selector of \(rule.name) cannot be used: \(error.message)", rule.selector.position,
          "write it like div.promo, #footer or .story > p[lang=en]")
      }
    }
    walk = ElementWalk(Self.elementRules.filter { !off.contains($0.identifier) }, keeper: keeper)
  }

  /// Whether a rule is to be applied to captures of a host.
  func isOn<Rule: CleanupRule>(_ rule: Rule.Type, for host: String) -> Bool {
    !off.contains(rule.identifier) && rule.applies(to: host)
  }

  /// Applies the rules about elements.
  func apply(to tree: inout HTMLTree, _ cleaning: inout Cleaning) {
    walk.apply(to: &tree, &cleaning)
  }

  /// Applies the rules about blocks.
  func apply(to blocks: inout [Block], _ cleaning: inout Cleaning) {
    let (beginsWithRule, endsInRule) = (blocks.first?.isRule ?? false, blocks.last?.isRule ?? false)
    for rule in self.blocks where type(of: rule).applies(to: cleaning.host) {
      rule.apply(to: &blocks, &cleaning)
    }
    // A line between the article and what was taken parts nothing any more.
    if !endsInRule { blocks.removeLast(blocks.reversed().prefix(while: \.isRule).count) }
    if !beginsWithRule { blocks.removeFirst(blocks.prefix(while: \.isRule).count) }
  }
}

extension RuleSet {
  /// All built-in rules, in order.
  package static var all: [any CleanupRule.Type] {
    sourceRules + elementRules.map { type(of: $0) } + firstLineRules + formRules + blockRules.map { type(of: $0) }
  }

  private static let sourceRules: [any CleanupRule.Type] = [GluedTags.self, Scripts.self, InvisibleText.self]

  /// Rules without which what passes could be dangerous.
  private static let alwaysOn = [Scripts.identifier, InvisibleText.identifier]

  /// What is surely invisible comes first, so that it does not count as content in the rules behind it; then what is told by
  /// its own nature (a form, a link that shares), then what is told by its names.
  private static let elementRules: [any ElementRule] = [
    HiddenElements(), UnseenElements(), TrackingPixels(), FormControls(), OffScreenText(), RelativeTimes(),
    PictureLabels(),
    ShareButtons(), Advertisements(), ConsentBanners(), PlayerControls(), GalleryFurniture(), RelatedTeasers(),
    NamedBylines(),
  ]

  private static let firstLineRules: [any CleanupRule.Type] = [BylineElements.self]

  private static let formRules: [any CleanupRule.Type] = [
    SiteNames.self, LineBreakParagraphs.self, DuplicateImages.self,
  ]

  /// Spaces first, so that no rule has to reckon with them. The trailer of the feed service that carried the article stands
  /// behind everything; then the article's footer, whose place is known only until something before it is taken; then the
  /// footer of the outlet's own feed; then the outlet's notices; then, with both ends of the article laid open, the title above
  /// it, the names at both ends, and the date, which is the first line only when the others are gone. Headings are last, since
  /// they ask what stands around them.
  private static let blockRules: [any BlockRule] = [
    BlankFiller(), FeedTrailer(), FooterStatements(), FeedFooter(), CopyrightNotice(), RepeatedTitle(), CreditLines(),
    DateLines(), BoldHeadings(),
  ]
}

/// All words of classes and ids that rules ask for.
enum RuleVocabulary {
  static let words: [String] =
    FormControls.words + OffScreenText.words + ShareButtons.words + Advertisements.words + ConsentBanners.words
    + PlayerControls.words + GalleryFurniture.words + RelatedTeasers.words + NamedBylines.words
}
