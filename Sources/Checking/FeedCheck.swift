import Content
import Feeds
import Platform
import Site

extension Rule {
  static let feedForm = Rule(.feeds, "it is no feed that readers can read: {}", help: Rule.anew)
  static let feedHead = Rule(.feeds, "the feed has no {}", help: Rule.anew)
  static let feedHome = Rule(
    .feeds, "the feed leads to {}, which is not there", help: Rule.anew, suggestsNames: true)
  static let feedLink = Rule(
    .feeds, "the item leads to {}, which is not there", help: Rule.anew, suggestsNames: true)
  static let feedNoPage = Rule(.feeds, "the item leads to {}, which is no page", help: Rule.anew)
  static let feedContent = Rule(
    .feeds, "the text of the item names {}, which is not there", help: Rule.anew, suggestsNames: true)
  static let feedPicture = Rule(.feeds, "the item's picture {} is not there", help: "run broadsheet build")
  static let feedPlainLink = Rule(
    .feeds, "the item has no whole address to lead to", help: "give it one, with a scheme and a host")
  static let feedNoID = Rule(
    .feeds, "the item has no id", help: "run broadsheet build --all: readers would show it again and again")
  static let feedDoubleID = Rule(
    .feeds, "the id {} stands in the feed once more",
    help: "give the items ids of their own: readers show one of them only")
  static let feedOtherID = Rule(
    .feeds, "the id {} is not that of the article",
    help: "run broadsheet build --all: readers would take it for another article, or for a new one")
  static let feedDate = Rule(.feeds, "{} is no date as the format has it", help: Rule.anew)
  static let feedNoDate = Rule(.feeds, "the item has no date", help: Rule.anew)
  static let feedOrder = Rule(.feeds, "the item is newer than the one before it", help: Rule.anew)
  static let feedLacks = Rule(
    .feeds, "the item for {} should stand here", help: Rule.anew)
  static let feedHasMore = Rule(
    .feeds, "the feed should end before the item for {}", help: Rule.anew)
  static let feedSelf = Rule(
    .feeds, "the feed says of itself that it is {}",
    help: "see that url: in broadsheet.yml is right, and run broadsheet build --all")
  static let feedHistory = Rule(
    .feeds, "the feed's past is broken: {}",
    help: "run broadsheet build --all: readers that go back would miss articles")
}

/// Holds a feed against the items that it should have.
struct FeedCheck {
  let feed: SiteOutline.Feed
  let outline: SiteOutline
  let resolver: Resolver
  private var findings: [Finding] = []
  /// The ids that stand on several items.
  private var doubled: Set<ByteKey> = []

  init(_ feed: SiteOutline.Feed, outline: SiteOutline, resolver: Resolver) {
    self.feed = feed
    self.outline = outline
    self.resolver = resolver
  }

  /// What is wrong with a feed.
  static func findings(
    _ bytes: UnsafeBufferPointer<UInt8>, of feed: SiteOutline.Feed, outline: SiteOutline, resolver: Resolver
  ) -> [Finding] {
    var check = FeedCheck(feed, outline: outline, resolver: resolver)
    do throws(FormProblem) {
      check.look(at: try FeedDocument(bytes, as: feed.format), end: bytes.count)
    } catch {
      check.note(.feedForm, error.message, at: error.offset)
    }
    return check.findings
  }

  private mutating func note(_ rule: Rule, _ subject: String = "", at offset: Int) {
    findings.append(Finding(rule, subject, at: .site(feed.path, offset: offset)))
  }

  private mutating func look(at document: FeedDocument, end: Int) {
    for name in document.lacks { note(.feedHead, name, at: 0) }
    if let home = document.links["alternate"], case .own(let path) = Address(home.text, site: resolver.site).kind,
      !resolver.files.has(path)
    {
      note(.feedHome, path, at: home.offset)
    }
    for item in document.items { look(at: item) }
    lookForDoubles(document)
    lookAtOrder(document)
    lookAtLinks(document)
    compareItems(document, end: end)
  }

  private mutating func look(at item: FeedDocument.Item) {
    if item.id?.text.isEmpty != false { note(.feedNoID, at: item.offset) }
    if item.date == nil { note(.feedNoDate, at: item.offset) }
    if let picture = item.picture, case .own(let path) = Address(picture.text, site: resolver.site).kind,
      !resolver.files.has(path)
    {
      note(.feedPicture, path, at: picture.offset)
    }
    if let content = item.content { look(inside: content) }
    guard let link = item.link else { return note(.feedPlainLink, at: item.offset) }
    switch Address(link.text, site: resolver.site).kind {
    case .own(let path):
      switch resolver.lookUp(path) {
      case .missing: note(.feedLink, path, at: link.offset)
      case .folder: note(.feedNoPage, path, at: link.offset)
      case .file where !path.isPage: note(.feedNoPage, path, at: link.offset)
      default: break
      }
    case .web: break
    default: note(.feedPlainLink, at: link.offset)
    }
  }

  /// Looks for what the text of an item names on the site.
  private mutating func look(inside content: FeedDocument.Placed) {
    var text = content.text
    let found = text.withUTF8 { bytes in
      var found: [(path: String, offset: Int)] = []
      var tags = TagReader(bytes)
      while tags.next() {
        for address in [tags.value("href"), tags.value("src")] {
          guard let address, case .own(let path) = Address(address, site: resolver.site).kind,
            !resolver.files.has(path), !resolver.files.folders.contains(ByteKey(path))
          else { continue }
          found.append((path, tags.start))
        }
      }
      return found
    }
    for (path, offset) in found { note(.feedContent, path, at: content.offset + (content.isVerbatim ? offset : 0)) }
  }

  private mutating func lookForDoubles(_ document: FeedDocument) {
    var known: Set<ByteKey> = []
    for id in document.items.compactMap(\.id) where !known.insert(ByteKey(id.text)).inserted && !id.text.isEmpty {
      doubled.insert(ByteKey(id.text))
      note(.feedDoubleID, id.text, at: id.offset)
    }
  }

  /// Items are ordered as lists are: by the day as written, then by the moment.
  private mutating func lookAtOrder(_ document: FeedDocument) {
    var last: Timestamp?
    for date in document.items.compactMap(\.date) {
      guard let moment = FeedDocument.date(date.text, in: feed.format) else {
        note(.feedDate, date.text, at: date.offset)
        continue
      }
      if let last, (moment.dayNumber, moment.seconds) > (last.dayNumber, last.seconds) {
        note(.feedOrder, at: date.offset)
      }
      last = moment
    }
  }

  /// Looks at what the feed says of itself and of its neighbours.
  private mutating func lookAtLinks(_ document: FeedDocument) {
    if let own = document.links["self"], Address(own.text, site: resolver.site).kind != .own(feed.path) {
      note(.feedSelf, own.text, at: own.offset)
    }
    guard let past = outline.pastDocuments(around: feed) else { return }
    for (relation, expected) in [("prev-archive", past.previous), ("next-archive", past.next)] {
      let expected = expected.map(URLEncoding.ascii)
      let found = document.links[relation]
      guard found?.text != expected else { continue }
      let offset = found?.offset ?? 0
      switch expected {
      case nil: note(.feedHistory, "it has a link \(relation), and there is no such document", at: offset)
      case let expected? where found == nil:
        note(.feedHistory, "there is no link \(relation) to \(expected)", at: offset)
      case let expected?: note(.feedHistory, "the link \(relation) should lead to \(expected)", at: offset)
      }
    }
  }

  /// Tells where the items begin to differ from those that the feed should have.
  private mutating func compareItems(_ document: FeedDocument, end: Int) {
    let items = outline.items(of: feed)
    let expected = items.map { URLEncoding.ascii($0.link) }
    let found = document.items.map { $0.link?.text ?? "" }
    let same = zip(expected, found).prefix { $0 == $1 }.count
    for (item, (_, id)) in zip(document.items, items).prefix(same) {
      guard let own = item.id, !own.text.isEmpty, !doubled.contains(ByteKey(own.text)) else { continue }
      // One that is a link too is written as such.
      let isOwn = URLEncoding.identifier(own.text) == URLEncoding.identifier(id) || own.text == URLEncoding.ascii(id)
      if !isOwn { note(.feedOtherID, own.text, at: own.offset) }
    }
    if same < expected.count {
      note(.feedLacks, expected[same], at: same < found.count ? document.items[same].offset : end)
    } else if same < found.count {
      note(.feedHasMore, found[same], at: document.items[same].offset)
    }
  }
}
