import Goals
import Testing

/// How well key results are read as people write them, on the labelled sentences.
@Suite struct SentenceSurveyTests {
  private let sentences = labelledSentences.split(separator: "\n").map(LabelledSentence.init)

  @Test("clear sentences are mostly read without a question")
  func clear() throws {
    let clear = sentences.filter(\.isClear)
    let read = try clear.filter { try $0.isRead }
    let open = try clear.filter { try !$0.isRead }.map(\.text)
    #expect(share(read, of: clear) >= 0.85, "\(open.joined(separator: "\n"))")
  }

  @Test("a number is seldom one that the words say nothing of")
  func lastResort() throws {
    let counted = sentences.filter { $0.text.contains(where: \.isNumber) }
    let lost = try counted.filter { try $0.isLost }
    #expect(share(lost, of: counted) < 0.06, "\(lost.map(\.text).joined(separator: "\n"))")
  }

  @Test("what is read without a question is what a person reads")
  func wrong() throws {
    let wrong = try sentences.filter { try $0.isWrong }
    #expect(share(wrong, of: sentences) < 0.01, "\(wrong.map(\.text).joined(separator: "\n"))")
  }

  @Test("a day is read where there is one, and none is invented")
  func days() throws {
    for sentence in sentences {
      #expect(try sentence.hasDay == sentence.labelsDay, "\(sentence.text)")
    }
  }

  @Test("what is open is asked, the labelled reading first")
  func asked() throws {
    let open = sentences.filter { !$0.isClear }
    let met = try open.filter { try $0.isAsked }
    let others = try open.filter { try !$0.isAsked }.map(\.text)
    #expect(share(met, of: open) >= 0.95, "\(others.joined(separator: "\n"))")
  }

  @Test("there are enough of them, and none twice")
  func count() {
    #expect(sentences.count >= 200)
    #expect(Set(sentences.map(\.text)).count == sentences.count)
  }

  private func share(_ some: [LabelledSentence], of all: [LabelledSentence]) -> Double {
    Double(some.count) / Double(all.count)
  }
}

/// A sentence and what a person reads in it.
private struct LabelledSentence {
  let text: String
  private let fields: Set<String>
  private let asks: [String]

  init(_ line: Substring) {
    let bar = line.lastIndex(of: "|") ?? line.endIndex
    text = trimmed(line[..<bar])
    let labels = line[bar...].dropFirst().split(separator: ";").map(trimmed).filter { !$0.isEmpty }
    fields = Set(labels.filter { !$0.hasPrefix("?") })
    asks = labels.filter { $0.hasPrefix("?") }.map { String($0.dropFirst()) }
  }

  var isClear: Bool { asks.isEmpty }

  var labelsDay: Bool { (fields + asks).contains { $0.hasPrefix("Due") } }

  var hasDay: Bool {
    get throws {
      let sentence = try readSentence(text)
      return sentence.fields.contains { $0.name == "Due" }
        || sentence.questions.contains { $0.text.contains("when is it due") }
    }
  }

  /// Read as labelled, without a question.
  var isRead: Bool {
    get throws { try readSentence(text).questions.isEmpty && readFields == fields }
  }

  /// The last resort was taken.
  var isLost: Bool {
    get throws {
      try readSentence(text).questions.contains { $0.text.hasPrefix("the words don't") }
    }
  }

  /// A field is read that isn't labelled, or one that is labelled is left out or not asked for.
  var isWrong: Bool {
    get throws {
      let asksForNumber = try readSentence(text).questions.contains { $0.field != .due }
      if try !readFields.isSubset(of: fields) { return true }
      return try !asksForNumber && (readFields != fields || asks.contains { !$0.hasPrefix("Due") })
    }
  }

  /// Each labelled question is asked, and its first answer is the labelled one.
  var isAsked: Bool {
    get throws {
      let questions = try readSentence(text).questions
      return try readFields == fields
        && asks.allSatisfy { ask in
          let parts = ask.split(separator: "=", maxSplits: 1)
          guard let name = parts.first else { return !questions.isEmpty }
          guard parts.count == 2 else {
            return questions.contains { $0.field.rawValue == name }
          }
          return questions.contains { question in
            let choices =
              question.field == .due ? question.choices : Array(question.choices.prefix(1))
            return choices.contains { $0.fields.contains { "\($0.name)=\($0.value)" == ask } }
          }
        }
    }
  }

  private var readFields: Set<String> {
    get throws { Set(try readSentence(text).fields.map { "\($0.name)=\($0.value)" }) }
  }
}

private func trimmed(_ text: Substring) -> String {
  String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
}
