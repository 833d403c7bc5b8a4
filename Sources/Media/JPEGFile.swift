/// The segments of a JPEG file (ITU T.81) up to the picture itself.
struct JPEGFile {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Its size, turned as Exif says.
  var size: PictureSize? {
    var isTurned = false
    var place = 2
    while let (marker, content) = nextSegment(&place) {
      switch marker {
      // The picture.
      case 0xDA: return nil
      case 0xE1: if let orientation = orientation(in: content) { isTurned = (5...8).contains(orientation) }
      // Tables and an extension, between the frame headers.
      case 0xC4, 0xC8, 0xCC: break
      // Frame headers of all kinds.
      case 0xC0...0xCF:
        guard let height = bytes.number(at: content.lowerBound + 1, count: 2),
          let width = bytes.number(at: content.lowerBound + 3, count: 2)
        else { return nil }
        let size = PictureSize(width: width, height: height)
        return isTurned ? size.turned : size
      default: break
      }
    }
    return nil
  }

  /// Where the picture itself begins, behind segments that may hold smaller pictures; where these are broken, the place of that. It lies
  /// behind the file when that was cut off before.
  var contentStart: Int {
    var place = 2
    while let (marker, _) = nextSegment(&place), marker != 0xDA {}
    return place
  }

  /// The marker of the next segment, and where what it holds is; `nil` at the end and where the file is broken, with `place` there. Moves
  /// behind the segment, of the picture's (DA) behind its head.
  private func nextSegment(_ place: inout Int) -> (marker: UInt8, content: Range<Int>)? {
    // Each round goes at least two bytes on.
    while let marker = nextMarker(&place) {
      switch marker {
      // Markers without a segment.
      case 0x01, 0xD0...0xD8: continue
      case 0xD9:
        place -= 2
        return nil
      default:
        guard let length = bytes.number(at: place, count: 2), length >= 2 else { return nil }
        defer { place += length }
        return (marker, place + 2..<place + length)
      }
    }
    return nil
  }

  /// The marker at `place`, which may be filled up with `FF` before it; moves behind it.
  private func nextMarker(_ place: inout Int) -> UInt8? {
    guard place < bytes.count, bytes[place] == 0xFF else { return nil }
    while place < bytes.count, bytes[place] == 0xFF { place += 1 }
    guard place < bytes.count else { return nil }
    place += 1
    return bytes[place - 1]
  }

  /// How the picture is to be turned, 1 to 8, by an Exif segment (CIPA DC-008): entry 0x0112 of its first directory.
  private func orientation(in segment: Range<Int>) -> Int? {
    guard bytes.text(at: segment.lowerBound, count: 6) == "Exif\0\0" else { return nil }
    let start = segment.lowerBound + 6
    let isBigEndian: Bool
    switch bytes.text(at: start, count: 2) {
    case "MM": isBigEndian = true
    case "II": isBigEndian = false
    default: return nil
    }
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place + count <= segment.upperBound else { return nil }
      return isBigEndian ? bytes.number(at: place, count: count) : bytes.reversedNumber(at: place, count: count)
    }
    guard let offset = number(start + 4, 4), let count = number(start + offset, 2) else { return nil }
    for entry in 0..<count {
      let place = start + offset + 2 + 12 * entry
      guard let tag = number(place, 2) else { return nil }
      if tag == 0x0112 { return number(place + 8, 2) }
    }
    return nil
  }
}
