import Canvas
import Goals

/// The screens on top of each other. The overview is always there; what lies over it goes with Esc.
package struct ScreenStack: Sendable {
  package internal(set) var overview = OverviewScreen()
  package private(set) var above: [any Screen] = []

  package init() {}

  mutating func push(_ screen: any Screen) { above.append(screen) }

  /// Closes the screen on top; `false` on the overview, which never closes.
  mutating func pop() -> Bool { above.popLast() != nil }

  mutating func popAll() { above = [] }

  var top: (any Screen)? { above.last }

  /// Where screens over the overview are drawn.
  var area: Rect { overview.layout.body }

  private func context(_ deck: Deck) -> ScreenContext { ScreenContext(deck: deck, area: area) }

  /// What the screen on top does; `nil` where only the overview is there.
  private mutating func onTop<Value>(
    _ deck: Deck, _ body: (inout any Screen, ScreenContext) -> Value
  ) -> Value? {
    guard !above.isEmpty else { return nil }
    let context = context(deck)
    return body(&above[above.count - 1], context)
  }

  /// What a key leads to in the screen on top; `nil` where it is none of its own.
  mutating func handle(_ key: Key, _ deck: Deck) -> Outcome? {
    onTop(deck) { $0.handle(key, in: $1) } ?? nil
  }

  mutating func handle(_ command: Command, _ deck: Deck) -> Outcome? {
    onTop(deck) { $0.handle(command, in: $1) } ?? nil
  }

  /// Tells the screen on top what came of what it submitted.
  mutating func answer(_ event: Event, _ deck: Deck) -> Outcome? {
    onTop(deck) { $0.hear(event, in: $1) }
  }

  /// Tells every screen what was read.
  mutating func hear(_ event: Event, _ deck: Deck) {
    let context = context(deck)
    for index in above.indices { _ = above[index].hear(event, in: context) }
  }

  /// Shows another deck on every screen.
  mutating func show(_ deck: Deck, after old: Deck?) {
    overview.show(deck, after: old)
    hear(.organizationLoaded(deck.review), deck)
  }

  /// Puts the cursor on the row at a cell; `false` where none is.
  mutating func select(at place: Point, _ deck: Deck) -> Bool {
    onTop(deck) { $0.select(at: place, in: $1) } ?? overview.select(at: place, deck)
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
