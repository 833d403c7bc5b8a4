/// The segments of a JPEG file (ITU T.81) up to the picture itself.
struct JPEGFile {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Its size, turned as Exif says.
  var size: PictureSize? {
    var isTurned = false
    var place = 2
    // Each round goes at least two bytes on.
    while let marker = nextMarker(&place) {
      switch marker {
      // Markers without a segment.
      case 0x01, 0xD0...0xD8: continue
      // The picture, or the end.
      case 0xD9, 0xDA: return nil
      default: break
      }
      guard let length = bytes.number(at: place, count: 2), length >= 2 else { return nil }
      if marker == 0xE1, let orientation = orientation(in: place + 2..<place + length) {
        isTurned = (5...8).contains(orientation)
      }
      // Frame headers of all kinds; between them stand tables (C4, CC) and an extension (C8).
      if (0xC0...0xCF).contains(marker), marker != 0xC4, marker != 0xC8, marker != 0xCC {
        guard let height = bytes.number(at: place + 3, count: 2), let width = bytes.number(at: place + 5, count: 2)
        else {
          return nil
        }
        let size = PictureSize(width: width, height: height)
        return isTurned ? size.turned : size
      }
      place += length
    }
    return nil
  }

  /// Where the picture itself begins, behind segments that may hold smaller pictures; where these are broken, the place of that. It lies
  /// behind the file when that was cut off before.
  var contentStart: Int {
    var place = 2
    while let marker = nextMarker(&place) {
      switch marker {
      case 0x01, 0xD0...0xD8: continue
      case 0xD9: return place - 2
      default: break
      }
      guard let length = bytes.number(at: place, count: 2), length >= 2 else { return place }
      place += length
      if marker == 0xDA { return place }
    }
    return place
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
