import Dashboard
import Goals

// How states read in the answers of commands; numbers read as on the screen.

extension KPIStanding {
  /// `= healthy`, `? stale since 2026-10-01`, `? no data`, `- retired`.
  var text: String {
    if isRetired { return "\(sign) \(word)" }
    if hasNoData { return "? no data" }
    let word = health == .none ? "" : health.rawValue
    guard isStale else { return "\(sign) \(word)" }
    let since = lastReading.map { "stale, last on \($0.on.day.text)" } ?? "stale"
    return "? " + (word.isEmpty ? since : "\(word), \(since)")
  }
}

extension Organization {
  /// What other commands take for it: its last part, where the terminal is narrow and that alone is
  /// enough, else the whole.
  func reference(_ reference: Reference, on paper: Paper) -> String {
    guard let width = paper.width, width < 132, let id = reference.text.split(separator: "/").last,
      (try? resolve(String(id))) == reference
    else { return reference.text }
    return String(id)
  }
}
