import Canvas
import Dashboard
import GoalFiles
import Goals

/// What the dashboard starts with: what the command line and the environment ask for.
struct Opening: Sendable {
  /// Who makes the changes.
  var login: String
  /// The directory of the user's own state, undo among it.
  var state: String
  /// The user's environment; git is run with what it needs of it.
  var environment: [String: String]
  /// Where the user's configuration and themes are.
  var places: Places
  /// Whether changes are refused.
  var isReadOnly: Bool
  /// Today, and the time that is written down.
  var clock: Clock
  /// The past day that is looked at first.
  var asOf: Day?
  /// The theme asked for.
  var theme: String?
  /// The depth of colour asked for.
  var color: ColorDepth?
  /// The characters asked for, or all that the locale knows; without them, what the terminal has.
  var glyphs: GlyphSet?
  /// Whether the mouse moves the cursor; otherwise it is the terminal's.
  var hasMouse: Bool

  /// Who looks at the dashboard.
  func user(lastLook: Moment? = nil) -> Deck.User {
    Deck.User(
      login: login, readOnlyBecause: isReadOnly ? "the directory was opened read-only" : nil,
      lastLook: lastLook)
  }
}
