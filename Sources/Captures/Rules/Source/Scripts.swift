/// Scripts and styles, which never get as far as the tree.
///
///     a<script>track()</script>b   →   ab
struct Scripts: CleanupRule {
  static let identifier = "scripts"
  static let summary = "Scripts and styles. This rule cannot be switched off."
}
