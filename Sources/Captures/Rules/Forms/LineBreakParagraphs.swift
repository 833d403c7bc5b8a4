/// Two line breaks on end, which mean the end of a paragraph.
///
///     一<br><br>二   →   two paragraphs
///     一<br>二       →   one paragraph of two lines
///
/// `ParagraphAssembly` asks whether it is on; without it such breaks stay line breaks.
struct LineBreakParagraphs: CleanupRule {
  static let identifier = "line-break-paragraphs"
  static let summary = "Two line breaks on end become the end of a paragraph."
}
