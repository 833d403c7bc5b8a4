// Made by Scripts/name-readings.py from UnicodeData.txt of Unicode 15.0.0, which
// is Copyright © 1991-2026 Unicode, Inc., and under the Unicode License V3 (Documentation/Unicode-License.txt). Do not edit it.
// swift-format-ignore-file

extension LatinLetters {
  /// The plain letters of each character of U+00C0–024F and U+1E00–1EFF; `-` where there are none.
  static let letters = """
    a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss a a a a a a ae c e e e e i i i i d n o o o \
    o o - o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i \
    i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s \
    s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s b b b b - - o c c - d d d - - e e f f g - - i i \
    k k l - - n n o o o - - p p r - - - - t t t t u u - v y y z z - - - - z - - - - - - - - dz dz dz lj lj lj nj \
    nj nj a a i i o o u u u u u u u u u u e a a a a ae ae g g g g k k o o o o - - j dz dz dz g g - - n n a a ae ae \
    o o a a a a e e e e i i i i o o o o r r r r u u u u s s t t - - h h n d - - z z a a e e o o o o o o o o y y l \
    n t j db qp a c c l t s z - - b - - e e j j - q r r y y a a b b b b b b c c d d d d d d d d d d e e e e e e e \
    e e e f f g g h h h h h h h h h h i i i i k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o \
    o o p p p p r r r r r r r r s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w \
    w x x x x y y z z z z z z h t w y a s - - ss d a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e \
    e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u u u y y y y y \
    y y y ll ll v v y y
    """
}
