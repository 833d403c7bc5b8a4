import Soup

/// What a reader clicked or typed into on the living page, and the boxes around a field for an address.
///
///     <button>播放</button> <select><option>全球</option></select>           →   dropped
///     <figure><button><img src="a.jpg"></button></figure>                →   the picture stays
///     <a class="button" href="https://a.example/subscribe">订阅</a>       →   dropped
///     <div class="newsletter">订阅早报 <input type="email"> 谢谢订阅！</div>   →   dropped
///     <form><input type="hidden"><p>一篇短讯。</p></form>                     →   the text stays
struct FormControls: ElementRule {
  static let identifier = "form-controls"
  static let summary =
    "Buttons, fields and menus, small boxes that ask for a mail address, and links made like buttons to subscribe or share."
  static let words = asking + ["button", "btn"]
  private static let asking = ["subscribe", "subscription", "subscri", "newsletter", "epaper", "signup", "mailinglist"]
  private static let askingNames = ClassWords(asking)
  private static let buttonNames = ClassWords(["button", "btn"])
  private static let controls: Set<Tag> = [.button, .input, .select, .textarea, .datalist, .progress, .meter]

  let interest = ElementInterest.tags(controls.union([.option, .optgroup, .form, .div, .section, .aside, .a]))

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    switch element.tag {
    case .div, .section, .aside, .form:
      guard element.tag == .form || element.words.has(Self.askingNames) else { return nil }
      let most = element.words.has(Self.askingNames) ? 200 : 60
      return element.characters(upTo: most + 1) <= most && Self.hasField(element) ? .dropped : nil
    case .a: return element.words.has(Self.buttonNames) && Self.asksToSubscribe(element) ? .dropped : nil
    // The picture of a figure that is pressed on to see it larger.
    case .button: return element.contains([.img, .ampImg]) && element.isInFigure ? nil : .dropped
    default: return .dropped
    }
  }

  /// Whether there is a field to write into.
  private static func hasField(_ box: ElementView) -> Bool {
    var found = false
    box.forEachNode { node in
      switch box.tree[node].tag {
      case .textarea: found = true
      case .input: found = !isPressed(box.tree.attribute(.type, of: node))
      default: break
      }
      return !found
    }
    return found
  }

  /// Whether an `<input>` of a type is seen and pressed only, or not seen at all.
  private static func isPressed(_ type: ArraySlice<UInt8>?) -> Bool {
    guard let type else { return false }
    let name = Bytes.lowercased(Bytes.trimmed(type))
    return ["hidden", "submit", "button", "image", "reset", "radio", "checkbox"].contains {
      name.elementsEqual($0.utf8)
    }
  }

  /// Whether a link that looks like a button leads to where readers subscribe to the site, or share what they read.
  private static func asksToSubscribe(_ link: ElementView) -> Bool {
    guard let href = link.attribute(.href), link.characters(upTo: 41) <= 40 else { return false }
    let path = href.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return path.suffix(10).elementsEqual("/subscribe".utf8)
      || Bytes.contains("action=share", in: href[path.endIndex...])
  }
}
