import Canvas
import GoalFiles
import Goals

/// What the dashboard starts with: the directory that was found, and what the command line and the
/// environment ask for.
///
/// `runDashboard(_ opening: Opening) throws -> Int32` shows it, and returns the exit code when the
/// user leaves.
struct Opening: Sendable {
  /// The data directory; `nil`: none was found, and the start screen offers the ways on.
  var directory: String?
  /// Who makes the changes.
  var login: String
  /// The directory of the user's own state, undo among it.
  var state: String
  /// Where the user's configuration and themes are.
  var places: Places
  /// Whether changes are refused.
  var isReadOnly: Bool
  /// Today, and the time that is written down.
  var clock: Clock
  /// The past day that is looked at first.
  var asOf: Day?
  /// The cycle that is shown first; `nil`: the running one.
  var cycle: CycleName?
  /// The theme asked for.
  var theme: String?
  /// The depth of colour asked for.
  var color: ColorDepth?
  /// Whether only ASCII is drawn: asked for, or the locale knows no more.
  var isASCII: Bool
}
