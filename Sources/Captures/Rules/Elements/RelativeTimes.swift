import Content
import Soup

/// Times that were true only when the page was fetched.
///
///     <time>15 分钟前</time> <span>3 hours ago</span>   →   dropped
struct RelativeTimes: ElementRule {
  static let identifier = "relative-times"
  static let summary = "Times such as “15 分钟前” that were true only at the moment of capture."
  let interest = ElementInterest.namesOrTexts([.time, .span, .div, .p, .small, .li, .em, .i])

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    guard let text = element.lone, text.count <= 40, Self.isRelative(text) else { return nil }
    keepDate(of: element, &cleaning)
    return .dropped
  }

  /// Reads the date that such an element before the text has for machines, before the element is gone.
  private func keepDate(of element: ElementView, _ cleaning: inout Cleaning) {
    var node = element.node
    let tree = element.tree
    while tree[node].tag != .time, tree[node].firstChild >= 0 { node = tree[node].firstChild }
    guard node < 400, cleaning.fields.date == nil, let value = tree.attribute(.datetime, of: node),
      let date = WrittenDate(parsing: value, in: cleaning.outlet.zone)
    else { return }
    cleaning.fields.date = date
    cleaning.fields.dateSource = String(decoding: value, as: UTF8.self)
  }

  /// Whether a text is a span of time before now and nothing else.
  static func isRelative(_ text: ArraySlice<UInt8>) -> Bool {
    // A digit, or the beginning of one of the words without digits.
    guard let first = text.first, (0x30...0x39).contains(first) || first == 0xE5 || first | 0x20 == UInt8(ascii: "j")
    else {
      return false
    }
    let digits = text.prefix { (0x30...0x39).contains($0) }.count
    guard (1...3).contains(digits) else { return now.contains { $0.elementsEqual(Bytes.lowercased(text)) } }
    guard endings.isFound(in: text) else { return false }
    let rest = TextCleaning.line(text.dropFirst(digits)).lowercased()
    return chinese.contains(rest) || english.contains(rest)
  }

  private static let now = ["刚刚", "剛剛", "just now"].map { Array($0.utf8) }
  private static let endings = PhraseSet(["前", "ago"])
  private static let chinese = Set(
    ["秒", "秒钟", "秒鐘", "分钟", "分鐘", "小时", "小時", "个小时", "個小時", "天", "周", "週", "个月", "個月"].flatMap {
      [$0 + "前", $0 + "以前"]
    })
  private static let english = Set(
    ["second", "sec", "minute", "min", "hour", "hr", "day", "week", "month"].flatMap { ["\($0) ago", "\($0)s ago"] })
}
