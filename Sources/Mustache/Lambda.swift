/// A function among the values.
///
/// As the spec has it, *text* that a lambda returns is itself a template, and is rendered where the lambda stands: text
/// of strangers does not belong in it (a lazy member of an `Object` is the way to compute such a value). Any other
/// value is used as it is; markup is inserted finished.
public struct Lambda: Sendable {
  /// Renders a text as a template, with the delimiters and the values at the place of the section.
  public typealias Render = (_ text: String) throws(RenderError) -> HTML

  indirect enum Body: Sendable {
    case value(@Sendable () -> Value)
    case section(@Sendable (String, Render) throws -> Value)
    case lazy(@Sendable () -> Value)
  }

  let body: Body

  /// A lambda for `{{name}}`; as `{{#name}}…{{/name}}` the section is about the value it returns.
  public init(_ value: @escaping @Sendable () -> Value) { body = .value(value) }

  /// A lambda for `{{#name}}…{{/name}}`, called with what stands between the tags as it is written.
  ///
  /// What it throws becomes a `RenderError` at the section.
  ///
  ///     Lambda(section: { text, render in "<b>\(text)</b>" })
  ///     Lambda(section: { text, render in try .html(shorten(render(text))) })
  public init(section: @escaping @Sendable (_ text: String, _ render: Render) throws -> Value) {
    body = .section(section)
  }

  init(lazy make: @escaping @Sendable () -> Value) { body = .lazy(make) }
}
