/// Characters that show nothing, and could hide or reorder text: `InvisibleCharacters` in `Soup` tells which.
///
///     pay<U+202E>lap   →   paylap
struct InvisibleText: CleanupRule {
  static let identifier = "invisible-characters"
  static let summary = "Characters that show nothing and could hide or reorder text. It cannot be switched off."
}
