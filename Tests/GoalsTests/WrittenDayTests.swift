import Goals
import Testing

@Suite struct WrittenDayTests {
  @Test(
    "reads a day as regions write it",
    arguments: [
      ("2026-11-15", "2026-11-15"), ("15.11.2026", "2026-11-15"), ("5.1.26", "2026-01-05"),
      ("11/15/2026", "2026-11-15"), ("15/11/2026", "2026-11-15"), ("2026/11/15", "2026-11-15"),
      ("15-11-2026", "2026-11-15"), ("15 November 2026", "2026-11-15"),
      ("Nov 15, 2026", "2026-11-15"), ("15th Nov 2026", "2026-11-15"), ("04/04/2026", "2026-04-04"),
      ("15-Nov-2026", "2026-11-15"),
    ])
  func read(text: String, expected: String) {
    #expect(WrittenDay(text)?.only?.text == expected)
  }

  @Test("what two regions read as two days is both")
  func either() {
    #expect(
      WrittenDay("03/04/2026")
        == .either(dayFirst: day("2026-04-03"), monthFirst: day("2026-03-04")))
  }

  @Test(
    "anything else is none",
    arguments: ["", "soon", "31.02.2026", "13/13/2026", "1.2", "2026", "Nov 2026", "1/2/3/4"])
  func none(text: String) {
    #expect(WrittenDay(text) == nil)
  }
}
