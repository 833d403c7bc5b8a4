import Testing

@Suite struct GalleryFurnitureTests {
  @Test("counters and arrows of galleries are dropped")
  func furniture() throws {
    let cleaned = try Cleaned.within("<div class=gallery__counter>1 / 9</div><a class='slick-next' href=#>Next</a>")
    #expect(cleaned.text == "")
    #expect(cleaned.account == ["gallery-furniture: dropped: 1 / 9", "gallery-furniture: dropped: Next"])
  }

  @Test("pictures, captions and other navigation stay")
  func content() throws {
    #expect(try Cleaned.within("<div class=gallery-nav><img src=https://a.example/b.jpg></div>").text.contains("b.jpg"))
    #expect(try Cleaned.within("<div class=gallery-caption>渡口</div><div class=nav>目录</div>").text == "渡口\n\n目录")
  }
}
