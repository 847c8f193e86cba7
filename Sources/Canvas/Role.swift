/// What a cell of the screen is for.
///
/// A theme gives each role its look, so that nothing that draws
/// names a colour, and a recorded screen stays true under every theme.
///
/// The raw value is the role's name in a theme file.
package enum Role: String, CaseIterable, Sendable {
  // Text.
  case text
  case muted
  case title
  case header
  /// That a past day is looked at.
  case past
  case border
  case selection
  case marker
  case key
  case hint
  case notice
  case error
  case input
  case prompt
  case match
  // Status of objectives and key results.
  case onTrack = "on-track"
  case behind
  case atRisk = "at-risk"
  case overdue
  case achieved
  case missed
  case dropped
  case draft
  case notMeasured = "not-measured"
  // Guardrails.
  case held
  case broken
  // KPIs.
  case healthy
  case watch
  case unhealthy
  case stale
  // Pictures.
  case track
  case expected
  case spark
  case target
  case confidence
}

/// How a cell is inked: its role, and whether it is stressed or faint beside its neighbours of the
/// same role.
package struct Ink: Hashable, Sendable {
  package var role: Role
  package var emphasis: Emphasis

  package init(_ role: Role, _ emphasis: Emphasis = []) {
    self.role = role
    self.emphasis = emphasis
  }

  package static let text = Ink(.text)
}

/// What is laid over the look of a role.
package struct Emphasis: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let bold = Emphasis(rawValue: 1)
  package static let dim = Emphasis(rawValue: 2)
  package static let underline = Emphasis(rawValue: 4)
  package static let reverse = Emphasis(rawValue: 8)
}
