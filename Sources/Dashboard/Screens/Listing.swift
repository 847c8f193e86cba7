import Canvas
import Goals

/// Rows below headings with their counts; the cursor is on one of them. A row may have lines of
/// detail below it, which scroll with it.
struct Listing: Sendable {
  struct Item: Hashable, Sendable {
    var sign: Character = " "
    var role = Role.text
    let text: String
    /// Whether all of the text is shown, in as many lines as it takes.
    var isWhole = false
    /// Stands beside the text, in the role of the sign, in a column of its own.
    var figure = ""
    /// Stands at the right end, where there is room.
    var note = ""
    /// The end of the note, which stays whole where the rest is cut.
    var noteEnd = ""
    /// Whether the note goes below the row where there is no room beside it.
    var isNoteKept = false
    /// Who answers for it.
    var who = ""
    var detail = ""
    var detailRole = Role.muted
    /// The line that it speaks of, and a caret below it.
    var excerpt: [String] = []
    /// Where Enter leads.
    var target: Reference?
    /// Where it was written.
    var place: Place?
  }

  struct Group: Hashable, Sendable {
    let title: String
    var items: [Item]
    /// How many there are, where not all are listed.
    var count: Int?
  }

  private(set) var groups: [Group] = []
  private(set) var selected = 0
  private var top = 0
  /// The lines as they were laid out last; hundreds are too many for each key.
  private var layout: (width: Int, lines: [Line])?

  init(_ groups: [Group] = []) {
    self.groups = groups.filter { !$0.items.isEmpty }
  }

  var isEmpty: Bool { groups.isEmpty }

  /// The row with the cursor and how many there are; `nil` where nothing is listed.
  var place: (row: Int, count: Int)? { isEmpty ? nil : (selected + 1, items.count) }

  var isAtEnd: Bool { selected == items.count - 1 }

  /// What can be done where nothing is listed.
  static let emptyHints = KeyTable.hints((.help, "help"), (.close, "close"))

  private var items: [Item] { groups.flatMap(\.items) }
  var item: Item? { items.indices.contains(selected) ? items[selected] : nil }

  /// Lists other rows; the cursor stays on its row. Where that left its group, it doesn't go along
  /// but to the row that followed it there.
  mutating func replace(_ groups: [Group], in rect: Rect) {
    let (old, place) = (self.groups, selected)
    self.groups = groups.filter { !$0.items.isEmpty }
    layout = nil
    select(successor(of: place, in: old) ?? place, in: rect)
  }

  /// The row that an earlier one is now: in the group of its title the same, else the first of
  /// those that followed it, else the last of those before it.
  private func successor(of place: Int, in old: [Group]) -> Int? {
    var start = 0
    guard
      let group = old.first(where: { group in
        start += group.items.count
        return place < start
      }), let now = self.groups.firstIndex(where: { $0.title == group.title })
    else { return nil }
    let index = place - (start - group.items.count)
    let candidates = group.items[index...] + group.items[..<index].reversed()
    let first = self.groups[..<now].reduce(0) { $0 + $1.items.count }
    let rows = self.groups[now].items
    return candidates.lazy.compactMap { item in
      rows.firstIndex { $0.isSame(as: item) } ?? rows.firstIndex { $0.isLine(of: item) }
        ?? rows.firstIndex { $0.isAbout(item) }
    }.first.map { first + $0 }
  }

  /// Shows the lines that rows speak of; the cursor stays where it is.
  mutating func cite(_ excerpts: [Place: [String]], in rect: Rect) {
    for group in groups.indices {
      for item in groups[group].items.indices {
        let place = groups[group].items[item].place
        groups[group].items[item].excerpt = place.flatMap { excerpts[$0] } ?? []
      }
    }
    layout = nil
    select(selected, in: rect)
  }

  /// Moves as a command says; `false` for one that moves no cursor.
  mutating func move(_ command: Command, in rect: Rect) -> Bool {
    guard let motion = command.motion else { return false }
    if case .groups(let step) = motion { moveGroup(by: step, in: rect) }
    guard let step = motion.step(page: rect.height / 2) else { return true }
    select(selected + max(-items.count, min(items.count, step)), in: rect)
    return true
  }

  private mutating func moveGroup(by step: Int, in rect: Rect) {
    let starts = groups.indices.map { groups[..<$0].reduce(0) { $0 + $1.items.count } }
    let next = step > 0 ? starts.first { $0 > selected } : starts.last { $0 < selected }
    if let next { select(next, in: rect) }
  }

  /// Puts the cursor on the row that is drawn at a cell; `false` where none is.
  mutating func select(at place: Point, in rect: Rect) -> Bool {
    let rect = Listing.column(of: rect)
    let lines = lines(width: rect.width)
    let line = min(top, max(0, lines.count - rect.height)) + place.y - rect.y
    guard rect.contains(x: place.x, y: place.y), lines.indices.contains(line),
      let item = lines[line].item
    else { return false }
    select(item, in: rect)
    return true
  }

  /// Wider, and the eye would lose the row on its way to the note.
  private static func column(of rect: Rect) -> Rect {
    Rect(x: rect.x, y: rect.y, width: min(rect.width, 120), height: rect.height)
  }

  private mutating func select(_ index: Int, in rect: Rect) {
    selected = max(0, min(items.count - 1, index))
    let rect = Listing.column(of: rect)
    let lines = lines(width: rect.width)
    layout = (rect.width, lines)
    let own = lines.indices.filter { lines[$0].item == selected }
    // The heading above the first row of a group comes along.
    let first = own.first.map { $0 > 0 && lines[$0 - 1].item == nil ? $0 - 1 : $0 } ?? 0
    for row in [own.last ?? 0, first] {
      top = ScrollWindow.top(count: lines.count, selected: row, height: rect.height, previous: top)
    }
  }
}

extension Listing {
  private enum Content {
    case gap
    case heading(String, count: Int)
    /// A row, with as much of its text as its first line holds.
    case item(Item, String)
    /// What is left of the text of a row.
    case rest(String)
    case detail(String, Role)
  }

  /// A line of the screen, and the row that it belongs to.
  private typealias Line = (item: Int?, content: Content)

  private func lines(width: Int) -> [Line] {
    if let layout, layout.width == width { return layout.lines }
    return laidOut(width: width)
  }

  private func laidOut(width: Int) -> [Line] {
    var (lines, index): ([Line], Int) = ([], 0)
    for (place, group) in groups.enumerated() {
      if place > 0 { lines.append((nil, .gap)) }
      lines.append((nil, .heading(group.title, count: group.count ?? group.items.count)))
      for item in group.items {
        let room = room(for: item, width: width)
        let text =
          item.isWhole
          ? TextWidth.wrapped(item.text, to: max(8, room))
          : [TextWidth.truncated(item.text, to: room)]
        lines.append((index, .item(item, text.first ?? "")))
        lines += text.dropFirst().map { (index, .rest($0)) }
        if width < Listing.noteWidth, item.isNoteKept {
          lines += below(item, width: width).map { (index, .detail($0, .muted)) }
        }
        lines += item.excerpt.showingCaret(in: max(8, width - 6)).map {
          (index, .detail($0, .text))
        }
        if !item.detail.isEmpty {
          lines += TextWidth.wrapped(item.detail, to: max(8, width - 6)).map {
            (index, .detail($0, item.detailRole))
          }
        }
        index += 1
      }
    }
    return lines
  }

  /// Figure and note, where there is no room beside the text.
  private func below(_ item: Item, width: Int) -> [String] {
    let parts =
      item.figure.isEmpty
      ? [item.note + item.noteEnd] : [item.figure, item.note, item.noteEnd].filter { !$0.isEmpty }
    return TextWidth.wrapped(parts.joined(separator: " \(Glyph.dot) "), to: max(8, width - 6))
  }

  /// The columns that the text of a row has, beside its figure and its note.
  private func room(for item: Item, width: Int) -> Int {
    let note = TextWidth.columns(of: note(of: item, width: width))
    let room = max(0, width - 5 - (note > 0 ? note + 2 : 0))
    return item.figure.isEmpty || width < Listing.noteWidth
      ? room : min(room, max(8, figureColumn(width: width) - 2))
  }

  /// Where figures begin, counted from the text: beside the longest one, in the left half.
  private func figureColumn(width: Int) -> Int {
    let figures = items.filter { !$0.figure.isEmpty }
    let longest = figures.map { TextWidth.columns(of: $0.text) }.max() ?? 0
    return min(longest, width * 2 / 5) + 2
  }

  /// From here on there is room for notes beside the rows.
  private static let noteWidth = 50

  /// The note, in the half of the row that is its own and what a short text leaves free.
  private func note(of item: Item, width: Int) -> String {
    guard width >= Listing.noteWidth else { return "" }
    if !item.figure.isEmpty {
      let used = figureColumn(width: width) + TextWidth.columns(of: item.figure) + 7
      let end = TextWidth.truncated(item.noteEnd, to: max(0, width - used))
      let room = width - used - TextWidth.columns(of: end) - 3
      let note = item.note.isEmpty || room < 8 ? "" : TextWidth.truncated(item.note, to: room)
      return [note, end].filter { !$0.isEmpty }.joined(separator: " \(Glyph.dot) ")
    }
    let free = item.isWhole ? 0 : width - 7 - TextWidth.columns(of: item.text)
    let room = max(width / 2, free) - TextWidth.columns(of: item.noteEnd)
    return TextWidth.truncated(item.note, to: max(0, room)) + item.noteEnd
  }

  /// How many rows it takes where all of it is seen.
  func height(width: Int) -> Int { lines(width: width).count }

  /// One of several lists that the cursor isn't in shows no cursor.
  func draw(on frame: inout Frame, in rect: Rect, isFocused: Bool = true) {
    let rect = Listing.column(of: rect)
    let lines = lines(width: rect.width)
    let start = min(top, max(0, lines.count - rect.height))
    for (offset, line) in lines.dropFirst(start).prefix(rect.height).enumerated() {
      let row = Rect(x: rect.x, y: rect.y + offset, width: rect.width, height: 1)
      draw(line.content, isSelected: isFocused && line.item == selected, on: &frame, in: row)
    }
  }

  private func draw(_ content: Content, isSelected: Bool, on frame: inout Frame, in rect: Rect) {
    switch content {
    case .gap: break
    case .heading(let title, let count):
      let end = frame.draw(title, x: rect.x + 1, y: rect.y, Ink(.title, .bold), within: rect.width)
      frame.draw(String(count), x: end + 2, y: rect.y, Ink(.muted))
    case .detail(let text, let role):
      frame.draw(text, x: rect.x + 5, y: rect.y, Ink(role), within: rect.width - 5)
    case .rest(let text):
      let ink = isSelected ? Ink(.selection) : .text
      frame.draw(text, x: rect.x + 4, y: rect.y, ink, within: rect.width - 4)
    case .item(let item, let text): draw(item, text, isSelected: isSelected, on: &frame, in: rect)
    }
  }

  private func draw(
    _ item: Item, _ text: String, isSelected: Bool, on frame: inout Frame, in rect: Rect
  ) {
    if isSelected {
      frame.draw(String(Glyph.marker), x: rect.x, y: rect.y, Ink(.marker))
      frame.cursor = Point(x: rect.x, y: rect.y)
    }
    frame.draw(String(item.sign), x: rect.x + 2, y: rect.y, Ink(item.role))
    let note = note(of: item, width: rect.width)
    frame.draw(note, endingAt: rect.maxX - 1, y: rect.y, Ink(.muted))
    if rect.width >= Listing.noteWidth, !item.figure.isEmpty {
      let x = rect.x + 4 + figureColumn(width: rect.width)
      frame.draw(item.figure, x: x, y: rect.y, Ink(item.role), within: rect.maxX - x - 1)
    }
    frame.draw(text, x: rect.x + 4, y: rect.y, isSelected ? Ink(.selection) : .text)
  }
}

extension [String] {
  /// A line and the caret below it, moved to the left as far as it takes to see the caret.
  fileprivate func showingCaret(in width: Int) -> [String] {
    guard let line = first, let caret = last else { return [] }
    let hidden = TextWidth.columns(of: caret) - width
    var (rest, dropped) = (line[...], 0)
    while dropped < hidden, let character = rest.popFirst() {
      dropped += TextWidth.columns(of: String(character))
    }
    return [String(rest), String(caret.dropFirst(dropped))].map {
      TextWidth.truncated($0, to: width)
    }
  }
}

extension Listing.Item {
  /// Whether it says the same, whatever line of a file is shown with it.
  fileprivate func isSame(as other: Self) -> Bool {
    var other = other
    other.excerpt = excerpt
    return self == other
  }

  /// Whether it is the same line of a log, which stays where it is whatever becomes of it.
  fileprivate func isLine(of other: Self) -> Bool {
    place != nil && place == other.place && place?.file.hasSuffix(".csv") == true
  }

  fileprivate func isAbout(_ other: Self) -> Bool {
    target == other.target && text == other.text
  }
}
