import Canvas

/// A sign of the screen and what it means.
struct Sign: Hashable, Sendable {
  let text: String
  let role: Role
  let words: String

  /// Whether these words name it.
  func matches(_ typed: [Substring]) -> Bool {
    typed.allSatisfy { "\(text) \(words) signs".lowercased().contains($0) }
  }

  /// Every sign, in the order of the help.
  static let all: [Sign] = statuses + healths + pictures + rows

  private static let statuses: [Sign] = [
    Sign("=", .onTrack, "on track: where it is expected to be, or further"),
    Sign("~", .behind, "behind what is expected"),
    Sign("!", .atRisk, "at risk: far behind, or a guardrail is broken"),
    Sign("?", .overdue, "overdue: no check-in for too long; the sign before it tells the pace"),
    Sign(".", .draft, "draft: not agreed on yet"),
    Sign("✓", .achieved, "achieved"),
    Sign("✗", .missed, "missed"),
    Sign("-", .dropped, "dropped"),
    Sign("–", .notMeasured, "not measured yet"),
  ]

  private static let healths: [Sign] = [
    Sign("=", .healthy, "a KPI inside its target"),
    Sign("~", .watch, "a KPI outside its target, inside the warning bound"),
    Sign("!", .unhealthy, "a KPI outside both"),
    Sign("?", .stale, "a KPI whose reading is missing"),
    Sign("held", .held, "a guardrail that holds; it is never averaged into progress"),
    Sign("broken", .broken, "a guardrail that does not hold"),
  ]

  private static let pictures: [Sign] = [
    Sign("━━╸", .onTrack, "how far it is"),
    Sign("───", .track, "how far it is to go"),
    Sign("┃", .expected, "where it should be by now"),
    Sign("┅┅┅", .onTrack, "what a check-in that is being typed would change"),
    Sign("▂▅▇", .healthy, "a KPI's last periods; its colour turns where the target is missed"),
    Sign("↑ ↓ →", .healthy, "where a KPI goes; its colour says whether that is good"),
    Sign(
      "◆", .unhealthy, "a value in a chart that is a signal; its colour says whether it is good"),
    Sign("○", .notice, "a value in a chart at which somebody said something"),
    Sign("7", .confidence, "the owner's confidence, 0 to 10"),
  ]

  private static let rows: [Sign] = [
    Sign("▌", .marker, "the cursor"),
    Sign("▸ ▾", .muted, "folded, unfolded"),
    Sign("·", .muted, "a key result"),
    Sign("●", .held, "a guardrail"),
    Sign("*", .marker, "marked"),
    Sign(
      "+", .notice,
      "changed by somebody else, and not looked at since; \(Command.history.key) tells what"),
    Sign("━━━", .border, "the pane that has the cursor"),
  ]

  private init(_ text: String, _ role: Role, _ words: String) {
    (self.text, self.role, self.words) = (text, role, words)
  }
}
