import Captures
import Content
import Testing

@Suite struct LanguageTests {
  @Test(
    "the language is told by the characters",
    arguments: [
      ("这个国家的学生们还没有说话", "zh-Hans"), ("這個國家的學生們還沒有說話", "zh-Hant"),
      ("The ferry leaves the harbour at eight in the morning.", "en"), ("これはひらがなとカタカナのテストです", "ja"),
      ("안녕하세요 여러분 반갑습니다", "ko"),
      ("iPhone 这个国家的学生们 MacBook 还没有说话", "zh-Hans"), ("他专心地看信", "zh-Hans"), ("他專心地看信", "zh-Hant"),
    ])
  func languages(text: String, language: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == language)
  }

  @Test(
    "the language is told by the script, where one is enough",
    arguments: [
      ("གྲུ་གཟིངས་དེ་ཞོགས་པའི་ཆུ་ཚོད་བརྒྱད་པར་འཐོན།", "bo"), ("เรือข้ามฟากออกจากท่าเรือเวลาแปดโมงเช้า", "th"),
      ("ကူးတို့သင်္ဘောသည် နံနက်ရှစ်နာရီတွင် ထွက်ခွာသည်", "my"), ("សាឡាងចេញពីកំពង់ផែនៅម៉ោងប្រាំបីព្រឹក", "km"),
      ("ເຮືອຂ້າມຟາກອອກຈາກທ່າເຮືອເວລາແປດໂມງເຊົ້າ", "lo"), ("המעבורת יוצאת מהנמל בשמונה בבוקר", "he"),
      ("Το φέρι φεύγει από το λιμάνι στις οκτώ", "el"), ("Լաստանավը մեկնում է առավոտյան ժամը ութին", "hy"),
      ("ბორანი ნავსადგურიდან დილის რვა საათზე გადის", "ka"), ("नाव सुबह आठ बजे बंदरगाह से निकलती है", "hi"),
      ("ጀልባው ከጠዋቱ ሁለት ሰዓት ላይ ከወደቡ ይነሳል", "am"),
    ])
  func scripts(text: String, language: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == language)
  }

  @Test(
    "languages that share a script are told by the letters that others lack",
    arguments: [
      ("Паром выходит из гавани в восемь утра, и дети, которые ждут на пристани, не опаздывают.", "ru"),
      ("Пором виходить із гавані о восьмій ранку, і діти, які чекають на пристані, не спізнюються.", "uk"),
      ("Паром выходзіць з гавані а восьмай раніцы, і дзеці, якія чакаюць на прыстані, не спазніліся ў школу.", "be"),
      ("Фериботът тръгва от пристанището в осем сутринта, а децата, които чакат на кея, не са закъснели.", "bg"),
      ("Гарам онгоц өглөө найман цагт боомтоос хөдөлж, хүүхдүүд эрэг дээр хүлээж байна.", "mn"),
      ("Паром таңғы сағат сегізде айлақтан шығады, ал балалар жағалауда күтіп тұр.", "kk"),
      ("تغادر العبارة الميناء في الثامنة صباحا، والأطفال الذين ينتظرون على الرصيف لم يتأخروا.", "ar"),
      ("پاراخوت ئەتىگەن سائەت سەككىزدە يولغا چىقىدۇ، كۆۋرۈكتە ساقلاۋاتقان بالىلار كېچىكمىدى.", "ug"),
      (
        "کشتی ساعت هشت صبح از بندر بیرون می‌رود و بچه‌هایی که روی اسکله چشم به راه‌اند دیر نکرده‌اند، گرچه مه سنگین است.",
        "fa"
      ),
      ("کشتی صبح آٹھ بجے بندرگاہ سے روانہ ہوتی ہے اور گھاٹ پر کھڑے بچے دیر سے نہیں آئے۔", "ur"),
    ])
  func letters(text: String, language: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == language)
  }

  @Test(
    "languages in Latin letters are told by their common words, Vietnamese by its letters",
    arguments: [
      (
        "Le bac quitte le port à huit heures du matin, et les élèves qui l’attendent sur le quai ne sont pas en retard.",
        "fr"
      ),
      ("Die Fähre verlässt den Hafen um acht Uhr, und die Kinder, die auf dem Steg warten, sind nicht zu spät.", "de"),
      ("El transbordador sale del puerto a las ocho, y los alumnos que lo esperan en el muelle no llegan tarde.", "es"),
      ("A balsa sai do porto às oito da manhã, e os alunos que esperam no cais não chegam atrasados.", "pt"),
      (
        "Il traghetto lascia il porto alle otto del mattino, e gli alunni che lo aspettano sul molo non sono in ritardo.",
        "it"
      ),
      ("De veerboot verlaat de haven om acht uur, en de kinderen die op de kade wachten zijn niet te laat.", "nl"),
      (
        "Prom odpływa z portu o ósmej rano, a dzieci, które czekają na nabrzeżu, nie są spóźnione i nie spieszą się.",
        "pl"
      ),
      (
        "Feribot sekizde limandan ayrılıyor ve iskelede bekleyen çocuklar için yeni bir gün başlıyor, ama bu sabah çok sis var.",
        "tr"
      ),
      (
        "Kapal itu meninggalkan pelabuhan pada pukul delapan, dan anak-anak yang menunggu di dermaga tidak terlambat.",
        "id"
      ),
      (
        "Feri itu meninggalkan pelabuhan pada pukul lapan, dan kanak-kanak yang menunggu di jeti lewat kerana kabus.",
        "ms"
      ),
      ("Färjan lämnar hamnen klockan åtta på morgonen, och barnen som väntar på kajen är inte sena.", "sv"),
      ("Færgen forlader havnen klokken otte om morgenen, og børnene, der venter på kajen, blev ikke forsinket.", "da"),
      ("Fergen forlater havnen klokken åtte om morgenen, og barna som venter på kaien, ble ikke forsinket.", "nb"),
      ("Lautta lähtee satamasta kello kahdeksan, ja lapset, jotka odottavat laiturilla, eivät ole myöhässä.", "fi"),
      ("A komp nyolc órakor indul a kikötőből, és a gyerekek, akik a mólón várnak, nem késnek el az iskolából.", "hu"),
      ("Přívoz vyplouvá z přístavu v osm hodin ráno a děti, které čekají na nábřeží, se za ním dívají.", "cs"),
      ("Trajekt vypláva z prístavu o ôsmej ráno a deti, ktoré čakajú na nábreží, sa za ním pozerajú.", "sk"),
      ("Trajekt isplovljava iz luke u osam ujutro, a djeca koja su na obali kažu da nije kasnio i da će stići.", "hr"),
      (
        "El transbordador surt del port a les vuit, i els alumnes que són al moll amb la mestra no hi arriben tard.",
        "ca"
      ),
      ("Chuyến phà rời bến cảng lúc tám giờ sáng, và các em học sinh đang đợi trên cầu tàu không bị muộn.", "vi"),
      ("LE BAC QUITTE LE PORT À HUIT HEURES, ET LES ÉLÈVES QUI ONT ÉTÉ EN RETARD NE SONT PAS SUR LE QUAI.", "fr"),
    ])
  func words(text: String, language: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == language)
  }

  @Test(
    "names and quotations in another language do not change the answer",
    arguments: [
      ("这个国家的学生们说：«Паром выходит из гавани в восемь утра, и дети не опаздывают»，没有人说话。", "zh-Hans"),
      (
        "The ferry “La Belle de Cadix” leaves the harbour, said José de la Cruz of the port of El Puerto de Santa María.",
        "en"
      ),
      (
        "The captain, Nguyễn Đức Thọ, said that the ferry leaves the harbour at eight in the morning, fog or no fog.",
        "en"
      ),
      ("The captain said that the ferry (паром, порон) leaves the harbour at eight in the morning.", "en"),
      ("Паром «Жемчужина» (珍珠号) выходит из гавани в восемь утра, сказал капитан Ли (李).", "ru"),
      ("Паром MV Pearl выходит из гавани в восемь утра, и дети из школы Harbour School не опаздывают.", "ru"),
      ("เรือข้ามฟาก (渡轮) ออกจากท่าเรือเวลาแปดโมงเช้า และเด็กๆ ที่รออยู่ไม่มาสาย", "th"),
      ("Ferjan fer úr höfninni klukkan átta að morgni, og börnin sem bíða á bryggjunni eru ekki of sein.", "en"),
      ("https://a.example/%E4%B8%80%DE%A0%E5%AD%97/e/%DA%81%E8%87%AA/%DE%8E", "en"),
    ])
  func others(text: String, language: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == language)
  }

  @Test("no more than the first 4,000 characters are looked at, and bytes that are no UTF-8 do no harm")
  func bounds() {
    let french = "Le bac quitte le port et les élèves ne sont pas sur le quai. "
    let english = "The ferry leaves the harbour and they are on the quay. "
    let text = String(repeating: french, count: 70) + String(repeating: english, count: 1000)
    #expect(LanguageGuess.language(of: Array(text.utf8)) == "fr")
    for lead in UInt8(0x80)...0xFF {
      for length in 0...3 {
        let broken = [lead] + [UInt8](repeating: 0xBF, count: length)
        #expect(LanguageGuess.language(of: Array(english.utf8) + broken) == "en")
        #expect(LanguageGuess.language(of: broken + Array(english.utf8) + broken) == "en")
        _ = LanguageGuess.language(of: Array([[UInt8]](repeating: broken, count: 50).joined()))
      }
    }
  }

  @Test(
    "of an outlet that broadcasts in many languages each article's text tells, and the words for players are English")
  func manyLanguages() throws {
    let body = "<p>Паром выходит из гавани в восемь утра.</p><iframe src='https://www.youtube.com/embed/abc'></iframe>"
    let text = capture(body, title: "Паром", url: "https://www.bbc.com/russian/news-1")
    let article = try convert(text).article
    #expect(article.language == "ru")
    #expect(String(decoding: article.body, as: UTF8.self).contains("[Video (YouTube)]"))
  }

  @Test("too little text tells nothing", arguments: ["", "123", "a b", "人"])
  func nothing(text: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == nil)
  }

  @Test("a text that ends within a character tells its language all the same", arguments: 1...2)
  func cutCharacter(bytes: Int) {
    #expect(LanguageGuess.language(of: Array("这个国家的学生们没".utf8.dropLast(bytes))) == "zh-Hans")
  }

  @Test(
    "an article in the other Chinese characters than its outlet's says so",
    arguments: [
      ("這艘船說來還沒來，碼頭上的人們等了兩個時辰，會不會開，沒有人說。", "zh-Hant"), ("这艘船说来还没来，码头上的人们等了两个时辰，会不会开，没有人说。", "zh-Hans"),
      ("船「這」字怎麼寫", "zh-Hans"),
    ])
  func otherCharacters(text: String, language: String) throws {
    let outlet = Outlet(slug: "hepan", name: "河畔", places: ["hepan.example"], language: "zh-Hans")
    let converter = CaptureConverter(outlets: OutletTable([outlet]))
    let capture = "<!--1718944622000-->\n[题](https://hepan.example/1)\n------\n\n<p>\(text)</p>\n"
    #expect(try converter.convert(Array(capture.utf8), file: "a.md").article.language == language)
  }
}
