/// Labelled input lines, one of which has the cursor: as a list, or side by side on one line.
package struct Form: Hashable, Sendable {
  package struct Field: Hashable, Sendable {
    package let label: String
    package var editor: LineEditor
    /// Its share of a single line, in columns; 0 takes what is left.
    package let columns: Int

    package init(_ label: String, text: String = "", columns: Int = 0) {
      self.label = label
      self.editor = LineEditor(text)
      self.columns = columns
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

  /// One field a row, scrolled so that the one with the cursor is seen.
  package func drawRows(on frame: inout Frame, in rect: Rect) {
    let labels = fields.map { TextWidth.columns(of: $0.label) }.max() ?? 0
    let labelWidth = min(labels + 2, max(20, rect.width / 3), rect.width / 2)
    let rows = ScrollWindow.rows(
      count: fields.count, selected: focus, height: rect.height, previous: 0)
    for (offset, index) in rows.enumerated() {
      let ink = Ink(index == focus ? .key : .muted)
      let y = rect.y + offset
      let label = fields[index].label
      let isWhole = TextWidth.columns(of: label) <= labelWidth
      frame.draw(
        isWhole ? label : TextWidth.truncated(label, to: labelWidth - 1), x: rect.x, y: y, ink)
      draw(index, on: &frame, x: rect.x + labelWidth, y: y, width: rect.width - labelWidth)
    }
  }

  /// All fields on one row.
  package func drawLine(on frame: inout Frame, in rect: Rect) {
    let fixed = fields.reduce(0) { $0 + TextWidth.columns(of: $1.label) + 1 + $1.columns + 2 }
    var x = rect.x
    for (index, field) in fields.enumerated() {
      x = frame.draw(field.label, x: x, y: rect.y, Ink(index == focus ? .key : .muted)) + 1
      let width = field.columns > 0 ? field.columns : max(4, rect.width - fixed + 2)
      draw(index, on: &frame, x: x, y: rect.y, width: min(width, rect.maxX - x))
      x += width + 2
    }
  }

  private func draw(_ index: Int, on frame: inout Frame, x: Int, y: Int, width: Int) {
    guard width > 0 else { return }
    frame.fill(Rect(x: x, y: y, width: width, height: 1), " ", Ink(.input))
    guard index == focus else {
      let text = TextWidth.truncated(fields[index].editor.text, to: width)
      frame.draw(text, x: x, y: y, Ink(.input))
      return
    }
    let column = fields[index].editor.draw(on: &frame, x: x, y: y, width: width, Ink(.input))
    frame.cursor = Point(x: column, y: y)
  }
}
