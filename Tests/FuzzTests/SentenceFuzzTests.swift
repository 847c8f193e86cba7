import Goals
import TestSupport
import Testing

@Suite struct SentenceFuzzTests {
  @Test("any sentence is refused, or gives fields that a record can hold")
  func reading() throws {
    let first = try #require(Day(parsing: "2026-10-01"))
    let last = try #require(Day(parsing: "2026-12-31"))
    let setting = KeyResultSentence.Setting(
      today: try #require(Day(parsing: "2026-11-21")),
      cycle: try #require(Span(first: first, last: last)))
    try Corpus("sentences").forEach(rounds: 300) { name, bytes, _ in
      let text = String(decoding: bytes, as: UTF8.self)
      guard let sentence = try? KeyResultSentence(parsing: text, in: setting) else { return }
      let fields = sentence.fields + sentence.questions.flatMap { $0.choices.flatMap(\.fields) }
      for field in fields { #expect(!field.value.contains("\n" as Character), "\(name)") }
      #expect(!sentence.title.isEmpty, "\(name)")
    }
  }
}
