/// The screens on top of each other. The overview is always there; what lies over it goes with Esc.
package struct ScreenStack: Sendable {
  /// A screen that can lie over the overview.
  package enum Screen: Sendable {
    case help(HelpScreen)
  }

  package internal(set) var overview = OverviewScreen()
  package private(set) var above: [Screen] = []

  package init() {}

  mutating func push(_ screen: Screen) { above.append(screen) }

  /// Closes the screen on top; `false` on the overview, which never closes.
  mutating func pop() -> Bool { above.popLast() != nil }

  var top: Screen? {
    get { above.last }
    set {
      guard let newValue, !above.isEmpty else { return }
      above[above.count - 1] = newValue
    }
  }
}
