import Soup

/// What a reader clicked or typed into on the living page, and the boxes around a field for an address.
///
///     <button>播放</button> <select><option>全球</option></select>           →   dropped
///     <figure><button><img src="a.jpg"></button></figure>                →   the picture stays
///     <div class="newsletter">订阅早报 <input type="email"> 谢谢订阅！</div>   →   dropped
struct FormControls: ElementRule {
  static let identifier = "form-controls"
  static let summary = "Buttons, fields and menus, and small boxes that ask for a mail address."
  static let words = ["subscribe", "subscription", "subscri", "newsletter", "epaper", "signup", "mailinglist"]
  private static let asking = ClassWords(words)
  private static let controls: Set<Tag> = [.button, .input, .select, .textarea, .datalist, .progress, .meter]

  let interest = ElementInterest.tags(controls.union([.option, .optgroup, .form, .div, .section, .aside]))

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    switch element.tag {
    case .div, .section, .aside, .form:
      guard element.tag == .form || element.words.has(Self.asking) else { return nil }
      return element.contains([.input, .textarea]) && element.characters(upTo: 201) <= 200 ? .dropped : nil
    // The picture of a figure that is pressed on to see it larger.
    case .button: return element.contains([.img, .ampImg]) && element.isInFigure ? nil : .dropped
    default: return .dropped
    }
  }
}
