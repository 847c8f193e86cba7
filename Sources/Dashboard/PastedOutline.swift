package import Goals

/// Several lines that were pasted, and where they go.
package struct PastedOutline: Hashable, Sendable {
  package let text: String
  /// Where its objectives go.
  package let cycle: CycleRef
  /// What its key results are of, where none of its own lines stands above them.
  package let objective: ObjectiveRef?
  /// What was answered, by the key of the question: one of its answers, or a value.
  package var answers: [String: Int] = [:]
  package var values: [String: String] = [:]
  /// Whether what is asked is left out.
  package var skips = false

  /// `nil` where it isn't several lines.
  init?(_ text: String, cycle: CycleRef, objective: ObjectiveRef?) {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.trimmed.isEmpty }
    guard lines.count > 1 else { return nil }
    (self.text, self.cycle, self.objective) = (text, cycle, objective)
  }
}

/// What a pasted outline comes to, in lines; with what is asked first, or what brings it in.
package struct ImportOffer: Sendable {
  package struct Question: Sendable {
    package let text: String
    package let answers: [String]
    package let key: String
    /// What may be written where no answer is meant, if anything may.
    package let field: String?

    package init(_ text: String, answers: [String], key: String, field: String?) {
      (self.text, self.answers, self.key, self.field) = (text, answers, key, field)
    }
  }

  package let lines: [String]
  package let questions: [Question]
  package let action: Change.Action?

  package init(_ lines: [String], asking questions: [Question], doing action: Change.Action?) {
    (self.lines, self.questions, self.action) = (lines, questions, action)
  }
}
