import Canvas
import Goals

/// A screen that is a list below a head: moved in, pointed at and opened as every list.
protocol ListScreen: Screen {
  var list: Listing { get set }

  /// The rows, by what the deck holds.
  mutating func groups(_ deck: Deck) -> [Listing.Group]

  func title(_ deck: Deck) -> String

  /// What stands at the right of the head, where it is so wide.
  func note(_ deck: Deck, width: Int) -> String

  /// What it says where there is nothing to list.
  var nothing: String { get }

  /// What Enter leads to; `nil` for a row that leads nowhere.
  func open(_ item: Listing.Item, _ deck: Deck) -> Outcome

  /// What another command leads to than those of every list.
  mutating func handleOwn(_ command: Command, in context: ScreenContext) -> Outcome?
}

extension ListScreen {
  func note(_ deck: Deck, width: Int) -> String { "" }

  func open(_ item: Listing.Item, _ deck: Deck) -> Outcome {
    item.target.map { .goes(to: $0) } ?? .stays
  }

  mutating func handleOwn(_ command: Command, in context: ScreenContext) -> Outcome? { nil }

  func subject(in deck: Deck) -> Reference? { list.item?.target }

  mutating func select(at place: Point, in context: ScreenContext) -> Bool {
    list.select(at: place, in: context.area.headed.body)
  }

  mutating func hear(_ event: Event, in context: ScreenContext) -> Outcome {
    let body = context.area.headed.body
    switch event {
    case .organizationLoaded:
      let rows = groups(context.deck)
      list.replace(rows, in: body)
    case .excerptsRead(let excerpts): list.cite(excerpts, in: body)
    default: break
    }
    return .stays
  }

  mutating func handle(_ command: Command, in context: ScreenContext) -> Outcome? {
    if list.move(command, in: context.area.headed.body) { return .stays }
    switch command {
    case .open: return list.item.map { open($0, context.deck) } ?? .stays
    case .openEditor: return list.item?.place.map(Outcome.edits)
    default: return handleOwn(command, in: context)
    }
  }

  func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    frame.fill(rect)
    let (head, body) = rect.headed
    frame.rule(title(deck), note: note(deck, width: rect.width), in: head, isFocused: true)
    if list.isEmpty { return frame.emptiness(nothing, in: body) }
    list.draw(on: &frame, in: body)
  }
}

extension Outcome {
  /// A file is opened in the editor, at its line.
  static func edits(_ place: Place) -> Outcome {
    .does([.openEditor(file: place.file, line: max(1, place.line))])
  }
}
