package import Canvas
package import Goals

/// A screen that lies over the overview, as its state. What is drawn and what keys do follow from
/// it and the deck; the app keeps the stack.
///
/// Keys that it takes go to it first. What it leaves is looked up in the ``KeyTable``, so that keys
/// mean the same everywhere, and the command comes to it; what it leaves then is the app's to do.
package protocol Screen: Sendable {
  /// What the hint line shows, the most useful first.
  func hints(_ deck: Deck) -> [Hint]

  /// What a key typed into it leads to, drawn where it is; `nil` for a key that is none of its own.
  mutating func handle(_ key: Key, _ deck: Deck, in rect: Rect) -> Outcome?

  /// What a command leads to; `nil` for one that is none of its own.
  mutating func handle(_ command: Command, _ deck: Deck, in rect: Rect) -> Outcome?

  /// Puts its cursor on the row at a cell; `false` where none is.
  mutating func select(at place: Point, in rect: Rect) -> Bool

  /// What is done for the row that its cursor was put on.
  var effectsOfSelecting: [Effect] { get }

  /// The object that its cursor is on, for commands such as check in.
  func subject(in deck: Deck) -> Reference?

  /// What is typed into its pages and not saved.
  var drafts: [Draft] { get }

  /// The files were read again; the cursor stays on its object.
  mutating func show(_ deck: Deck, in rect: Rect)

  /// What it asks for of the files, whenever they were read.
  func wanted(_ deck: Deck) -> [Request]

  /// Lines that it asked for were read.
  mutating func take(_ excerpts: [Place: [String]], in rect: Rect)

  /// What is not settled yet was read.
  mutating func take(_ conflicts: [Conflict], in rect: Rect)

  /// What it submitted was saved.
  mutating func saved(_ deck: Deck, in rect: Rect) -> Outcome

  /// What it submitted could not be saved.
  mutating func refuse(_ sentence: String, isConflict: Bool)

  /// It may draw on all of the frame's clip, and leave what lies below to be seen.
  func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck)
}

/// A key and the words for it, in the hint line.
package typealias Hint = (key: String, words: String)

extension Screen {
  package mutating func handle(_ key: Key, _ deck: Deck, in rect: Rect) -> Outcome? { nil }
  package mutating func handle(_ command: Command, _ deck: Deck, in rect: Rect) -> Outcome? { nil }
  package mutating func select(at place: Point, in rect: Rect) -> Bool { false }
  package var effectsOfSelecting: [Effect] { [] }
  package func subject(in deck: Deck) -> Reference? { nil }
  package var drafts: [Draft] { [] }
  package mutating func show(_ deck: Deck, in rect: Rect) {}
  package func wanted(_ deck: Deck) -> [Request] { [] }
  package mutating func take(_ excerpts: [Place: [String]], in rect: Rect) {}
  package mutating func take(_ conflicts: [Conflict], in rect: Rect) {}
  package mutating func saved(_ deck: Deck, in rect: Rect) -> Outcome { .stays }
  package mutating func refuse(_ sentence: String, isConflict: Bool) {}
}
