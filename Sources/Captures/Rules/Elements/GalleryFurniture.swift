import Soup

/// Arrows, counters and dots of picture galleries. Pictures and their texts stay.
///
///     <div class="gallery__counter">1 / 9</div> <a class="slick-next">Next</a>   →   dropped
struct GalleryFurniture: ElementRule {
  static let identifier = "gallery-furniture"
  static let summary = "Arrows, counters and dots of galleries; their pictures and texts stay."
  private static let galleries = [
    "gallery", "galleries", "slideshow", "slider", "carousel", "swiper", "slick", "lightbox", "slides", "photoswipe",
    "pswp",
  ]
  private static let furniture = [
    "prev", "previous", "next", "nav", "navigation", "arrow", "arrows", "count", "counter", "pager", "pagination",
    "dots",
    "dot", "control", "toggle", "close", "index", "button",
  ]
  static let words = galleries + furniture
  private static let galleryNames = ClassWords(galleries)
  private static let furnitureNames = ClassWords(furniture)
  let interest = ElementInterest.words

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    guard element.words.has(Self.galleryNames), element.words.has(Self.furnitureNames),
      !element.contains(MediaTags.all)
    else { return nil }
    return element.characters(upTo: 21) <= 20 ? .dropped : nil
  }
}
