import Testing

@testable import Canvas

@Suite struct FormTests {
  private static let fields = [
    Form.Field("value", text: "45", columns: 6), Form.Field("confidence", columns: 2),
    Form.Field("note"),
  ]

  /// A form into which keys were typed, and what the last of them meant.
  private func typed(_ script: String, _ fields: [Form.Field] = fields) -> (Form, Form.Outcome?) {
    var form = Form(fields)
    var outcome: Form.Outcome?
    for key in Key.script(script) ?? [] { outcome = form.handle(key) }
    return (form, outcome)
  }

  @Test(
    "goes from field to field and around",
    arguments: [
      ("", 0), ("<Tab>", 1), ("<Down><Down>", 2), ("<Tab><Tab><Tab>", 0), ("<S-Tab>", 2),
      ("<Up>", 2),
      ("<Tab><S-Tab>", 0), ("j", 0),
    ])
  func focus(script: String, index: Int) {
    #expect(typed(script).0.focus == index)
  }

  @Test(
    "tells what a key meant",
    arguments: [
      ("<Enter>", .submitted), ("<Tab><Enter>", .submitted), ("<Esc>", .cancelled),
      ("<C-g>", .cancelled), ("<C-c>", .cancelled), ("x", .edited), ("<Tab>", .edited),
      ("<F5>", .edited),
    ] as [(String, Form.Outcome)])
  func outcomes(script: String, outcome: Form.Outcome) {
    #expect(typed(script).1 == outcome)
  }

  @Test("types into the field with the cursor only")
  func typing() {
    let form = typed("6<Tab>7<S-Tab><BS><Tab><Tab>a note").0
    #expect([form["value"], form["confidence"], form["note"]] == ["45", "7", "a note"])
    #expect(form["nothing"].isEmpty && form.focused?.label == "note")
  }

  @Test("has no field to lose where it has none")
  func empty() {
    let (form, outcome) = typed("<Tab>x<Up><Enter>", [])
    #expect(form.focused == nil && outcome == .submitted)
  }

  private func frame(_ width: Int, _ height: Int, _ draw: (inout Frame) -> Void) -> Frame {
    var frame = Frame(size: Size(width: width, height: height))
    draw(&frame)
    return frame
  }

  @Test("draws one field a row, scrolled to the one with the cursor")
  func rows() {
    let form = typed("<Tab>7").0
    let all = frame(20, 3) { form.drawRows(on: &$0, in: $0.bounds) }
    #expect(all.lines == ["value     45", "confidence7", "note"])
    #expect(all.cursor == Point(x: 11, y: 1))
    let last = frame(20, 1) { typed("<Up>why").0.drawRows(on: &$0, in: $0.bounds) }
    #expect(last.lines == ["note      why"] && last.cursor == Point(x: 13, y: 0))
  }

  @Test("draws all fields on one line")
  func line() {
    let form = typed("<Tab><Tab>ok").0
    let drawn = frame(40, 1) { form.drawLine(on: &$0, in: $0.bounds) }
    #expect(drawn.lines == ["value 45      confidence     note ok"])
    #expect(drawn.cursor == Point(x: 36, y: 0))
  }

  @Test("stays within its place, however small that is", arguments: 0...24)
  func small(width: Int) {
    for keys in ["", "<Tab>1234567", "<Up>a long note that never ends"] {
      let form = typed(keys).0
      for place in [
        Rect(x: 2, y: 1, width: width, height: 1), Rect(x: 2, y: 1, width: width, height: 2),
      ] {
        let drawn = frame(30, 4) { frame in
          frame.fill(frame.bounds, "~")
          frame.clipped(to: place) {
            form.drawRows(on: &$0, in: place)
            form.drawLine(on: &$0, in: place)
          }
        }
        let outside = drawn.cells.indices.filter { !place.contains(x: $0 % 30, y: $0 / 30) }
        #expect(outside.allSatisfy { drawn.cells[$0].character == "~" })
        let isInside = drawn.cursor.map { place.contains(x: $0.x, y: $0.y) } ?? true
        #expect(isInside)
      }
    }
  }

  @Test("shows the lines of a field below each other, and goes through them before it leaves it")
  func lines() {
    var form = Form([
      Form.Field("Title", text: "T"), Form.Field("Why", text: "one\ntwo", hasLines: true),
    ])
    form.go(to: "Why")
    var frame = Frame(size: Size(width: 20, height: 3))
    form.drawRows(on: &frame, in: Rect(frame.size))
    #expect(frame.lines == ["Title  T", "Why    one", "       two"])
    #expect(frame.cursor == Point(x: 10, y: 2))
    _ = form.handle(.up)
    #expect(form.focus == 1)
    _ = form.handle(.up)
    #expect(form.focus == 0)
  }
}
