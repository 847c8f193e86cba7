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

  /// What a key typed into it leads to; `nil` for a key that is none of its own.
  mutating func handle(_ key: Key, in context: ScreenContext) -> Outcome?

  /// What a command leads to; `nil` for one that is none of its own.
  mutating func handle(_ command: Command, in context: ScreenContext) -> Outcome?

  /// What an event leads to that it may wait for: the files were read again, so that the deck is
  /// another; what it asked for was read; what it submitted was saved or refused.
  mutating func hear(_ event: Event, in context: ScreenContext) -> Outcome

  /// Puts its cursor on the row at a cell; `false` where none is.
  mutating func select(at place: Point, in context: ScreenContext) -> Bool

  /// What is done for the row that its cursor was put on.
  var effectsOfSelecting: [Effect] { get }

  /// The object that its cursor is on, for commands such as check in.
  func subject(in deck: Deck) -> Reference?

  /// What there is to know about what its page saved.
  func remark(_ deck: Deck) -> String?

  /// What is typed into its pages and not saved.
  var unsavedInputs: [UnsavedInput] { get }

  /// What it asks for of the files, whenever they were read.
  func wanted(_ deck: Deck) -> [Request]

  /// It may draw on all of the frame's clip, and leave what lies below to be seen.
  func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck)
}

/// What a screen stands on: what there is to show, and where it is drawn.
package struct ScreenContext: Sendable {
  let deck: Deck
  let area: Rect
}

/// A key and the words for it, in the hint line.
package typealias Hint = (key: String, words: String)

extension Screen {
  package mutating func handle(_ key: Key, in context: ScreenContext) -> Outcome? { nil }
  package mutating func handle(_ command: Command, in context: ScreenContext) -> Outcome? { nil }
  package mutating func hear(_ event: Event, in context: ScreenContext) -> Outcome { .stays }
  package func remark(_ deck: Deck) -> String? { nil }
  package mutating func select(at place: Point, in context: ScreenContext) -> Bool { false }
  package var effectsOfSelecting: [Effect] { [] }
  package func subject(in deck: Deck) -> Reference? { nil }
  package var unsavedInputs: [UnsavedInput] { [] }
  package func wanted(_ deck: Deck) -> [Request] { [] }
}
