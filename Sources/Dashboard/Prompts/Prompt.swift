import Canvas
import Goals

/// What asks for something at the bottom of the screen; at most one does.
package enum Prompt: Sendable {
  case checkIn(CheckInPrompt)
  case form(FormPrompt)
  case search(SearchPrompt)
  case confirm(ConfirmPrompt)

  /// What a key led to.
  enum Outcome: Sendable {
    case stays
    case closes([Effect])
    /// It stays until the change was saved; refused, it says why and keeps what was typed.
    case submits(Effect)
    /// The search goes on from where it began.
    case searches(String, from: OverviewScreen)
    /// The search is given up, and all is as it was.
    case returns(to: OverviewScreen)
  }

  mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch self {
    case .checkIn(var prompt):
      defer { self = .checkIn(prompt) }
      return prompt.handle(key, deck)
    case .form(var prompt):
      defer { self = .form(prompt) }
      return prompt.handle(key, deck)
    case .search(var prompt):
      defer { self = .search(prompt) }
      return prompt.handle(key)
    case .confirm(let prompt): return prompt.handle(key)
    }
  }

  /// Says why what was submitted could not be saved.
  mutating func refuse(_ sentence: String, isConflict: Bool) {
    switch self {
    case .checkIn(var prompt):
      prompt.refusal = sentence
      self = .checkIn(prompt)
    case .form(var prompt):
      prompt.refuse(sentence, isConflict: isConflict)
      self = .form(prompt)
    case .search, .confirm: break
    }
  }

  /// How many rows it takes of a screen.
  func height(in size: Size) -> Int {
    switch self {
    case .checkIn(let prompt): prompt.height(in: size)
    case .form(let prompt): prompt.height(in: size)
    case .search, .confirm: 1
    }
  }

  func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    frame.fill(rect)
    switch self {
    case .checkIn(let prompt): prompt.draw(on: &frame, in: rect, deck)
    case .form(let prompt): prompt.draw(on: &frame, in: rect, deck)
    case .search(let prompt): prompt.draw(on: &frame, in: rect)
    case .confirm(let prompt): prompt.draw(on: &frame, in: rect)
    }
  }

  /// The keys that do something in it.
  var hints: [(key: String, words: String)] {
    switch self {
    case .checkIn, .form: [("Enter", "save"), ("Tab", "next field"), ("Esc", "cancel")]
    case .search: [("Enter", "go there"), ("Esc", "back")]
    case .confirm: [("y", "yes"), ("Enter", "no")]
    }
  }
}
