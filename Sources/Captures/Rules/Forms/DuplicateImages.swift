/// A picture that stands twice in a row, and signs that only enlarge the picture before them.
///
///     <img src="a.jpg"> <noscript><img src="a.jpg"></noscript>        →   one picture
///     <img src="a.jpg"> <a href="a.jpg"><img src="zoom.png"></a>      →   a.jpg
///
/// The texts of both stay. The block builder does it, which knows what is the same place.
struct DuplicateImages: CleanupRule {
  static let identifier = "duplicate-images"
  static let summary = "Pictures that stand twice in a row, and signs that enlarge the picture before them."
}
