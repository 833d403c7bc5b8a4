/// A script as it is published: without comments and what else means nothing (space, the last semicolon in braces, parentheses
/// around one parameter), declarations that follow each other in one, and short names in place of those that it lists.
///
///     //short segment article
///     const article = segment.count;   // How many there are.
///
/// becomes `let b=a.count;`: nothing assigns to a constant. A name in the list must stand for nothing but what the script itself names so, in all places where it
/// occurs outside of strings: variables, parameters, members of its own objects.
///
/// Only as much of the language is known as that needs: strings, templates and regular expressions are left as they are, and a line
/// end stays wherever it could end a statement. That is less than any script may hold: a regular expression behind a parenthesis is
/// taken for a division. So a script without such a list, which knows nothing of this, stays as it is.
struct ScriptSource {
  private(set) var bytes: [UInt8] = []

  private let source: [UInt8]
  private var index = 0
  /// The short names, by the long ones, and how long these are.
  private var names: [ArraySlice<UInt8>: [UInt8]] = [:]
  private var lengths: Set<Int> = []
  private var hasSpace = false
  private var hasLineEnd = false
  /// For each bracket that is open, and outside of all, what is known of what stands there.
  private var brackets = [Bracket()]
  /// The last bracket that was closed.
  private var lastBracket = Bracket()
  /// Where the last name or number is; empty behind anything else.
  private var lastWord = 0..<0
  /// Whether a function is declared whose parameters are still to come.
  private var isDeclaringFunction = false

  private struct Bracket {
    /// Whether the statement there is a declaration.
    var isDeclaring = false
    /// Whether what stands before it makes it the head of a statement: `while (…)`, `function f(…)`. The rest of that is still to
    /// come, if only as a semicolon.
    var isHead = false
    /// Whether it holds the statements of a loop, a function or the like, which end with it.
    var isBlock = false
  }

  private static let headWords = ["if", "for", "await", "while", "with", "catch"].map { Array($0.utf8)[...] }
  private static let blockWords = ["else", "do", "try", "catch", "finally"].map { Array($0.utf8)[...] }
  private static let list = Array("//short ".utf8)
  private static let constant = Array("const".utf8)[...]
  private static let variable = Array("let".utf8)[...]
  private static let function = Array("function".utf8)[...]

  init(_ source: [UInt8]) {
    self.source = source
    let lists = source.split(separator: 0x0A).filter { $0.starts(with: Self.list) }
    guard !lists.isEmpty else {
      bytes = source
      return
    }
    bytes.reserveCapacity(source.count)
    findNames(in: lists)
    readCode(until: nil)
    if bytes.last != 0x0A { bytes.append(0x0A) }
  }

  /// Gives the names of all lists the shortest ones that the script does not have.
  private mutating func findNames(in lists: [ArraySlice<UInt8>]) {
    // Names of one and two letters that are there, or mean something to the language, by their numbers.
    var isTaken = [Bool](repeating: false, count: 26 * 27)
    for word in ["do", "if", "in", "of", "as"] { isTaken[Self.number(of: Array(word.utf8)[...])] = true }
    var start = 0
    for index in 0...source.count where index == source.count || !Self.isPartOfWord(source[index]) {
      let word = source[start..<index]
      if 1...2 ~= word.count, word.allSatisfy({ 0x61...0x7A ~= $0 }) { isTaken[Self.number(of: word)] = true }
      start = index + 1
    }
    var free = isTaken.indices.lazy.filter { !isTaken[$0] }.makeIterator()
    for name in lists.lazy.flatMap({ $0.dropFirst(Self.list.count).split(separator: 0x20) }) where names[name] == nil {
      // There is no shorter name for more.
      guard let number = free.next() else { return }
      let last = UInt8(truncatingIfNeeded: 0x61 + number % 26)
      names[name] = number < 26 ? [last] : [UInt8(truncatingIfNeeded: 0x60 + number / 26), last]
      lengths.insert(name.count)
    }
  }

  /// The number of a name of one or two small letters: those of one come first.
  private static func number(of name: ArraySlice<UInt8>) -> Int {
    name.reduce(-1) { ($0 + 1) * 26 + Int($1) - 0x61 }
  }

  /// Reads code until a closing brace that nothing of it opened, which stays unread; or all of it.
  private mutating func readCode(until end: UInt8?) {
    var depth = 0
    while index < source.count {
      let byte = source[index]
      let next = index + 1 < source.count ? source[index + 1] : 0
      switch byte {
      case 0x0A:
        hasLineEnd = true
        index += 1
      case 0x20, 0x09, 0x0D:
        hasSpace = true
        index += 1
      case UInt8(ascii: "/") where next == byte:
        index = source[index...].firstIndex(of: 0x0A) ?? source.count
      case UInt8(ascii: "/") where next == UInt8(ascii: "*"): passComment()
      case UInt8(ascii: "'"), UInt8(ascii: "\""): take(upTo: endOfText(from: index + 1, quotedBy: byte))
      case UInt8(ascii: "`"): readTemplate()
      case UInt8(ascii: "/") where beginsPattern: take(upTo: endOfPattern)
      case _ where Self.isPartOfWord(byte): takeWord()
      default:
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") {
          if depth == 0, end == byte { return }
          depth -= 1
          dropSeparator()
        }
        if byte == UInt8(ascii: "="), next == UInt8(ascii: ">") { dropParentheses() }
        if ")]}".utf8.contains(byte), brackets.count > 1 { lastBracket = brackets.removeLast() }
        let bracket = bracket(of: byte)
        take(upTo: index + 1)
        if let bracket {
          brackets.append(bracket)
          isDeclaringFunction = false
        }
      }
    }
  }

  /// Passes over a comment that has an end, which parts what stands around it as space does, or as a line end where it has one.
  private mutating func passComment() {
    let start = index
    index = StyleSheet.endOfComment(in: source, from: index + 2)
    if source[start..<index].contains(0x0A) { hasLineEnd = true } else { hasSpace = true }
  }

  /// What is known of a bracket that opens, from what stands before it.
  private func bracket(of byte: UInt8) -> Bracket? {
    switch byte {
    case UInt8(ascii: "("): Bracket(isHead: isDeclaringFunction || Self.headWords.contains(source[lastWord]))
    case UInt8(ascii: "{"):
      Bracket(
        isBlock: bytes.last == UInt8(ascii: ")") ? lastBracket.isHead : Self.blockWords.contains(source[lastWord]))
    case UInt8(ascii: "["): Bracket()
    default: nil
    }
  }

  /// Drops what separates the last statement, or member, of braces from the next. Behind the head of a loop, a label or `else` it may be
  /// all that is done there.
  private mutating func dropSeparator() {
    switch bytes.last {
    case UInt8(ascii: ","): bytes.removeLast()
    case UInt8(ascii: ";")
    where bytes.hasSuffix(");") ? !lastBracket.isHead : !bytes.hasSuffix(":;") && !bytes.hasSuffix("else;"):
      bytes.removeLast()
    default: break
    }
  }

  /// Drops the parentheses around the one parameter of a function, `(a)=>`. In `async(a)=>` a space takes the place of the first.
  private mutating func dropParentheses() {
    guard bytes.last == UInt8(ascii: ")") else { return }
    var open = bytes.count - 2
    while open >= 0, Self.isPartOfWord(bytes[open]) { open -= 1 }
    guard open >= 0, bytes[open] == UInt8(ascii: "("), open < bytes.count - 2 else { return }
    bytes.removeLast()
    if open > 0, Self.isPartOfWord(bytes[open - 1]) {
      bytes[open] = 0x20
    } else {
      bytes.remove(at: open)
    }
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...: true
    default: false
    }
  }

  private mutating func takeWord() {
    let start = index
    while index < source.count, Self.isPartOfWord(source[index]) { index += 1 }
    let word = source[start..<index]
    if word.elementsEqual(Self.constant) || word.elementsEqual(Self.variable) {
      declare()
    } else if lengths.contains(word.count), let short = names[word] {
      append(short[...])
    } else {
      append(word)
      if word.elementsEqual(Self.function) { isDeclaringFunction = beginsStatement(bytes.dropLast(word.count)) }
    }
    lastWord = start..<index
  }

  /// Whether what stands before something is the end of a statement, or nothing.
  private func beginsStatement(_ before: ArraySlice<UInt8>) -> Bool {
    switch before.last {
    case nil, UInt8(ascii: ";"), 0x0A: true
    case UInt8(ascii: "{"): brackets.last?.isBlock == true
    case UInt8(ascii: "}"): lastBracket.isBlock
    default: false
    }
  }

  /// Begins a declaration, or goes on with the one before.
  private mutating func declare() {
    let last = brackets.count - 1
    if brackets[last].isDeclaring, bytes.last == UInt8(ascii: ";") {
      bytes[bytes.count - 1] = UInt8(ascii: ",")
      (hasSpace, hasLineEnd) = (false, false)
    } else {
      append(Self.variable)
      brackets[last].isDeclaring = true
    }
  }

  /// Takes the bytes before `end` as they are.
  private mutating func take(upTo end: Int) {
    append(source[index..<end])
    index = end
    lastWord = 0..<0
  }

  /// A template: its text stays as it is, what is in braces is code.
  private mutating func readTemplate() {
    take(upTo: index + 1)
    while index < source.count {
      let byte = source[index]
      bytes.append(byte)
      index += 1
      if byte == UInt8(ascii: "`") { break }
      if byte == UInt8(ascii: "\\"), index < source.count {
        bytes.append(source[index])
        index += 1
      }
      if byte == UInt8(ascii: "$"), index < source.count, source[index] == UInt8(ascii: "{") {
        take(upTo: index + 1)
        readCode(until: UInt8(ascii: "}"))
        (hasSpace, hasLineEnd) = (false, false)
      }
    }
    lastWord = 0..<0
  }

  private func endOfText(from start: Int, quotedBy quote: UInt8) -> Int {
    var index = start
    while index < source.count, source[index] != quote { index += source[index] == UInt8(ascii: "\\") ? 2 : 1 }
    return min(index + 1, source.count)
  }

  /// Whether a slash begins a regular expression: where no value stands before it.
  private var beginsPattern: Bool {
    if !lastWord.isEmpty {
      return ["return", "typeof", "case"].contains(String(decoding: source[lastWord], as: UTF8.self))
    }
    guard let last = bytes.last else { return true }
    return !")]}'\"`".utf8.contains(last)
  }

  private var endOfPattern: Int {
    var index = self.index + 1
    var isInClass = false
    while index < source.count, source[index] != UInt8(ascii: "/") || isInClass {
      switch source[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      default: break
      }
      index += 1
    }
    return min(index + 1, source.count)
  }

  /// Appends something, behind the space or line end that must stay between it and what comes before.
  private mutating func append(_ piece: ArraySlice<UInt8>) {
    if hasSpace || hasLineEnd, let last = bytes.last, let first = piece.first {
      let isBehindBlock = last == UInt8(ascii: "}") && lastBracket.isBlock
      if hasLineEnd, !Self.goesOn(behind: last) || isBehindStep, !Self.goesOn(with: first), !isBehindBlock {
        bytes.append(0x0A)
        brackets[brackets.count - 1].isDeclaring = false
      } else if Self.isPartOfWord(last) && Self.isPartOfWord(first) || last == first && "+-/".utf8.contains(last) {
        bytes.append(0x20)
      }
    }
    (hasSpace, hasLineEnd) = (false, false)
    if bytes.last == UInt8(ascii: ";") { brackets[brackets.count - 1].isDeclaring = false }
    bytes += piece
  }

  /// Whether what comes next stands behind `++` or `--`, with which a statement can end.
  private var isBehindStep: Bool { bytes.hasSuffix("++") || bytes.hasSuffix("--") }

  /// Whether a statement cannot end with a byte, or needs no line end behind it.
  private static func goesOn(behind byte: UInt8) -> Bool { "{([,;=+-*/&|?:<>!\n".utf8.contains(byte) }

  /// Whether no statement begins with a byte.
  private static func goesOn(with byte: UInt8) -> Bool { ")]},;.?:=*/&|<>".utf8.contains(byte) }
}

extension [UInt8] {
  /// Whether these bytes end with a text.
  fileprivate func hasSuffix(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
  }
}
