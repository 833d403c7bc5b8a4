import Soup

/// Words that say no more than that a picture's text follows.
///
///     <span>Image caption</span><span>The mole at low tide</span>   →   The mole at low tide
struct PictureLabels: ElementRule {
  static let identifier = "picture-labels"
  static let summary = "Labels before the texts of pictures, such as “Image caption”, that say nothing themselves."
  let interest = ElementInterest.namesOrTexts([.span, .div, .p, .b, .strong])

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    guard let text = element.lone, text.count <= 40 else { return nil }
    return Self.labels.contains { text.elementsEqual($0) } ? .dropped : nil
  }

  private static let labels = [
    "Image caption", "Media caption", "Photo caption", "图像加注文字", "圖像加註文字", "图片加注文字", "圖片加註文字", "图片说明", "圖片說明",
    "视频加注文字", "影像加註文字",
  ].map { Array($0.utf8) }
}
