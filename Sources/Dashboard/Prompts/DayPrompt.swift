package import Canvas
import Goals

/// The line for `gd`: the day that the whole dashboard is looked at as of.
package struct DayPrompt: Prompt {
  private var line = InputLine()
  private let today: Day
  private var refusal: String?

  init(today: Day) {
    self.today = today
  }

  package let hints: [Hint] = KeyTable.hints((.enter, "look back"), (.escape, "cancel"))

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    refusal = nil
    switch key {
    case .escape, .control("g"), .control("c"): return .closed
    case .backspace where line.isEmpty: return .closed
    case .enter:
      guard let day = day(deck) else {
        refusal = problem
        return .stays
      }
      return day < today ? .looks(asOf: day) : .looks(asOf: nil)
    default:
      line.handle(key) { _ in deck.organization.cycleNames.map { Candidate($0.text) } }
      return .stays
    }
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let ink = Ink(refusal == nil ? .muted : .error)
    line.draw("as of ", note: refusal ?? reading(deck), ink, on: &frame, in: rect)
  }

  private var problem: String { "write 2026-10-31, 31.10., fri, -7, -2w or a cycle" }

  /// How what is typed is read.
  private func reading(_ deck: Deck) -> String {
    if line.isEmpty { return "a day, -7 for a week ago, or a cycle for its end" }
    guard let day = day(deck) else { return problem }
    return day < today ? day.spoken : "that is today, or later"
  }

  /// A day, or the last day of a cycle.
  private func day(_ deck: Deck) -> Day? {
    let text = line.text.trimmed
    return Day(typed: text, on: today, .past)
      ?? deck.organization.span(of: CycleName(String(text)))?.last
  }
}
