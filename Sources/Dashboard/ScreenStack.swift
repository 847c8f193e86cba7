import Canvas
import Goals

/// The screens on top of each other. The overview is always there; what lies over it goes with Esc.
package struct ScreenStack: Sendable {
  package internal(set) var overview = OverviewScreen()
  package private(set) var above: [any Screen] = []

  package init() {}

  mutating func push(_ screen: some Screen) { above.append(screen) }

  /// Closes the screen on top; `false` on the overview, which never closes.
  mutating func pop() -> Bool { above.popLast() != nil }

  mutating func popAll() { above = [] }

  var top: (any Screen)? {
    get { above.last }
    set {
      guard let newValue, !above.isEmpty else { return }
      above[above.count - 1] = newValue
    }
  }

  /// Tells every screen of a deck that was read anew.
  mutating func show(_ deck: Deck, after old: Deck?, in rect: Rect) {
    overview.show(deck, after: old)
    for index in above.indices { above[index].show(deck, in: rect) }
  }

  /// What commands act on: the object under the cursor of the screen on top.
  func subject(in deck: Deck) -> Reference? {
    guard let top else { return overview.subject(in: deck) }
    return top.subject(in: deck)
  }

  /// What changes are made to: everything marked in the list, else what is under the cursor.
  func subjects(in deck: Deck) -> [Reference] {
    guard let top else { return overview.subjects(in: deck) }
    return top.subject(in: deck).map { [$0] } ?? []
  }
}
