extension Block {
  /// All its text without marks, in one line.
  var plainText: String {
    var out: [UInt8] = []
    var pending: [Block] = [self]
    func add(_ passage: Passage) {
      if !out.isEmpty, !passage.isEmpty { out.append(0x20) }
      out += passage.plainText.utf8
    }
    while let block = pending.popLast() {
      switch block {
      case .paragraph(let passage), .heading(_, let passage): add(passage)
      case .figure(let figure):
        add(figure.caption)
        add(Passage(figure.credit))
      case .list(let list): pending += list.items.flatMap { $0 }.reversed()
      case .quote(let blocks), .footnote(_, let blocks): pending += blocks.reversed()
      case .code(let code, _): add(Passage(String(decoding: code, as: UTF8.self)))
      case .table(let table): for row in table.rows { for cell in row { add(cell) } }
      case .rule: break
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The text of a paragraph as bytes, with whatever space was trimmed off its ends; empty for other blocks.
  var paragraphBytes: ArraySlice<UInt8> {
    guard case .paragraph(let passage) = self else { return [] }
    return Bytes.trimmed(passage.bytes[...])
  }
}

extension Array where Element == Block {
  /// The indices of the last paragraphs and headings, no more than `count`, from the end.
  func lastTexts(_ count: Int) -> [Int] {
    Array<Int>(
      indices.reversed().lazy.filter { index in
        switch self[index] {
        case .paragraph, .heading: true
        default: false
        }
      }.prefix(count))
  }
}
