import Soup

/// The rows and cells of a table that holds data. A table that only lays a page out is none.
struct TableLayout {
  /// The cells of each row; `nil` stands for the room of a cell that spans several columns or rows.
  private(set) var rows: [[HTMLTree.NodeID?]] = []
  /// Whether the first row names the columns.
  private(set) var hasHeader = false
  /// The table's title.
  private(set) var caption: HTMLTree.NodeID?
  /// How many places the rows have.
  private var places = 0
  /// Of each column the last row that a cell further up spans.
  private var spanned: [Int] = []

  /// More columns than these are no table that anybody can read.
  private static let maximumColumns = 40
  /// Nor are more places, which few cells that span others may have.
  private static let maximumPlaces = 100_000
  /// No cell spans more rows (the HTML Standard, "Forming a table").
  private static let maximumRowSpan = 65_534

  /// - Returns: `nil` for a table with fewer than two columns or rows, and for one whose cells hold lists or tables or,
  ///   where nothing names its columns, pictures or several paragraphs: its contents are read as they come.
  init?(_ table: HTMLTree.NodeID, in tree: HTMLTree) {
    let namesColumns = Self.namesColumns(table, in: tree)
    var feet: Set<Int> = []
    var next = tree.node(after: table, within: table)
    while let node = next {
      if Self.isNoData(tree[node].tag, whereNamed: namesColumns) { return nil }
      switch tree[node].tag {
      case .caption: caption = node
      case .tr:
        if tree[tree[node].parent].tag == .tfoot { feet.insert(rows.count) }
        rows.append([])
      case .td, .th:
        if rows.isEmpty { rows.append([]) }
        add(node, in: tree)
        guard rows[rows.count - 1].count <= Self.maximumColumns, places <= Self.maximumPlaces,
          namesColumns || Self.isOneLine(node, in: tree)
        else { return nil }
        if rows.count - feet.count == 1, !feet.contains(rows.count - 1) {
          hasHeader = (hasHeader || rows[rows.count - 1].count == 1) && tree[node].tag == .th
        }
      default: break
      }
      next = tree.node(after: node, within: table)
    }
    if !feet.isEmpty {
      rows = (rows.indices.filter { !feet.contains($0) } + feet.sorted()).map { rows[$0] }
    }
    rows.removeAll(where: \.isEmpty)
    if let first = rows.first?.first, let cell = first, Self.isInHead(cell, in: tree) { hasHeader = true }
    guard rows.count >= (hasHeader ? 1 : 2), rows.map(\.count).max() ?? 0 >= 2 else { return nil }
  }

  /// Adds a cell to the last row, behind the room of those that reach into it from further up.
  private mutating func add(_ cell: HTMLTree.NodeID, in tree: HTMLTree) {
    let row = rows.count - 1
    let before = rows[row].count
    defer { places += rows[row].count - before }
    while rows[row].count < spanned.count, spanned[rows[row].count] >= row { rows[row].append(nil) }
    let columns = rows[row].count..<rows[row].count + Self.span(.colspan, of: cell, in: tree)
    rows[row] += [cell] + Array(repeating: nil, count: columns.count - 1)
    let last = row + Self.span(.rowspan, of: cell, in: tree) - 1
    guard last > row || spanned.count > columns.lowerBound else { return }
    spanned += Array(repeating: -1, count: max(0, columns.upperBound - spanned.count))
    for column in columns { spanned[column] = last }
  }

  /// How many columns or rows a cell spans.
  private static func span(_ name: AttributeName, of cell: HTMLTree.NodeID, in tree: HTMLTree) -> Int {
    let most = name == .colspan ? maximumColumns + 1 : maximumRowSpan
    return tree.attribute(name, of: cell).flatMap { Int(String(decoding: Bytes.trimmed($0), as: UTF8.self)) }
      .map { min(max(1, $0), most) } ?? 1
  }

  private static func isInHead(_ cell: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    let row = tree[cell].parent
    guard row >= 0, tree[row].parent >= 0 else { return false }
    return tree[tree[row].parent].tag == .thead
  }

  /// Whether a table's first row names two columns or more, so that it surely holds data.
  private static func namesColumns(_ table: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    var (rows, names) = (0, 0)
    var next = tree.node(after: table, within: table)
    while let node = next, rows <= 1 {
      switch tree[node].tag {
      case .tr: rows += 1
      case .th where rows <= 1: names += 1
      case .td where isInHead(node, in: tree): names += 1
      case .td: return false
      case .table: return false
      default: break
      }
      next = tree.node(after: node, within: table)
    }
    return names >= 2
  }

  /// Whether an element is one that a table of data does not hold; where its columns have names, it may hold pictures.
  private static func isNoData(_ tag: Tag, whereNamed: Bool = false) -> Bool {
    switch tag {
    case .img, .figure: !whereNamed
    case .table, .ul, .ol, .blockquote, .pre, .iframe, .video, .audio, .h1, .h2, .h3, .h4, .hr, .dl: true
    default: false
    }
  }

  /// Whether a cell holds at most one paragraph. Looks no further than it has to, since tables may be nested deeply.
  private static func isOneLine(_ cell: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    var paragraphs = 0
    var next = tree.node(after: cell, within: cell)
    while let node = next {
      if isNoData(tree[node].tag) { return false }
      if tree[node].tag == .p || tree[node].tag == .div {
        paragraphs += tree[node].tag == .p ? 1 : 0
        if paragraphs > 2 { return false }
      }
      next = tree.node(after: node, within: cell)
    }
    return true
  }
}
