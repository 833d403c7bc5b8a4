/// The boxes of an AVIF file (ISO/IEC 23008-12) that tell of its main picture.
struct AVIFFile {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Its size, turned as it says.
  var size: PictureSize? {
    guard let meta = box("meta", in: 0..<bytes.count), let properties = box("iprp", in: full(meta)),
      let container = box("ipco", in: properties)
    else { return nil }
    let all = boxes(in: container)
    let own = propertiesOfMainPicture(full(meta), properties).compactMap {
      $0 > 0 && $0 <= all.count ? all[$0 - 1] : nil
    }
    // Where it does not say which are its own, all are.
    let known = own.contains { $0.name == "ispe" } ? own : all
    guard let extent = known.first(where: { $0.name == "ispe" })?.range,
      let width = bytes.number(at: extent.lowerBound + 4, count: 4),
      let height = bytes.number(at: extent.lowerBound + 8, count: 4)
    else { return nil }
    let size = PictureSize(width: width, height: height)
    let turns = known.first { $0.name == "irot" }.flatMap { bytes.number(at: $0.range.lowerBound, count: 1) } ?? 0
    return turns & 1 == 1 ? size.turned : size
  }

  /// The properties of the main picture, by their numbers from 1 on.
  private func propertiesOfMainPicture(_ meta: Range<Int>, _ properties: Range<Int>) -> [Int] {
    guard let main = box("pitm", in: meta), let version = bytes.number(at: main.lowerBound, count: 1),
      let item = bytes.number(at: main.lowerBound + 4, count: version == 0 ? 2 : 4)
    else { return [] }
    for association in boxes(in: properties) where association.name == "ipma" {
      if let found = self.properties(of: item, in: association.range) { return found }
    }
    return []
  }

  /// The properties that a box of associations gives an item; `nil` when it says nothing of it.
  private func properties(of item: Int, in box: Range<Int>) -> [Int]? {
    guard let head = bytes.number(at: box.lowerBound, count: 4),
      let count = bytes.number(at: box.lowerBound + 4, count: 4)
    else { return nil }
    let (isLong, isWide) = (head >> 24 > 0, head & 1 == 1)
    var place = box.lowerBound + 8
    for _ in 0..<count {
      guard place < box.upperBound, let identifier = bytes.number(at: place, count: isLong ? 4 : 2) else { return nil }
      place += isLong ? 4 : 2
      guard let length = bytes.number(at: place, count: 1) else { return nil }
      place += 1
      let size = isWide ? 2 : 1
      if identifier == item {
        // The highest bit says whether a reader has to know the property.
        return (0..<length).compactMap { bytes.number(at: place + $0 * size, count: size) }
          .map { $0 & (isWide ? 0x7FFF : 0x7F) }
      }
      place += length * size
    }
    return nil
  }

  /// What stands in a box that has a version and flags.
  private func full(_ box: Range<Int>) -> Range<Int> { min(box.lowerBound + 4, box.upperBound)..<box.upperBound }

  private func box(_ name: String, in range: Range<Int>) -> Range<Int>? {
    boxes(in: range).first { $0.name == name }?.range
  }

  /// The boxes that stand behind each other, with what stands in them as far as it is there.
  private func boxes(in range: Range<Int>) -> [(name: String, range: Range<Int>)] {
    var boxes: [(name: String, range: Range<Int>)] = []
    var place = range.lowerBound
    while place + 8 <= range.upperBound, let short = bytes.number(at: place, count: 4),
      let name = bytes.text(at: place + 4, count: 4)
    {
      var (length, head) = (short, 8)
      if short == 1 {
        // The highest byte of eight is 0 in files that can be.
        guard let long = bytes.number(at: place + 9, count: 7) else { break }
        (length, head) = (long, 16)
      } else if short == 0 {
        length = range.upperBound - place
      }
      guard length >= head else { break }
      let end = length > range.upperBound - place ? range.upperBound : place + length
      boxes.append((name, min(place + head, end)..<end))
      place = end
    }
    return boxes
  }
}
