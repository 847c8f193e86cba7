import CNcurses
import Canvas

/// The attributes and colour pair with which curses draws a style.
struct Palette {
  struct Entry {
    let attributes: Int32
    let pair: Int32
  }

  private let depth: ColorDepth
  /// Whether the terminal has 8 colours only: a bright one is then its dark twin in bold.
  private let isEightColors: Bool
  private var entries: [Style: Entry] = [:]

  init(depth: ColorDepth, colors: Int) {
    self.depth = depth
    self.isEightColors = colors < 16
  }

  mutating func entry(for style: Style) -> Entry {
    if let entry = entries[style] { return entry }
    let entry = allocate(style.reduced(to: depth))
    entries[style] = entry
    return entry
  }

  private func allocate(_ style: Style) -> Entry {
    var emphasis = style.emphasis
    if isEightColors, case .indexed(8...15) = style.foreground { emphasis.insert(.bold) }
    let plain = style.foreground == .terminalDefault && style.background == .terminalDefault
    let pair = plain ? 0 : cn_pair(number(of: style.foreground), number(of: style.background))
    return Entry(attributes: Int32(emphasis.rawValue), pair: pair)
  }

  /// The number of a colour for curses; -1 is the terminal's own.
  func number(of color: Color) -> Int32 {
    switch color {
    case .terminalDefault: return -1
    case .indexed(let index) where depth != .trueColor:
      return Int32(isEightColors ? index & 7 : index)
    case .indexed(let index) where index < 8: return Int32(index)
    default:
      guard let (red, green, blue) = color.components else { return -1 }
      // Below 8 stand the ANSI colours; nobody sees the difference in the blue.
      return Int32(max(8, red << 16 | green << 8 | blue))
    }
  }
}
