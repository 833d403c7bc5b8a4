/// One step of rendering. Names, texts and call sites are indices into the tables of the program.
enum Instruction: Sendable {
  /// Appends bytes of the text pool.
  case text(start: Int, count: Int)
  /// Appends the indentation of the running partial.
  case line
  /// Appends a value; `escaping` is that of the template also where it does not apply.
  case variable(Name, escaping: Escaping, isEscaped: Bool)
  /// Appends the value of the innermost section, whose name the next instruction has, and goes on behind that. Where it is not
  /// known to be the value of the name still, goes on with that.
  case sectionValue(escaping: Escaping, isEscaped: Bool)
  /// Enters a section, or goes on at `end` when its value is not shown.
  case section(Name, source: Int, end: Int)
  /// Goes on at `end` when the value is shown.
  case inverted(Name, end: Int)
  /// Goes back to `body` for the next item, or leaves the section.
  case endSection(body: Int)
  /// Runs a unit, then goes on.
  case call(site: Int)
  case `return`
}

/// A dotted name: some of the keys of the program. None of them is the item itself.
struct Name: Sendable {
  var first: Int
  var count: Int
}

/// A template together with what fills its blocks: what is compiled into one run of instructions.
struct Unit: Hashable {
  var template: Int
  var environment: Int
}

/// A place where a unit is run.
struct CallSite: Sendable {
  enum Target: Sendable {
    case unit(Int, template: Int)
    /// The value of a name says which template; a table gives the unit of each template, where it has one.
    case dynamic(Name, table: Int)
  }

  var target: Target
  /// What the lines of the unit begin with, in the text pool.
  var indentation: Range<Int>
  /// Whether the indentation of the running unit stands before that.
  var keepsIndentation: Bool
  /// The templates that were compiled in place between the beginning of the running unit and the tag.
  var chain: [Int]
  /// The template that the tag stands in.
  var template: Int
  /// Where the tag begins in it.
  var offset: Int
}

/// Where the text of a section stands, for lambdas.
struct SectionSource: Sendable {
  var template: Int
  var range: Range<Int>
  var delimiters: Delimiters
}

/// A name used by a template, as `NameReference` shows it.
struct NameMark: Sendable {
  var template: Int
  var offset: Int
  var name: String
  var use: NameReference.Use
  /// The innermost section around it, in the table of sections; -1 for none.
  var section: Int
}

/// All templates of a library, compiled: never changed, and shared by the templates.
final class Program: Sendable {
  let trees: [SyntaxTree]
  let indices: [String: Int]
  let tables: ProgramTables

  init(trees: [SyntaxTree], indices: [String: Int], tables: ProgramTables) {
    self.trees = trees
    self.indices = indices
    self.tables = tables
  }
}

/// The tables that the compiler fills.
struct ProgramTables: Sendable {
  var code: [Instruction] = []
  var text: [UInt8] = []
  var keys: [Key] = []
  var sites: [CallSite] = []
  var sections: [SectionSource] = []
  /// For each template its first instruction, where it could be compiled.
  var entries: [Int?] = []
  /// For each unit its first instruction.
  var units: [Int] = []
  /// For each environment that dynamic partials use, the unit of each template.
  var dynamic: [[Int?]] = []
  /// For each template the names it uses.
  var marks: [[NameMark]] = []
  /// The sections around names: their names, and the sections around them.
  var enclosing: [(name: String, parent: Int)] = []
}
