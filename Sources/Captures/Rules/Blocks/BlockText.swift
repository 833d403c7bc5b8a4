extension Passage {
  /// `plainText` as bytes.
  var plainBytes: [UInt8] {
    // Most passages are one run, which is all their bytes.
    if runs.count == 1, runs[0].kind == .text(bytes.indices) { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    appendText(to: &out)
    return out
  }

  fileprivate func appendText(to out: inout [UInt8]) {
    for run in runs {
      switch run.kind {
      case .text(let range): out += bytes[range]
      case .lineBreak: out.append(0x20)
      case .image, .footnote: break
      }
    }
  }
}

extension Block {
  /// All its text without marks, in one line.
  var plainText: String { String(decoding: plainBytes, as: UTF8.self) }

  /// `plainText` as bytes.
  var plainBytes: [UInt8] {
    var out: [UInt8] = []
    var pending: [Block] = [self]
    func add(_ passage: Passage) {
      if !out.isEmpty, !passage.isEmpty { out.append(0x20) }
      passage.appendText(to: &out)
    }
    func add(_ text: some Collection<UInt8>) {
      if !out.isEmpty, !text.isEmpty { out.append(0x20) }
      out += text
    }
    while let block = pending.popLast() {
      switch block {
      case .paragraph(let passage), .heading(_, let passage): add(passage)
      case .figure(let figure):
        add(figure.caption)
        add(figure.credit.utf8)
      case .list(let list): pending += list.items.flatMap { $0 }.reversed()
      case .quote(let blocks), .footnote(_, let blocks): pending += blocks.reversed()
      case .code(let code, _): add(code)
      case .table(let table): for row in table.rows { for cell in row { add(cell) } }
      case .rule: break
      }
    }
    return out
  }

  /// How many bytes of text a paragraph has; 0 for other blocks.
  var paragraphSize: Int {
    if case .paragraph(let passage) = self { return passage.bytes.count }
    return 0
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
