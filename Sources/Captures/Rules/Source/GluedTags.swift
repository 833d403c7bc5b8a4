/// Tags whose name ran into their first attribute when lines were joined.
///
///     <imgsrc="a.jpg"alt="b">         →   <img src="a.jpg" alt="b">
///     <divclass="ad"data-id="1">      →   <div class="ad" data-id="1">
///     <play-mediav-bind:src="m">      →   <play-media v-bind:src="m">
///
/// The repair is `TagRepair`'s, while the tags are passed over for their bounds.
struct GluedTags: CleanupRule {
  static let identifier = "glued-tags"
  static let summary = "Tags whose name ran into an attribute, <imgsrc=…>, are parted again."
}
