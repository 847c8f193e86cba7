package import Canvas
package import Goals

/// What asks for something at the bottom of the screen, as its state; at most one does. Every key
/// goes to it.
package protocol Prompt: Sendable {
  /// The keys that do something in it.
  var hints: [Hint] { get }

  /// The line typed into it, to be typed again later; noted when Enter ends it.
  var entry: (topic: History.Topic, line: String)? { get }

  /// What is typed into it, where that is worth keeping when the app ends.
  var unsavedInput: UnsavedInput? { get }

  mutating func handle(_ key: Key, _ deck: Deck) -> Outcome

  /// What it comes to, as far as that decides what is written: asked for when it opens.
  func intended(_ deck: Deck) -> [Change.Action]

  /// Puts its cursor on the row at a cell; `nil` where no row can be pointed at.
  mutating func select(at place: Point, in rect: Rect) -> Bool?

  /// Says why what was submitted could not be saved.
  mutating func refuse(_ sentence: String, isConflict: Bool)

  /// What there is to know about what was saved: what it moved.
  func remark(_ deck: Deck, after old: Deck?) -> String?

  /// Where the cursor goes once what was submitted has been saved.
  func follow(in overview: inout OverviewScreen, from old: Deck, to deck: Deck)

  /// How many rows it takes of a screen; one alone takes the place of the hints.
  func height(in size: Size) -> Int

  func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck)
}

extension Prompt {
  package var entry: (topic: History.Topic, line: String)? { nil }
  package var unsavedInput: UnsavedInput? { nil }
  package func intended(_ deck: Deck) -> [Change.Action] { [] }
  package mutating func select(at place: Point, in rect: Rect) -> Bool? { nil }
  package mutating func refuse(_ sentence: String, isConflict: Bool) {}
  package func remark(_ deck: Deck, after old: Deck?) -> String? { nil }
  package func follow(in overview: inout OverviewScreen, from old: Deck, to deck: Deck) {}
  package func height(in size: Size) -> Int { 1 }
}
