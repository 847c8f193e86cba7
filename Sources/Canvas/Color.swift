/// A colour of a terminal, as a theme names it.
package enum Color: Hashable, Sendable {
  /// What the user has set in the terminal; as a background it is never painted.
  case terminalDefault
  /// 0–7 and 8–15 are the ANSI colours and their bright twins, whose look the user has chosen too;
  /// 16–231 a 6×6×6 cube, 232–255 greys.
  case indexed(UInt8)
  case rgb(red: UInt8, green: UInt8, blue: UInt8)

  package static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
    "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
  ]
}

/// How many colours a terminal has.
package enum ColorDepth: Int, Comparable, Sendable {
  case mono
  case sixteen
  case twoFiftySix
  case trueColor

  package static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Color {
  /// The nearest colour that a terminal of this depth can show.
  package func reduced(to depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (.terminalDefault, _), (_, .trueColor), (.indexed, .twoFiftySix): self
    case (_, .mono): .terminalDefault
    case (.indexed(let index), .sixteen) where index < 16: self
    case (_, .sixteen): nearest(in: 0...15)
    case (.rgb, .twoFiftySix): nearest(in: 16...255)
    }
  }

  /// Red, green and blue in 0…255; none where the user has chosen the colour and nobody can know.
  ///
  /// The sixteen ANSI colours count as xterm has them.
  package var components: (red: Int, green: Int, blue: Int)? {
    switch self {
    case .terminalDefault: return nil
    case .rgb(let red, let green, let blue): return (Int(red), Int(green), Int(blue))
    case .indexed(let index): return Color.components(ofIndex: Int(index))
    }
  }

  /// Whether dark text is read better on it than light text; `nil` where nobody can know.
  package var isLight: Bool? {
    components.map { 299 * $0.red + 587 * $0.green + 114 * $0.blue > 127_500 }
  }

  private static func components(ofIndex index: Int) -> (red: Int, green: Int, blue: Int) {
    switch index {
    case ..<16: return ansi[index]
    case ..<232:
      let level = { (step: Int) in step == 0 ? 0 : 55 + 40 * step }
      let cube = index - 16
      return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
    default:
      let grey = 8 + 10 * (index - 232)
      return (grey, grey, grey)
    }
  }

  private func nearest(in palette: ClosedRange<Int>) -> Color {
    guard let wanted = components else { return .terminalDefault }
    let best = palette.min {
      Color.distance(wanted, Color.components(ofIndex: $0))
        < Color.distance(wanted, Color.components(ofIndex: $1))
    }
    return .indexed(UInt8(best ?? 0))
  }

  /// The "redmean" distance, which follows the eye closely enough without leaving RGB
  /// (https://www.compuphase.com/cmetric.htm).
  private static func distance(
    _ one: (red: Int, green: Int, blue: Int), _ other: (red: Int, green: Int, blue: Int)
  ) -> Int {
    let mean = (one.red + other.red) / 2
    let (red, green, blue) = (one.red - other.red, one.green - other.green, one.blue - other.blue)
    return ((512 + mean) * red * red) >> 8 + 4 * green * green + ((767 - mean) * blue * blue) >> 8
  }

  private static let ansi: [(red: Int, green: Int, blue: Int)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}
