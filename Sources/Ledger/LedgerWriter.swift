import Platform

/// Writes a ledger, part by part, so that it is never in memory as a whole.
package struct LedgerWriter {
  private let stream: FileStream
  private var block = RecordWriter()
  private var sizes: [Int] = []
  private var sums: [UInt64] = []
  private var size = 0
  private var sum = BlockSum()

  /// Begins the ledger that will be at `path`, making the folder when it is not there.
  package init(_ path: String) throws(SystemError) {
    try Folder.make(Folder.parent(of: path))
    stream = try FileStream(path)
    try [UInt8](repeating: 0, count: LedgerFile.headSize).withBytes { bytes throws(SystemError) in
      try stream.append(bytes)
    }
  }

  /// Writes everything and gives the file its name.
  ///
  /// - Parameters:
  ///   - inputs: in the order of their paths; their `record` need not be set but for its length.
  ///   - records: what was taken from each input, one after the other.
  ///   - folders: asked for last: until then a clock may tick once more.
  package mutating func write(
    head: LedgerFile.Head, inputs: [InputRecord], inputFolders: [FolderRecord],
    records: some Sequence<ArraySlice<UInt8>>, pages: [PageRecord], folders: () -> [FolderRecord]
  ) throws(SystemError) {
    block.add(inputs.count)
    for input in inputs {
      input.write(to: &block)
      try flushBlocks()
    }
    try endPart()
    try writeFolders(inputFolders)
    for record in records {
      block.add(raw: record)
      try flushBlocks()
    }
    try endPart()
    block.add(pages.count)
    for page in pages {
      page.write(to: &block)
      try flushBlocks()
    }
    try endPart()
    try writeFolders(folders())
    try stream.replaceBeginning(with: headBytes(head))
    try stream.finish()
  }

  private mutating func writeFolders(_ folders: [FolderRecord]) throws(SystemError) {
    block.add(folders.count)
    for folder in folders {
      folder.write(to: &block)
      try flushBlocks()
    }
    try endPart()
  }

  private func headBytes(_ head: LedgerFile.Head) -> [UInt8] {
    var numbers: [UInt64] = [
      head.recordBasis, head.buildBasis, UInt64(head.pages), UInt64(head.articles), head.wasSilent ? 1 : 0,
    ]
    for part in sizes.indices { numbers += [UInt64(sizes[part]), sums[part]] }
    var writer = RecordWriter()
    writer.add(raw: Array(LedgerFile.title.utf8)[...])
    for number in numbers { writer.add(fixed: number) }
    writer.add(fixed: Fingerprint(writer.bytes).value)
    return writer.bytes
  }

  /// Writes what is there of whole blocks.
  private mutating func flushBlocks() throws(SystemError) {
    guard block.bytes.count >= BlockSum.blockSize else { return }
    let count = block.bytes.count / BlockSum.blockSize * BlockSum.blockSize
    try flush(count)
  }

  private mutating func flush(_ count: Int) throws(SystemError) {
    let bytes = block.bytes
    bytes.withUnsafeBufferPointer { sum.add(UnsafeBufferPointer(rebasing: $0[..<count])) }
    try bytes.withBytes { bytes throws(SystemError) in
      try stream.append(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    }
    size += count
    let rest = bytes[count...]
    block.clear()
    block.add(raw: rest)
  }

  private mutating func endPart() throws(SystemError) {
    try flush(block.bytes.count)
    sizes.append(size)
    sums.append(sum.value)
    size = 0
    sum = BlockSum()
  }
}

extension [UInt8] {
  /// Lends the bytes to something that may fail.
  fileprivate func withBytes(_ body: (UnsafeRawBufferPointer) throws(SystemError) -> Void) throws(SystemError) {
    let result = withUnsafeBytes { bytes -> Result<Void, SystemError> in
      do throws(SystemError) { return .success(try body(bytes)) } catch { return .failure(error) }
    }
    try result.get()
  }
}
