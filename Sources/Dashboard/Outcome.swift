package import Goals

/// What a key led to in a screen or a prompt, for the app to carry out.
// Boxed: most keys lead to nothing that is worth copying a screen's size for.
package indirect enum Outcome: Sendable {
  case stays
  /// It closes; a sentence may say what came of it.
  case closes(doing: [Effect] = [], saying: Notice? = nil)
  case does([Effect])
  /// It stays until the change was saved; refused, it says why and keeps what was typed.
  case submits(Request)
  case says(Notice)
  /// The overview changes below it.
  case shows(OverviewScreen)
  /// It closes, and leaves the overview like this.
  case leaves(OverviewScreen, saying: Notice? = nil)
  /// It closes, and the command is run.
  case runs(Command)
  /// Everything above the overview closes, and the overview goes to an object.
  case goes(to: Reference)
  /// It closes, and everything is looked at as of a day; `nil` is today.
  case looks(asOf: Day?)
  /// Another screen lies over it.
  case opens(any Screen)
  case asks(any Prompt)
  /// Input that was left open is resumed, or discarded.
  case resumes(UnsavedInput)
  case discards(UnsavedInput)
}

extension Outcome {
  /// It closes, and nothing else.
  static let closed = Outcome.closes()
}
