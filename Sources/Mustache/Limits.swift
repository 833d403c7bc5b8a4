/// What templates of strangers may use up before they are stopped with an error.
public struct Limits: Sendable, Equatable {
  /// How many sections, blocks and parents may stand in one another in one template.
  public var nesting: Int
  /// How many calls of recursive or dynamic partials may be open at once.
  public var recursion: Int
  /// How many bytes one rendering may append.
  public var outputSize: Int
  /// How many instructions one rendering may execute.
  public var steps: Int
  /// How many instructions all templates of a library may compile to; 64 bytes of text count as one.
  public var programSize: Int

  public init(
    nesting: Int = 256, recursion: Int = 256, outputSize: Int = 64 << 20, steps: Int = 200_000_000,
    programSize: Int = 1 << 20
  ) {
    self.nesting = nesting
    self.recursion = recursion
    self.outputSize = outputSize
    self.steps = steps
    self.programSize = programSize
  }

  /// Far more than a site needs, and little enough for a build to survive.
  public static let `default` = Limits()

  /// How deep lambdas may render text with lambdas in it: each level takes a part of the thread's stack.
  static let lambdaDepth = 16
}
