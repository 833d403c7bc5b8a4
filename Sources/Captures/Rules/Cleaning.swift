import Content
import Soup

/// The clean-up of one capture under way: what rules may know of it, and what they did.
struct Cleaning {
  /// The title in the capture's header.
  let title: String
  /// The address of the original.
  let address: WebAddress
  /// The host of the original.
  let host: String
  let outlet: Outlet
  let resolver: AddressResolver

  /// What rules took, in the order in which they did.
  private(set) var takings: [Taking] = []
  /// Which of them are without text, and counted: one for each rule and kind of thing.
  private var countedTakings: [Int] = []
  /// Where in the blocks those of the article's `<footer>` begin; `nil` where it has none.
  var footerStart: Int?
  /// What they moved to front matter.
  var fields = MovedFields()

  init(title: String, address: WebAddress, outlet: Outlet) {
    self.title = title
    self.address = address
    host = address.host
    self.outlet = outlet
    resolver = AddressResolver(base: address)
  }

  /// Puts something on the account.
  mutating func account(_ taking: Taking) {
    guard taking.characters == 0 else { return takings.append(taking) }
    let same = countedTakings.first {
      takings[$0].rule == taking.rule && takings[$0].verdict == taking.verdict && takings[$0].text == taking.text
    }
    if let same {
      takings[same].times += taking.times
    } else {
      countedTakings.append(takings.count)
      takings.append(taking)
    }
  }

  /// Puts on the account what the parser left out or repaired.
  mutating func account(_ parsed: HTMLParser.Result) {
    for (rule, verdict, what, times) in [
      (GluedTags.identifier, Verdict.changed, "tag", parsed.repairs),
      (Scripts.identifier, .dropped, "script or style", parsed.scripts),
      (InvisibleText.identifier, .dropped, "character", parsed.removedCharacters),
    ] where times > 0 {
      var taking = Taking.invisible(rule: rule, verdict: verdict, what: what)
      taking.times = times
      account(taking)
    }
  }

  /// Puts pictures on the account that the block builder left out.
  mutating func account(duplicatePictures count: Int) {
    guard count > 0 else { return }
    var taking = Taking.invisible(rule: DuplicateImages.identifier, verdict: .dropped, what: "<img>")
    taking.times = count
    account(taking)
  }

  /// Puts a text on the account that a rule took.
  mutating func take(_ rule: some CleanupRule, _ verdict: Verdict, _ text: String) {
    takings.append(Taking(rule: rule.identifier, verdict: verdict, text: text))
  }

  /// Puts blocks on the account that a rule took.
  mutating func take(_ rule: some CleanupRule, _ verdict: Verdict, _ blocks: some Sequence<Block>) {
    take(rule, verdict, blocks.map(\.plainText).joined(separator: " "))
  }
}

/// What rules found for an article's front matter.
struct MovedFields {
  /// Names of authors, where no byline names any.
  var authors: [String] = []
  /// Names of authors that credits tell, where no byline names any; they know better than `authors`.
  var reporters: [String] = []
  /// Lines that name people, as they were written.
  var byline: [String] = []
  /// Lines of the text that were read for names and stay in it: no credits any more.
  var linesRead: [String] = []
  /// When the article was published, as its first lines say.
  var date: WrittenDate?
  /// That date as the capture's bytes have it, by which its place is found.
  var dateSource: String?
  /// Lines that tell dates, as they were written.
  var dateline: [String] = []
  var editors: [String] = []
  var translators: [String] = []
  /// Who else is credited, in inline Markdown.
  var contributors: [String] = []
  var profiles: [Article.Profile] = []
  /// The address of the original of a translation.
  var translationOf: String?
  /// Notices of copyright, in inline Markdown.
  var rights: [String] = []
  /// Other articles that the page recommended.
  private(set) var related: [Article.Link] = []
  private var relatedAddresses: Set<String> = []
  var tags: [String] = []
  /// What a feed service said of itself, in inline Markdown.
  var via: [String] = []

  /// Adds another article that the page recommended, unless it is there.
  mutating func add(related link: Article.Link) {
    if relatedAddresses.insert(link.url).inserted { related.append(link) }
  }

  /// Puts what was found into an article's front matter.
  func write(to article: inout Article) {
    article.editors = editors
    article.translators = translators
    article.contributors = contributors
    article.profiles = profiles
    article.translationOf = translationOf
    article.rights = rights
    article.related = related
    article.tags = tags
    article.via = via
  }
}
