/// What a template can show, ask and walk through.
///
/// Values are written as literals or made from Swift values:
///
///     let page: Value = ["title": "News", "count": 2, "authors": ["Ada", "Lin"], "isDraft": false]
///     let subtitle = Value(article.subtitle)   // a String?: nil is `.missing`
///
/// A section is shown for every value but `.missing`, `false`, `0`, and empty text, markup and lists.
public enum Value: Sendable {
  /// Nothing: shown as nothing. A member with this value hides members of that name further out.
  case missing
  /// Text, escaped for where the template stands.
  case text(String)
  /// Markup that is safe in HTML.
  case html(HTML)
  /// A whole number.
  case number(Int)
  /// A condition, shown as `true` or `false`.
  case boolean(Bool)
  /// Values that a section goes through in order; shown as nothing.
  case list([Value])
  /// Named values; shown as nothing.
  case object(Object)
  /// A function that makes the value, or that decides what becomes of a section.
  case lambda(Lambda)
}

extension Value {
  /// A member's value that is made each time a template asks for it, and not at all when none does.
  public static func lazy(_ make: @escaping @Sendable () -> Value) -> Value { .lambda(Lambda(lazy: make)) }

  /// Text; `nil` is missing.
  public init(_ text: String?) { self = text.map(Value.text) ?? .missing }

  /// Markup; `nil` is missing.
  public init(_ html: HTML?) { self = html.map(Value.html) ?? .missing }

  /// A number; `nil` is missing.
  public init(_ number: Int?) { self = number.map(Value.number) ?? .missing }

  /// A condition; `nil` is missing.
  public init(_ boolean: Bool?) { self = boolean.map(Value.boolean) ?? .missing }

  /// An object; `nil` is missing.
  public init(_ object: Object?) { self = object.map(Value.object) ?? .missing }

  /// A list of values.
  public init(_ list: [Value]) { self = .list(list) }

  /// A list of texts.
  public init(_ texts: [String]) { self = .list(texts.map(Value.text)) }

  /// A list of objects.
  public init(_ objects: [Object]) { self = .list(objects.map(Value.object)) }

  /// Whether a section on this value is shown.
  var isTruthy: Bool {
    switch self {
    case .missing: false
    case .text(let text): !text.isEmpty
    case .html(let html): !html.bytes.isEmpty
    case .number(let number): number != 0
    case .boolean(let boolean): boolean
    case .list(let items): !items.isEmpty
    case .object, .lambda: true
    }
  }
}

extension Value: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self = .text(text) }
}

extension Value: ExpressibleByIntegerLiteral {
  public init(integerLiteral number: Int) { self = .number(number) }
}

extension Value: ExpressibleByBooleanLiteral {
  public init(booleanLiteral boolean: Bool) { self = .boolean(boolean) }
}

extension Value: ExpressibleByArrayLiteral {
  public init(arrayLiteral items: Value...) { self = .list(items) }
}

extension Value: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral members: (Key, Value)...) { self = .object(Object(members)) }
}
