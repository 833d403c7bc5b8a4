import Media
import TestSupport
import Testing

@Suite struct PictureTests {
  @Test(
    "type and size come from the content",
    arguments: [
      (SamplePicture.jpeg, MediaType.jpeg, 30, 20), (SamplePicture.turnedJPEG, .jpeg, 20, 30),
      (SamplePicture.png, .png, 30, 20), (SamplePicture.gif, .gif, 30, 20), (SamplePicture.webp, .webp, 30, 20),
      (SamplePicture.losslessWebP, .webp, 30, 20), (SamplePicture.avif, .avif, 30, 20),
    ])
  func typeAndSizeComeFromTheContent(bytes: [UInt8], type: MediaType, width: Int, height: Int) {
    #expect(MediaType(beginning: bytes) == type)
    #expect(PictureSize(of: type, in: bytes) == PictureSize(width: width, height: height))
    #expect(type.isWhole(beginning: bytes, end: bytes, size: bytes.count))
  }

  @Test(
    "other files are known by their signatures",
    arguments: [
      ("\0\0\0\u{20}ftypisom\0\0\u{2}\0isomiso2avc1mp41", MediaType.mp4), ("\0\0\0\u{14}ftypM4A \0\0\0\0M4A ", .m4a),
      ("OggS\0\u{2}......................\u{1}vorbis", .oggAudio),
      ("OggS\0\u{2}......................theora", .oggVideo),
      ("RIFF....WAVEfmt ", .wav), ("fLaC\0\0\0\u{22}", .flac), ("ID3\u{4}\0\0", .mp3),
    ])
  func otherFilesAreKnownByTheirSignatures(text: String, type: MediaType) {
    #expect(MediaType(beginning: Array(text.utf8)) == type)
  }

  @Test("frames of MPEG audio and a WebM head are known by their bits")
  func framesOfMPEGAudioAndAWebMHeadAreKnownByTheirBits() {
    #expect(MediaType(beginning: [0xFF, 0xFB, 0x90, 0x64, 0, 0]) == .mp3)
    #expect(MediaType(beginning: [0xFF, 0xFF, 0xFF, 0xFF, 0, 0]) == nil)
    #expect(MediaType(beginning: [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84] + Array("webm".utf8)) == .webm)
    #expect(MediaType(beginning: [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x88] + Array("matroska".utf8)) == nil)
  }

  @Test(
    "what can hold scripts, or is no picture, is of no type",
    arguments: [
      "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<?xml version=\"1.0\"?><svg/>",
      "<!DOCTYPE html><title>404</title>",
      "", "RIFF", "\0\0\0\u{20}", "GIF", "%PDF-1.7", "BM......",
    ])
  func whatCanHoldScriptsOrIsNoPictureIsOfNoType(text: String) {
    #expect(MediaType(beginning: Array(text.utf8)) == nil)
  }

  @Test("an extended WebP has the size of its canvas")
  func anExtendedWebPHasTheSizeOfItsCanvas() {
    let bytes = Array("RIFF\0\0\0\0WEBPVP8X".utf8) + [10, 0, 0, 0, 0x10, 0, 0, 0, 0x1F, 0x03, 0, 0x57, 0x02, 0]
    #expect(PictureSize(of: .webp, in: bytes) == PictureSize(width: 800, height: 600))
  }

  @Test("an AVIF has the size of its main picture, turned as that is")
  func anAVIFHasTheSizeOfItsMainPicture() {
    func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
      [0, 0, UInt8((content.count + 8) >> 8), UInt8((content.count + 8) & 255)] + Array(name.utf8) + content
    }
    func extent(_ width: UInt8, _ height: UInt8) -> [UInt8] {
      box("ispe", [0, 0, 0, 0, 0, 0, 0, width, 0, 0, 0, height])
    }
    let properties = box("ipco", extent(9, 7) + extent(64, 48) + box("irot", [1]))
    // Item 1 is a tile and has the first property, item 2 the others.
    let associations = box("ipma", [0, 0, 0, 0, 0, 0, 0, 2] + [0, 1, 1, 0x81] + [0, 2, 2, 0x82, 0x83])
    let meta = [0, 0, 0, 0] + box("pitm", [0, 0, 0, 0, 0, 2]) + box("iprp", properties + associations)
    let bytes = box("ftyp", Array("avif\0\0\0\0avifmif1".utf8)) + box("meta", meta)
    #expect(MediaType(beginning: bytes) == .avif)
    #expect(PictureSize(of: .avif, in: bytes) == PictureSize(width: 48, height: 64))
  }

  @Test(
    "a picture that was cut off is not whole",
    arguments: [
      (SamplePicture.jpeg, MediaType.jpeg), (SamplePicture.png, .png), (SamplePicture.gif, .gif),
      (SamplePicture.webp, .webp), (SamplePicture.avif, .avif),
    ])
  func aPictureThatWasCutOffIsNotWhole(bytes: [UInt8], type: MediaType) {
    let part = Array(bytes.prefix(bytes.count - 20))
    #expect(!type.isWhole(beginning: part, end: part, size: part.count))
  }

  @Test("the end of a preview is not that of its picture", arguments: [100, 700_000])
  func theEndOfAPreview(count: Int) {
    // A segment with a whole picture in it, as cameras write them.
    let length = SamplePicture.jpeg.count + 2
    let segment = [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + SamplePicture.jpeg
    let scan = [UInt8](repeating: 7, count: count)
    let picture = [0xFF, 0xD8] + segment + SamplePicture.jpeg.dropFirst(2).dropLast(2) + scan + [0xFF, 0xD9]
    func isWhole(_ bytes: [UInt8]) -> Bool {
      MediaType.jpeg.isWhole(
        beginning: Array(bytes.prefix(1 << 19)), end: Array(bytes.suffix(MediaType.ending)), size: bytes.count)
    }
    #expect(isWhole(picture))
    for cut in [2, count, count + 100] { #expect(!isWhole(picture.dropLast(cut))) }
    #expect(!isWhole(Array(picture.prefix(700))))
  }

  @Test("a picture that moves is known by its head") func aPictureThatMoves() {
    let head: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 9, 0, 0]
    func webp(_ flags: UInt8) -> [UInt8] { Array("RIFF\u{40}\0\0\0WEBPVP8X\u{A}\0\0\0".utf8) + [flags] + head }
    #expect(MediaType.webp.isMoving(beginning: webp(0x0A)) && !MediaType.webp.isMoving(beginning: webp(0x08)))
    #expect(!MediaType.webp.isMoving(beginning: SamplePicture.webp))
    let control = [0, 0, 0, 8] + Array("acTL".utf8) + [0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]
    let png = SamplePicture.png
    #expect(!MediaType.png.isMoving(beginning: png))
    #expect(MediaType.png.isMoving(beginning: Array(png[..<33] + control + png[33...])))
    #expect(!MediaType.avif.isMoving(beginning: SamplePicture.avif))
    let sequence = [0, 0, 0, 20] + Array("ftypavis\0\0\0\0avif".utf8)
    #expect(MediaType(beginning: sequence) == .avif && MediaType.avif.isMoving(beginning: sequence))
  }

  @Test("no beginning of a file, and no change in one, makes more than a wrong size of it")
  func noBeginningAndNoChangeMakesMoreThanAWrongSize() {
    var generator = SeededGenerator(8)
    for bytes in [
      SamplePicture.jpeg, SamplePicture.turnedJPEG, SamplePicture.webp, SamplePicture.avif, SamplePicture.png,
    ] {
      for count in 0...bytes.count { sizes(of: Array(bytes.prefix(count))) }
      for _ in 0..<2000 {
        var changed = bytes
        for _ in 0..<3 {
          changed[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
        }
        sizes(of: changed)
      }
    }
  }

  private func sizes(of bytes: [UInt8]) {
    for type in MediaType.allCases {
      guard let size = PictureSize(of: type, in: bytes) else { continue }
      #expect(size.width > 0 && size.height > 0 && size.width <= 65_535 && size.height <= 65_535)
    }
  }
}
