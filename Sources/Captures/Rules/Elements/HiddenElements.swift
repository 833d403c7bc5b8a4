import Soup

/// Elements that the page itself hides.
///
///     <p hidden>Debug</p> <div style="display: none">Popup</div>   →   dropped
struct HiddenElements: ElementRule {
  static let identifier = "hidden"
  static let summary = "Elements with a hidden attribute or display:none: no reader saw them."
  let interest = ElementInterest.attributes

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    if element.attribute(.hidden) != nil { return .dropped }
    guard let style = element.attribute(.style), Self.display.isFound(in: style) else { return nil }
    return StyleAttribute(style).value(of: "display") == "none" ? .dropped : nil
  }

  private static let display = PhraseSet(["display"])
}
