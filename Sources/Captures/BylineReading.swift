import Content
import Soup

/// What the parts of a line that are called author or date say.
struct BylineReading {
  private var credits: [CreditLine] = []
  private var names: [String] = []
  private var dates: [String] = []
  private var date: WrittenDate?
  private var dateSource = ""

  /// - Returns: `nil` where a part is neither names nor a date, or there is none.
  init?(_ parts: [BylineLine.Part], in tree: HTMLTree, _ zone: TimeZoneRule) {
    for part in parts {
      let text = ElementView.text(of: part.node, in: tree)
      guard !text.isEmpty else { continue }
      if let (date, source, isUpdate) = Self.date(part, saying: text, in: tree, zone) {
        dates.append(text)
        if self.date == nil, !isUpdate { (self.date, dateSource) = (date, source) }
      } else if part.isName, let credit = CreditLine(text) ?? CreditLine(byline: text) {
        names.append(text)
        credits.append(credit)
      } else {
        return nil
      }
    }
    guard !names.isEmpty || !dates.isEmpty else { return nil }
  }

  var tellsDate: Bool { !dates.isEmpty }

  var authors: [String] { credits.flatMap(\.authors) }

  /// What becomes of the line.
  var verdict: Verdict { .moved(names.isEmpty ? .dateline : .byline) }

  /// Puts it into the fields of an article, with the wording of its line, which leaves the text.
  ///
  /// - Parameter wording: `nil` for a line of nothing but names and dates.
  func write(to fields: inout MovedFields, wording: String?) {
    read(into: &fields)
    if let wording {
      if names.isEmpty { fields.dateline.append(wording) } else { fields.byline.append(wording) }
    } else {
      if !names.isEmpty { fields.byline.append(names.joined(separator: ", ")) }
      fields.dateline += dates
    }
  }

  /// Puts it into the fields of an article whose text keeps the line.
  func read(into fields: inout MovedFields, staying line: String) {
    read(into: &fields)
    if !names.isEmpty { fields.linesRead.append(line) }
  }

  private func read(into fields: inout MovedFields) {
    for credit in credits { fields.add(credit, wording: nil) }
    guard fields.date == nil, let date else { return }
    fields.date = date
    fields.dateSource = dateSource
  }

  /// Whether a text may be a date in some other language: it is short and has a year.
  private static func mayBeDate(_ text: String) -> Bool {
    text.utf8.count <= Byline.mostBeside
      && text.utf8.split(whereSeparator: { !(0x30...0x39).contains($0) }).contains { $0.count == 4 }
  }

  /// The date that a part is, with what says it, and whether it is that of a change.
  private static func date(
    _ part: BylineLine.Part, saying text: String, in tree: HTMLTree, _ zone: TimeZoneRule
  ) -> (WrittenDate, source: String, isUpdate: Bool)? {
    let said = DateLines.date(Array(text.utf8)[...], in: zone)
    let isUpdate = said?.isUpdate ?? false || part.before.contains("更新") || part.before.contains("pdated")
    if tree[part.node].tag == .time, said != nil || mayBeDate(text),
      let (date, source) = Byline.date(of: part.node, in: tree, zone)
    {
      return (date, source, isUpdate)
    }
    return said.map { ($0.0, text, isUpdate) }
  }
}
