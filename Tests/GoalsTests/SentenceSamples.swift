import Goals

/// The fourth quarter of 2026, seen from the middle of it.
let middleOfQuarter = KeyResultSentence.Setting(
  today: day("2026-11-21"), cycle: days("2026-10-01", "2026-12-31"))

func readSentence(
  _ text: String, given: [RecordField] = [], in setting: KeyResultSentence.Setting = middleOfQuarter
) throws -> KeyResultSentence {
  try KeyResultSentence(parsing: text, given: given, in: setting)
}

func spelled(_ fields: [RecordField]) -> String {
  fields.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
}

/// Each question as its field and what its choices come to.
func spelled(_ questions: [KeyResultSentence.Question]) -> [String] {
  questions.map { question in
    "\(question.field): " + question.choices.map { spelled($0.fields) }.joined(separator: " | ")
  }
}
