import Canvas

extension Frame {
  /// A pane's head: its title, a line, a note at the right. The pane with the focus has a heavier
  /// line, and its title in bold.
  mutating func rule(_ title: String, note: String, in rect: Rect, isFocused: Bool) {
    guard !rect.isEmpty else { return }
    fill(rect, isFocused ? Glyph.heavy : Glyph.horizontal, Ink(.border))
    let noteWidth = note.isEmpty ? 0 : TextWidth.columns(of: note) + 2
    let room = rect.width - 3 - (noteWidth + 10 < rect.width ? noteWidth : 0)
    let shown = TextWidth.truncated(title, to: max(0, room))
    draw(
      " \(shown) ", x: rect.x, y: rect.y, Ink(isFocused ? .title : .text), within: rect.width)
    if noteWidth > 0, noteWidth + 10 < rect.width {
      draw(" \(note) ", endingAt: rect.maxX, y: rect.y, Ink(.muted))
    }
  }

  /// Text broken into lines, as many as fit.
  mutating func paragraph(_ text: String, in rect: Rect, _ ink: Ink = .text) {
    for (offset, line) in TextWidth.wrapped(text, to: rect.width).prefix(rect.height).enumerated() {
      draw(line, x: rect.x, y: rect.y + offset, ink, within: rect.width)
    }
  }

  /// What a screen says that has nothing to show.
  mutating func emptiness(_ text: String, in rect: Rect) {
    paragraph(text, in: rect.inset(left: 2, right: 2), Ink(.muted))
  }

  /// Moves the cursor to the nearest cell: a window may be smaller than what it stands in.
  mutating func keepCursorInside() {
    guard let point = cursor else { return }
    let (x, y) = (min(point.x, size.width - 1), min(point.y, size.height - 1))
    cursor = bounds.isEmpty ? nil : Point(x: max(0, x), y: max(0, y))
  }
}

extension [String] {
  /// Facts on one line, as many as there is room for: half a fact is worth less than none.
  func joined(within columns: Int, by separator: String = " \(Glyph.dot) ") -> String {
    var line = first ?? ""
    for part in dropFirst() {
      guard TextWidth.columns(of: line + separator + part) <= columns else { break }
      line += separator + part
    }
    return line
  }
}

extension String {
  /// As many of its clauses, between commas, as there is room for.
  func clauses(within columns: Int) -> String {
    split(separator: ", ").map(String.init).joined(within: columns, by: ", ")
  }
}

extension Rect {
  /// A pane's head and what is below it; a pane of one or two rows has no head.
  var headed: (head: Rect, body: Rect) {
    let (head, body) = splitTop(height > 2 ? 1 : 0)
    return (head, body)
  }
}

/// What a prompt says below its fields: how the input is read, or why it can't be saved. That may
/// take up to five rows; nothing a person needs is cut off.
struct Remark {
  let text: String
  let ink: Ink

  init(_ text: String, _ ink: Ink = .text) {
    self.text = text
    self.ink = ink
  }

  func rows(width: Int) -> Int {
    min(5, max(1, TextWidth.wrapped(text, to: max(1, width)).count))
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    frame.paragraph(text, in: rect, ink)
  }
}
