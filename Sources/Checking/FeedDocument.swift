import Content
import Feeds

/// A feed as it is read again: what of it can be checked.
struct FeedDocument {
  /// A text, and where it stands.
  struct Placed {
    var text: String
    var offset: Int
    /// Whether every byte of the text stands as many bytes behind that as it does in the text.
    var isVerbatim = false
  }

  /// An item or entry.
  struct Item {
    /// Where it begins.
    var offset: Int
    var link: Placed?
    var id: Placed?
    var date: Placed?
    var picture: Placed?
    /// The whole article as HTML. Its place is that of its first byte, or of what it stands in where it is written with references.
    var content: Placed?
  }

  private(set) var items: [Item] = []
  /// What the feed has to say of itself and does not: the names of elements or members.
  private(set) var lacks: [String] = []
  /// The feed's own links by their relation: `alternate`, `self`, `prev-archive`, `next-archive`, `current`. RSS and JSON have the first two.
  private(set) var links: [String: Placed] = [:]

  /// Reads a feed.
  ///
  /// - Throws: what is wrong with its form, or that it is no feed of that format.
  init(_ bytes: UnsafeBufferPointer<UInt8>, as format: FeedFormat) throws(FormProblem) {
    switch format {
    case .rss:
      try readElements(bytes, ["rss", "channel"], item: "item", needed: ["channel", "title", "link", "description"])
    case .atom: try readElements(bytes, ["feed"], item: "entry", needed: ["id", "title", "updated"])
    case .json: try readJSON(bytes)
    }
  }

  /// A date of a feed; `nil` when it has not the form that the format has it in (RFC 822, RFC 3339).
  static func date(_ text: String, in format: FeedFormat) -> Timestamp? {
    let hasNumbersAlone = text.utf8.dropFirst(4).first == UInt8(ascii: "-") && text.utf8.contains(UInt8(ascii: "T"))
    guard hasNumbersAlone == (format != .rss),
      let date = WrittenDate(parsing: text.utf8, in: TimeZoneRule(standardOffset: 0))
    else { return nil }
    return date.precision == .moment ? date.timestamp : nil
  }

  // MARK: XML

  /// - Parameters:
  ///   - head: the elements in which what the feed says of itself stands, from the root.
  ///   - needed: what has to be there.
  private mutating func readElements(
    _ bytes: UnsafeBufferPointer<UInt8>, _ head: [String], item: String, needed: [String]
  ) throws(FormProblem) {
    var reader = try XMLReader(bytes)
    var path: [String] = []
    var text = Placed(text: "", offset: 0)
    var known: Set<String> = []
    while let event = try reader.next() {
      switch event {
      case .start(let name, let attributes, let offset):
        if path.isEmpty, name != head[0] {
          throw FormProblem(message: "the root element is <\(name)>, not <\(head[0])>", offset: offset)
        }
        path.append(name)
        if path.elementsEqual(head) { known.insert(name) }
        text = Placed(text: "", offset: offset)
        if name == item { items.append(Item(offset: offset)) }
        switch name {
        case "link", "atom:link": takeLink(attributes, offset, isInItem: path.contains(item))
        case "media:content": takePicture(attributes, offset)
        default: break
        }
      case .text(let part):
        if text.text.isEmpty, let start = reader.verbatimStart {
          text = Placed(text: part, offset: start, isVerbatim: true)
        } else {
          text.text += part
          text.isVerbatim = false
        }
      case .end(let name):
        path.removeLast()
        if path.last == item { take(name, text) }
        guard path == head, !text.text.isEmpty else { continue }
        known.insert(name)
        if name == "link" { links["alternate"] = text }
      }
    }
    lacks = needed.filter { !known.contains($0) }
  }

  /// Takes a link that has its address in an attribute.
  private mutating func takeLink(_ attributes: [(name: String, value: String)], _ offset: Int, isInItem: Bool) {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    guard let address = value("href") else { return }
    let relation = value("rel") ?? "alternate"
    if !isInItem {
      links[relation] = Placed(text: address, offset: offset)
    } else if relation == "alternate" {
      items[items.count - 1].link = Placed(text: address, offset: offset)
    } else if relation == "enclosure" {
      items[items.count - 1].picture = Placed(text: address, offset: offset)
    }
  }

  private mutating func takePicture(_ attributes: [(name: String, value: String)], _ offset: Int) {
    guard !items.isEmpty, let address = attributes.first(where: { $0.name == "url" })?.value else { return }
    items[items.count - 1].picture = Placed(text: address, offset: offset)
  }

  /// Takes what stands in an element of an item.
  private mutating func take(_ name: String, _ text: Placed) {
    let last = items.count - 1
    switch name {
    case "link": if items[last].link == nil { items[last].link = text }
    case "guid", "id": items[last].id = text
    case "pubDate", "published": items[last].date = text
    case "updated": if items[last].date == nil { items[last].date = text }
    case "content:encoded", "content": items[last].content = text
    default: break
    }
  }

  // MARK: JSON

  private mutating func readJSON(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormProblem) {
    let feed = try JSONReader.read(bytes)
    guard let version = feed["version"]?.text, version.hasPrefix("https://jsonfeed.org/version/"),
      let list = feed["items"]?.list
    else { throw FormProblem(message: "it is no JSON Feed: the version or the items are missing", offset: 0) }
    func placed(_ node: JSONReader.Node?) -> Placed? {
      node.flatMap { node in node.text.map { Placed(text: $0, offset: node.offset) } }
    }
    if feed["title"]?.text?.isEmpty != false { lacks = ["title"] }
    links["self"] = placed(feed["feed_url"])
    links["alternate"] = placed(feed["home_page_url"])
    items = list.map { item in
      Item(
        offset: item.offset, link: placed(item["url"]), id: placed(item["id"]), date: placed(item["date_published"]),
        picture: placed(item["image"]), content: placed(item["content_html"]))
    }
  }
}
