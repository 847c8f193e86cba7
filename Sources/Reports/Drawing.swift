import Canvas

/// Pictures made of characters.
enum Drawing {
  /// A line of text drawn cell by cell.
  static func line(columns: Int, ascii: Bool = false, _ draw: (inout Frame) -> Void) -> String {
    var frame = Frame(size: Size(width: columns, height: 1))
    draw(&frame)
    return (ascii ? frame.transliterated() : frame).line(0)
  }

  /// The latest of some values, as high as they are large.
  static func sparkline(_ levels: [Double?], columns: Int) -> String {
    let line = line(columns: columns) { frame in
      Sparkline(levels).draw(on: &frame, x: 0, y: 0, width: columns)
    }
    return String(line.drop { $0 == " " })
  }
}
