package import Canvas
import Goals

/// The line for `o`: something said about objectives, key results or KPIs.
package struct CommentPrompt: Prompt {
  private var line: InputLine
  private let subjects: [Reference]
  private var refusal: String?

  init(on subjects: [Reference], text: String = "", history: [String]) {
    self.subjects = subjects
    line = InputLine(text, history: history)
  }

  package let hints: [Hint] = KeyTable.hints((.enter, "save"), (.escape, "cancel"))

  package var entry: (topic: History.Topic, line: String)? { (.note, line.text) }

  package var unsavedInput: UnsavedInput? {
    let typed = UnsavedInput.Line(label: "", text: line.text, was: "")
    return line.isEmpty ? nil : UnsavedInput(.comment, about: subjects, [typed])
  }

  package mutating func refuse(_ sentence: String, isConflict: Bool) { refusal = sentence }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    refusal = nil
    switch key {
    case .enter:
      let text = String(line.text.trimmed)
      guard !text.isEmpty else { return .closed }
      return .submits(.store(.together(subjects.map { .comment($0, text) })))
    case .escape, .control("g"), .control("c"): return .closed
    default:
      line.handle(key)
      return .stays
    }
  }

  package func height(in size: Size) -> Int { refusal == nil ? 2 : 4 }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let (head, body) = rect.splitTop(1)
    frame.rule("Comment on \(deck.words(for: subjects))", note: "", in: head, isFocused: true)
    let (input, rest) = body.inset(left: 1, right: 1).splitTop(1)
    line.draw("", note: "", on: &frame, in: input)
    if let refusal { Remark(refusal, Ink(.error)).draw(on: &frame, in: rest) }
  }
}
