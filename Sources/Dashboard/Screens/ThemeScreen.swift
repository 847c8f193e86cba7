package import Canvas

/// A theme that can be chosen.
package struct ThemeOffer: Hashable, Sendable {
  package let name: String
  /// What is wrong with its file, with the lines.
  package let warnings: [String]

  package init(name: String, warnings: [String]) {
    (self.name, self.warnings) = (name, warnings)
  }
}

/// The popup for `T`: the themes. The screen behind wears the one that the cursor is on.
package struct ThemeScreen: Screen {
  private let offers: [ThemeOffer]
  /// The theme worn before, to go back to.
  private let worn: String
  private var cursor = ListCursor()

  init(_ offers: [ThemeOffer], worn: String) {
    (self.offers, self.worn) = (offers, worn)
    let row = offers.firstIndex { $0.name == worn } ?? 0
    cursor.go(to: row, count: offers.count, height: offers.count)
  }

  package func hints(_ deck: Deck) -> [Hint] {
    KeyTable.hints((.open, "keep it"), (.down, "try on"), (.cancel, "as it was"))
  }

  package mutating func handle(_ key: Key, in context: ScreenContext) -> Outcome? {
    key == .enter ? .closes(doing: [.keepTheme(offers[cursor.row].name)]) : nil
  }

  package mutating func handle(_ command: Command, in context: ScreenContext) -> Outcome? {
    switch command {
    case .cancel, .interrupt, .close: return .closes(doing: [.wearTheme(worn)])
    default:
      let height = list(in: context.area).height
      guard cursor.move(command, count: offers.count, height: height) else { return nil }
      return .does(effectsOfSelecting)
    }
  }

  package var effectsOfSelecting: [Effect] { [.wearTheme(offers[cursor.row].name)] }

  package mutating func select(at place: Point, in context: ScreenContext) -> Bool {
    cursor.select(at: place, in: list(in: context.area), count: offers.count)
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let box = box(in: rect)
    frame.fill(box)
    frame.rule("Themes", note: "", in: box.splitTop(1).top, isFocused: true)
    let list = list(in: rect)
    for (offset, index) in cursor.visible(count: offers.count, height: list.height).enumerated() {
      draw(offers[index], isSelected: index == cursor.row, on: &frame, in: list, y: list.y + offset)
    }
    guard offers.indices.contains(cursor.row) else { return }
    frame.paragraph(
      offers[cursor.row].warnings.joined(separator: "\n"), in: warnings(in: rect), Ink(.error))
  }

  private func draw(
    _ offer: ThemeOffer, isSelected: Bool, on frame: inout Frame, in list: Rect, y: Int
  ) {
    if isSelected {
      frame.draw(String(Glyph.marker), x: list.x, y: y, Ink(.marker))
      frame.cursor = Point(x: list.x, y: y)
    }
    let ink = isSelected ? Ink(.selection) : .text
    let end = frame.draw(offer.name, x: list.x + 2, y: y, ink, within: list.width - 2)
    let count = offer.warnings.count
    let note = count == 0 ? "" : count == 1 ? "1 faulty line" : "\(count) faulty lines"
    frame.draw(note, x: end + 2, y: y, Ink(.error), within: list.maxX - end - 2)
  }

  private func box(in rect: Rect) -> Rect {
    rect.splitTop(rect.height - min(rect.height, offers.count + 3)).rest
  }

  private func list(in rect: Rect) -> Rect {
    let body = box(in: rect).splitTop(1).rest
    return body.splitTop(max(1, min(offers.count, body.height - 2))).top
  }

  private func warnings(in rect: Rect) -> Rect {
    let body = box(in: rect).splitTop(1).rest
    return body.splitTop(list(in: rect).height).rest.inset(left: 2, right: 1)
  }
}
