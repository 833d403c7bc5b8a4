import Fetching
import Testing

@Suite struct PublicAddressTests {
  @Test(
    "addresses of a machine, a house or an experiment are not public",
    arguments: [
      "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1",
      "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
      "224.0.0.1",
      "239.255.255.255", "240.0.0.1", "255.255.255.255",
    ])
  func addressesThatAreNotPublic(text: String) {
    #expect(!PublicAddress.contains(bytes(text)))
    // The same within addresses of version 6.
    #expect(!PublicAddress.contains([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes(text)))
    #expect(!PublicAddress.contains([0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8) + bytes(text)))
    #expect(!PublicAddress.contains([0x20, 0x02] + bytes(text) + [UInt8](repeating: 0, count: 10)))
  }

  @Test(
    "others are",
    arguments: [
      "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
      "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "223.255.255.255",
    ])
  func othersAre(text: String) {
    #expect(PublicAddress.contains(bytes(text)))
    #expect(PublicAddress.contains([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes(text)))
  }

  @Test("of version 6 those are public that are given to hosts")
  func ofVersion6() {
    func address(_ start: [UInt8], _ end: UInt8 = 1) -> [UInt8] {
      start + [UInt8](repeating: 0, count: 15 - start.count) + [end]
    }
    for start: [UInt8] in [[0x26, 0x06, 0x47], [0x2A, 0x00], [0x24, 0x00]] {
      #expect(PublicAddress.contains(address(start)))
    }
    for start: [UInt8] in [
      [0], [0xFC], [0xFD, 1], [0xFE, 0x80], [0xFE, 0xC0], [0xFF, 2], [0x20, 0x01, 0x0D, 0xB8], [0x20, 0x01, 0, 0],
      [0x01, 0], [0x3F, 0xFF, 0], [0, 0x64, 0xFF, 0x9B, 0, 1],
    ] {
      #expect(!PublicAddress.contains(address(start)))
    }
    #expect(!PublicAddress.contains([UInt8](repeating: 0, count: 16)))
    #expect(!PublicAddress.contains([1, 2, 3]))
  }

  private func bytes(_ text: String) -> [UInt8] { text.split(separator: ".").compactMap { UInt8($0) } }
}
