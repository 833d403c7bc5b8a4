import Content

/// A first line that is a date and nothing else. It goes into the field `dateline`, and tells when the article was published
/// where nothing before it did.
///
///     <p>发布时间：2020年7月15日 12:30</p>   →   dateline: 发布时间：2020年7月15日 12:30
///     <p>Oct 1st 2020</p>                  →   dateline: Oct 1st 2020
///
/// An article with several such lines, such as a diary, keeps them; so does one whose date is another.
struct DateLines: BlockRule {
  static let identifier = "dateline"
  static let summary = "A first line that is a date and nothing else; it goes into the field dateline."

  func apply(to blocks: inout [Block], _ cleaning: inout Cleaning) {
    for _ in 0..<2 {
      guard let index = blocks.firstTexts(1).first, case .paragraph(let passage) = blocks[index],
        passage.images.isEmpty,
        passage.links.isEmpty, let (date, isUpdate) = Self.date(blocks[index].paragraphBytes, in: cleaning.outlet.zone),
        !Self.hasAnother(blocks, behind: index, in: cleaning.outlet.zone)
      else { return }
      if let known = cleaning.fields.date?.timestamp {
        guard isUpdate || cleaning.outlet.zone.timestamp(seconds: known.seconds).date == date.timestamp.date else {
          return
        }
      }
      let text = TextCleaning.line(passage.plainText.utf8)
      if cleaning.fields.date == nil {
        cleaning.fields.date = date
        cleaning.fields.dateSource = text
      }
      cleaning.fields.dateline.append(text)
      cleaning.take(self, .moved(.dateline), text)
      blocks.remove(at: index)
    }
  }

  /// The date that a line is, and whether it is that of a change.
  static func date(_ line: ArraySlice<UInt8>, in zone: TimeZoneRule) -> (WrittenDate, isUpdate: Bool)? {
    guard (6...120).contains(line.count) else { return nil }
    var text = Bytes.trimmed(line)
    var isUpdate = false
    if let label = labels.first(where: { text.starts(with: $0.utf8) }) {
      isUpdate = label.contains("更新") || label.contains("pdated")
      text = text.dropFirst(label.utf8.count)
      while let mark = [":", "：", " ", "于", "於", "on "].first(where: { text.starts(with: $0.utf8) }) {
        text = text.dropFirst(mark.utf8.count)
      }
    }
    return WrittenDate(parsing: text, in: zone).map { ($0, isUpdate) }
  }

  private static func hasAnother(_ blocks: [Block], behind index: Int, in zone: TimeZoneRule) -> Bool {
    blocks.dropFirst(index + 1).contains { block in
      let isText =
        switch block {
        case .paragraph, .heading: true
        default: false
        }
      return isText && date(Array(block.plainText.utf8.prefix(121))[...], in: zone).map { !$0.isUpdate } == true
    }
  }

  /// What may stand before such a date; longer ones before those that they begin with.
  private static let labels = [
    "发布时间", "發布時間", "發佈時間", "发表时间", "發表時間", "更新时间", "更新時間", "最后更新", "最後更新", "最近更新", "最新更新", "发布日期", "發布日期", "发布", "發布",
    "發佈",
    "发表", "發表", "更新", "日期", "时间", "時間", "刊登", "原载", "First published", "Last updated", "Last modified", "Published",
    "Updated", "Posted",
    "Date", "发稿时间", "发稿", "發稿",
  ]
}
