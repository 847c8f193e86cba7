package import Canvas
import Goals

/// A frame as an SVG picture, in the colours of a theme on a terminal of 24-bit colour.
///
/// Text stands in cells whatever font it is shown in. Blocks and lines are shapes, which meet at the
/// edges of cells, as they do in a terminal.
package struct ScreenPicture {
  private static let (width, height) = (Shape.cellWidth, Shape.cellHeight)
  /// Where letters stand in a cell, and how far the picture goes around them.
  private static let (baseline, margin) = (14.0, 10.0)

  private let frame: Frame
  private let look: Look
  private let title: String

  package init(_ frame: Frame, look: Look, title: String) {
    (self.frame, self.look, self.title) = (frame, look, title)
  }

  package var lines: [String] {
    let width = Double(frame.size.width) * Self.width + 2 * Self.margin
    let height = Double(frame.size.height) * Self.height + 2 * Self.margin
    let ground = look.style(for: .text).background
    let paper = TerminalColors.text(ground, or: TerminalColors.background)
    let corner = Decimal.text(-Self.margin)
    let size = (width: Decimal.text(width), height: Decimal.text(height))
    let picture = HTML(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "role": "img",
        "viewBox": "\(corner) \(corner) \(size.width) \(size.height)", "width": size.width,
        "height": size.height, "font-size": "15",
        "font-family": "ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace",
      ],
      all: [
        HTML("title", [:], HTML(title)),
        HTML(
          "rect",
          [
            "x": corner, "y": corner, "width": size.width, "height": size.height, "rx": "6",
            "fill": paper,
          ]),
      ] + (0..<frame.size.height).flatMap(row))
    return picture.lines
  }

  private func row(_ y: Int) -> [HTML] {
    let runs = Run.runs(of: frame.row(y))
    return runs.flatMap { background($0, y) } + runs.flatMap { foreground($0, y) } + cursor(in: y)
  }

  /// Where something is typed; on a row that is chosen its marker says enough.
  private func cursor(in y: Int) -> [HTML] {
    guard let cursor = frame.cursor, cursor.y == y, frame[cursor.x, y].ink.role != .marker else {
      return []
    }
    let bar = Shape(0, 1, 2, Self.height - 2)
      .moved(x: Double(cursor.x) * Self.width, y: Double(y) * Self.height)
    return [bar.html(fill: colors(Ink(.marker)).text)]
  }

  private func colors(_ ink: Ink) -> (text: String, paper: String?, style: Style) {
    let style = look.style(for: ink)
    let text = TerminalColors.text(style.foreground, or: TerminalColors.foreground)
    let ground = style.background == look.style(for: .text).background ? nil : style.background
    guard style.emphasis.contains(.reverse) else {
      return (text, ground.map { TerminalColors.text($0, or: TerminalColors.background) }, style)
    }
    return (TerminalColors.text(style.background, or: TerminalColors.background), text, style)
  }

  private func background(_ run: Run, _ y: Int) -> [HTML] {
    guard let paper = colors(run.ink).paper else { return [] }
    return [
      Shape(0, 0, Double(run.columns) * Self.width, Self.height)
        .moved(x: Double(run.x) * Self.width, y: Double(y) * Self.height).html(fill: paper)
    ]
  }

  private func foreground(_ run: Run, _ y: Int) -> [HTML] {
    let (color, _, style) = colors(run.ink)
    let line = style.emphasis.contains(.underline) ? [underline(run, y, color)] : []
    let leading = run.text.prefix { $0 == " " }.count
    guard leading < run.text.count else { return line }
    if run.isDrawn {
      return run.text.enumerated().flatMap { offset, character in
        Shape.shapes(of: character).map { shape in
          shape.moved(x: Double(run.x + offset) * Self.width, y: Double(y) * Self.height)
            .html(fill: color, isFaint: style.emphasis.contains(.dim))
        }
      }
    }
    // Blanks at the ends of a text are dropped by most that show it, and told by where it stands.
    let trailing = run.text.reversed().prefix { $0 == " " }.count
    return line + [
      HTML(
        "text",
        [
          "x": Decimal.text(Double(run.x + leading) * Self.width),
          "y": Decimal.text(Double(y) * Self.height + Self.baseline),
          "textLength": Decimal.text(Double(run.columns - leading - trailing) * Self.width),
          "lengthAdjust": "spacingAndGlyphs",
          "fill": color, "font-weight": style.emphasis.contains(.bold) ? "bold" : "",
          "opacity": style.emphasis.contains(.dim) ? "0.65" : "",
        ], HTML(String(run.unbroken.dropFirst(leading).dropLast(trailing))))
    ]
  }

  /// Drawn, because the decoration of text ends where its blanks begin.
  private func underline(_ run: Run, _ y: Int, _ color: String) -> HTML {
    Shape(0, Self.baseline + 2, Double(run.columns) * Self.width, 1)
      .moved(x: Double(run.x) * Self.width, y: Double(y) * Self.height).html(fill: color)
  }
}
