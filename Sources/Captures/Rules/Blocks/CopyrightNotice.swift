/// Notices of copyright and of an outlet's standards at the end of an article. They go into the field `rights`.
///
///     © 2020 AFP                                               →   rights: [© 2020 AFP]
///     平台声明：该文观点仅代表作者本人，某平台…                    →   rights
///     © 2020年 某台版权声明：本文所有内容受到著作权法保护…         →   rights
struct CopyrightNotice: BlockRule {
  static let identifier = "copyright-notice"
  static let summary = "Notices of copyright and of an outlet's standards at the end; they go into the field rights."

  func apply(to blocks: inout [Block], _ cleaning: inout Cleaning) {
    for index in blocks.lastTexts(4) {
      guard case .paragraph(let passage) = blocks[index], passage.images.isEmpty,
        Self.isNotice(blocks[index].paragraphBytes)
      else { continue }
      cleaning.fields.rights.insert(MarkdownWriter.inline(passage), at: 0)
      cleaning.take(self, .moved(.rights), passage.plainText)
      blocks.remove(at: index)
    }
  }

  /// A notice begins with the sign, or with words that no story begins with; prose that only speaks of copyright is none.
  static func isNotice(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 900 else { return false }
    if beginnings.contains(where: { text.starts(with: $0) }) { return true }
    guard text.count <= 450 else { return false }
    return phrases.isFound(in: text) && !quotedPhrases.isFound(in: text)
  }

  private static let beginnings = [
    "©", "版权声明", "版權聲明", "版权所有", "版權所有", "Copyright ©", "Copyright (c)", "(c) ", "All rights reserved",
    "我们的标准：", "Our Standards:", "平台声明：", "特别声明：以上", "“特别声明：以上", "声明：该文观点仅代表作者本人",
  ].map { Array($0.utf8) }
  private static let quotedPhrases = PhraseSet(notices.flatMap { ["“" + $0, "「" + $0] })
  private static let phrases = PhraseSet(notices)
  private static let notices = ["受到著作权法保护", "受到著作權法保護", "未经许可，不得转载", "未經許可，不得轉載", "未经授权，不得转载", "未經授權，不得轉載"]
}
