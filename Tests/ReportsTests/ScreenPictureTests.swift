import Canvas
import Testing

@testable import Reports

@Suite("A screen as a picture")
struct ScreenPictureTests {
  private let look = Look([
    .text: Style(.rgb(red: 1, green: 2, blue: 3), on: .rgb(red: 255, green: 254, blue: 253)),
    .onTrack: Style(
      .indexed(2), on: .rgb(red: 255, green: 254, blue: 253), [.bold]),
    .selection: Style(.terminalDefault, on: .terminalDefault, .reverse),
  ])

  private func drawn(_ width: Int = 8, _ draw: (inout Frame) -> Void) -> [String] {
    var frame = Frame(size: Size(width: width, height: 1))
    draw(&frame)
    return Array(ScreenPicture(frame, look: look, title: "a").lines.dropFirst(2).dropLast())
  }

  @Test("Text has its cells and its colour, and blanks that stay")
  func text() {
    #expect(
      drawn { $0.draw("a <b", x: 1, y: 0, Ink(.onTrack)) } == [
        "<text x=\"9\" y=\"14\" textLength=\"36\" lengthAdjust=\"spacingAndGlyphs\" "
          + "fill=\"#5fcf77\" font-weight=\"bold\">a\u{A0}&lt;b</text>"
      ])
  }

  @Test("A wide character takes two cells, and what is behind it keeps its place")
  func wide() {
    let lines = drawn { $0.draw("日a", x: 0, y: 0) }
    #expect(lines.map { $0.contains("textLength=\"18\"") } == [true, false])
    #expect(lines[1].contains("x=\"18\""))
    #expect(lines[1].contains("fill=\"#010203\""))
  }

  @Test("Blocks and lines are shapes in their cells")
  func shapes() {
    #expect(
      drawn { $0.draw("╸▌│", x: 0, y: 0) } == [
        "<rect x=\"0\" y=\"8.5\" width=\"4.5\" height=\"2\" fill=\"#010203\"></rect>",
        "<rect x=\"9\" y=\"0\" width=\"4.5\" height=\"19\" fill=\"#010203\"></rect>",
        "<rect x=\"22\" y=\"0\" width=\"1\" height=\"19\" fill=\"#010203\"></rect>",
      ])
  }

  @Test("The dots of a chart stand where its cell has them")
  func dots() {
    let places = Shape.shapes(of: "\u{2889}").map { [$0.x, $0.y] }
    #expect(places == [[1.25, 1.375], [5.75, 1.375], [5.75, 15.625]])
    #expect(Shape.shapes(of: "\u{2840}").map(\.y) == [15.625])
    #expect(Shape.shapes(of: "\u{2800}").isEmpty)
  }

  @Test("An input is underlined where nothing is typed, and shows where its cursor stands")
  func input() {
    let lines = drawn { frame in
      frame.fill(Rect(x: 1, y: 0, width: 3, height: 1), " ", Ink(.text, .underline))
      frame.cursor = Point(x: 1, y: 0)
    }
    #expect(
      lines == [
        "<rect x=\"9\" y=\"16\" width=\"27\" height=\"1\" fill=\"#010203\"></rect>",
        "<rect x=\"9\" y=\"1\" width=\"2\" height=\"17\" fill=\"#d4d8dd\"></rect>",
      ])
  }

  @Test("A marker is cursor enough")
  func marker() {
    let lines = drawn { frame in
      frame.draw(">", x: 0, y: 0, Ink(.marker))
      frame.cursor = Point(x: 0, y: 0)
    }
    #expect(!lines.contains { $0.contains(" width=\"2\"") })
  }

  @Test("Reversed, a cell has its colours the other way round")
  func reversed() {
    let lines = drawn { $0.draw("x", x: 2, y: 0, Ink(.selection)) }
    #expect(lines.count == 2)
    #expect(lines[0] == "<rect x=\"18\" y=\"0\" width=\"9\" height=\"19\" fill=\"#d4d8dd\"></rect>")
    #expect(lines[1].contains("fill=\"#14181d\""))
  }
}
