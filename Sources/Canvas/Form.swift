/// Labelled input lines, one of which has the cursor: as a list, or side by side on one line.
package struct Form: Hashable, Sendable {
  package struct Field: Hashable, Sendable {
    package let label: String
    package var editor: LineEditor
    /// Its share of a single line, in columns; 0 takes what is left.
    package let columns: Int
    /// What stands in it while it is empty, and takes no more room than that until it is gone to.
    package let placeholder: String

    package init(
      _ label: String, text: String = "", columns: Int = 0, hasLines: Bool = false,
      placeholder: String = ""
    ) {
      self.label = label
      self.editor = LineEditor(text, hasLines: hasLines)
      self.columns = columns
      self.placeholder = placeholder
    }
  }

  /// What a key meant to a form.
  package enum Outcome: Hashable, Sendable {
    case edited
    case submitted
    case cancelled
  }

  package private(set) var fields: [Field]
  package private(set) var focus = 0

  package init(_ fields: [Field]) {
    self.fields = fields
  }

  package subscript(label: String) -> String {
    get { fields.first { $0.label == label }?.editor.text ?? "" }
    set {
      guard let index = fields.firstIndex(where: { $0.label == label }) else { return }
      fields[index].editor.text = newValue
    }
  }

  package var focused: Field? { fields.indices.contains(focus) ? fields[focus] : nil }

  package mutating func handle(_ key: Key) -> Outcome {
    if key == .up || key == .down, fields.indices.contains(focus), fields[focus].editor.hasLines,
      fields[focus].editor.handle(key)
    {
      return .edited
    }
    switch key {
    case .enter: return .submitted
    case .escape, .control("g"), .control("c"): return .cancelled
    case .tab, .down: focus = (focus + 1) % max(1, fields.count)
    case .backTab, .up: focus = (focus + fields.count - 1) % max(1, fields.count)
    default:
      if fields.indices.contains(focus) { _ = fields[focus].editor.handle(key) }
    }
    return .edited
  }

  /// Puts the cursor into a field.
  package mutating func go(to label: String) {
    focus = fields.firstIndex { $0.label == label } ?? focus
  }

  /// Changes the line of the field with the cursor.
  package mutating func edit(_ change: (inout LineEditor) -> Void) {
    if fields.indices.contains(focus) { change(&fields[focus].editor) }
  }

  /// Puts an `x` into the field with the cursor, or takes away what is in it.
  package mutating func toggle() {
    guard fields.indices.contains(focus) else { return }
    fields[focus].editor.text = fields[focus].editor.isEmpty ? "x" : ""
  }

  /// A row of the form: of one field, or of one of its rows where it has lines.
  private struct Row {
    let field: Int
    let range: Range<Int>
    let isFirst: Bool
  }

  private func rows(width: Int) -> [Row] {
    fields.indices.flatMap { field in
      fields[field].editor.rows(width: width - labelWidth(in: width)).enumerated().map {
        Row(field: field, range: $1, isFirst: $0 == 0)
      }
    }
  }

  /// How many rows it takes where all of it is seen.
  package func height(width: Int) -> Int { rows(width: width).count }

  private func labelWidth(in width: Int) -> Int {
    let labels = fields.map { TextWidth.columns(of: $0.label) }.max() ?? 0
    return min(labels + 2, max(20, width / 3), width / 2)
  }

  /// One field below the other, scrolled so that the row with the cursor is seen.
  package func drawRows(on frame: inout Frame, in rect: Rect) {
    let (rows, labelWidth) = (rows(width: rect.width), labelWidth(in: rect.width))
    let selected = rows.firstIndex { $0.field == focus } ?? 0
    let own = rows.filter { $0.field == focus }.map(\.range)
    let cursorRow = focused?.editor.cursorRow(in: own) ?? 0
    let shown = ScrollWindow.rows(
      count: rows.count, selected: selected + cursorRow, height: rect.height, previous: 0)
    for (offset, index) in shown.enumerated() {
      let (row, y) = (rows[index], rect.y + offset)
      if row.isFirst || offset == 0 { drawLabel(of: row.field, on: &frame, rect, y, labelWidth) }
      let hasCursor = index == selected + cursorRow
      draw(row, hasCursor, on: &frame, x: rect.x + labelWidth, y: y, width: rect.width - labelWidth)
    }
  }

  private func drawLabel(of field: Int, on frame: inout Frame, _ rect: Rect, _ y: Int, _ width: Int)
  {
    let label = fields[field].label
    let isWhole = TextWidth.columns(of: label) <= width
    frame.draw(
      isWhole ? label : TextWidth.truncated(label, to: width - 1), x: rect.x, y: y,
      Ink(field == focus ? .key : .muted))
  }

  private func draw(
    _ row: Row, _ hasCursor: Bool, on frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    guard fields[row.field].editor.hasLines, width > 0 else {
      return draw(row.field, on: &frame, x: x, y: y, width: width)
    }
    frame.fill(Rect(x: x, y: y, width: width, height: 1), " ", Ink(.input))
    let editor = fields[row.field].editor
    let column = editor.draw(row: row.range, on: &frame, x: x, y: y, width: width)
    if row.field == focus, hasCursor { frame.cursor = Point(x: column, y: y) }
  }

  /// A field on a single line: where its label and its text stand.
  private struct Slot {
    let label: Int
    let text: Int
    let width: Int
  }

  /// Where the fields stand side by side; what has no share of its own takes what the others leave.
  private func slots(width: Int) -> [Slot] {
    let labels = fields.map { $0.label.isEmpty ? 0 : TextWidth.columns(of: $0.label) + 1 }
    let shares = fields.indices.map(columns)
    let fixed = zip(labels, shares).reduce(0) { $0 + $1.0 + $1.1 + 2 }
    var (slots, x): ([Slot], Int) = ([], 0)
    for (label, share) in zip(labels, shares) {
      let width = min(share > 0 ? share : max(4, width - fixed + 2), width - x - label)
      slots.append(Slot(label: x, text: x + label, width: max(0, width)))
      x += label + width + 2
    }
    return slots
  }

  private func columns(of index: Int) -> Int {
    let field = fields[index]
    let isResting = field.editor.isEmpty && index != focus && !field.placeholder.isEmpty
    return isResting ? TextWidth.columns(of: field.placeholder) : field.columns
  }

  /// How many rows it takes side by side: those of the field with the most.
  package func lineHeight(width: Int) -> Int {
    zip(fields, slots(width: width)).map { $0.editor.rows(width: $1.width).count }.max() ?? 1
  }

  /// The fields side by side, in as many rows as their lines take; the row with the cursor is seen.
  package func drawLine(on frame: inout Frame, in rect: Rect) {
    for (index, slot) in slots(width: rect.width).enumerated() {
      let field = fields[index]
      frame.draw(
        field.label, x: rect.x + slot.label, y: rect.y, Ink(index == focus ? .key : .muted))
      let x = rect.x + slot.text
      guard field.editor.hasLines else {
        draw(index, on: &frame, x: x, y: rect.y, width: slot.width)
        continue
      }
      let rows = field.editor.rows(width: slot.width)
      let cursorRow = index == focus ? field.editor.cursorRow(in: rows) : 0
      let shown = ScrollWindow.rows(
        count: rows.count, selected: cursorRow, height: max(1, rect.height), previous: 0)
      for (offset, row) in shown.enumerated() {
        draw(
          Row(field: index, range: rows[row], isFirst: row == 0), row == cursorRow, on: &frame,
          x: x,
          y: rect.y + offset, width: slot.width)
      }
    }
  }

  private func draw(_ index: Int, on frame: inout Frame, x: Int, y: Int, width: Int) {
    guard width > 0 else { return }
    frame.fill(Rect(x: x, y: y, width: width, height: 1), " ", Ink(.input))
    guard index == focus else {
      let field = fields[index]
      let text = TextWidth.truncated(
        field.editor.isEmpty ? field.placeholder : field.editor.text, to: width)
      frame.draw(text, x: x, y: y, field.editor.isEmpty ? Ink(.muted) : Ink(.input))
      return
    }
    let column = fields[index].editor.draw(on: &frame, x: x, y: y, width: width, Ink(.input))
    frame.cursor = Point(x: column, y: y)
  }
}
