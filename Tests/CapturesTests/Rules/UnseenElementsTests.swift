import Testing

@Suite struct UnseenElementsTests {
  @Test("elements that browsers show nothing of are dropped, and counted when they have no text")
  func unseen() throws {
    let cleaned = try Cleaned.within("<template><p>甲</p></template><meta name=a><meta name=b><canvas>乙</canvas>丙")
    #expect(cleaned.text == "丙")
    #expect(cleaned.account.contains("unseen-elements: dropped: <meta> ×2"))
    #expect(cleaned.account.contains("unseen-elements: dropped: 乙"))
  }
}
