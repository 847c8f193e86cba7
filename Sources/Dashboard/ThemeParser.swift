import Canvas
private import Goals

// A theme file, line by line:
//
//     # a comment
//     inherit  dark
//     behind   #e0b040           a colour: #rrggbb, a name, one of the 256 by number, or default
//     title    default bold      emphasis: bold, dim, underline, reverse
//     match    #000000/#e0b040   a colour on another
//     draft    #808890 256:245 16:bright-black    other colours for terminals with fewer

extension Theme {
  /// Reads a theme by its name, and those it inherits; `default` where it names none.
  ///
  /// What can't be read is left out and warned of. `file` gives the text of a theme's file, none
  /// where there is no such theme; then there is no result either.
  package static func load(
    _ name: String, file: (String) -> String?
  ) -> (theme: Theme, warnings: [ThemeWarning])? {
    load(name, file: file, heirs: [])
  }

  private static func load(
    _ name: String, file: (String) -> String?, heirs: [String]
  ) -> (theme: Theme, warnings: [ThemeWarning])? {
    guard let text = file(name) else { return nil }
    var parser = ThemeParser(text, theme: name)
    let base = parser.inherited ?? (name: "default", line: 1)
    let isCircular = (heirs + [name]).contains(base.name)
    let inherited = isCircular ? nil : load(base.name, file: file, heirs: heirs + [name])
    if inherited == nil, parser.inherited != nil {
      parser.warn(base.line, isCircular ? .circular(base.name) : .unknownTheme(base.name))
    }
    let looks = (inherited?.theme.looks ?? [:]).merging(parser.looks) { _, own in own }
    return (Theme(name: name, looks: looks), parser.warnings + (inherited?.warnings ?? []))
  }
}

/// What has been read of a theme file.
private struct ThemeParser {
  let theme: String
  private(set) var looks: [Role: RoleLook] = [:]
  private(set) var inherited: (name: String, line: Int)?
  private(set) var warnings: [ThemeWarning] = []

  init(_ text: String, theme: String) {
    self.theme = theme
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      do throws(ThemeWarning.Problem) {
        try read(line.split(whereSeparator: \.isWhitespace), line: index + 1)
      } catch {
        warn(index + 1, error)
      }
    }
  }

  mutating func warn(_ line: Int, _ problem: ThemeWarning.Problem) {
    warnings.append(ThemeWarning(theme: theme, line: line, problem: problem))
  }

  private mutating func read(_ words: [Substring], line: Int) throws(ThemeWarning.Problem) {
    guard let first = words.first, !first.hasPrefix("#") else { return }
    guard words.count > 1 else { throw .incomplete }
    if first == "inherit" {
      guard words.count == 2 else { throw .incomplete }
      inherited = (String(words[1]), line)
    } else if let role = Role(rawValue: String(first)) {
      looks[role] = try RoleLook(words.dropFirst())
    } else {
      let near = nearest(to: String(first), among: Role.allCases.map(\.rawValue))
      throw .unknownRole(String(first), near: near)
    }
  }
}

extension RoleLook {
  fileprivate init(_ words: ArraySlice<Substring>) throws(ThemeWarning.Problem) {
    for word in words {
      if let emphasis = Emphasis(themeName: word) {
        self.emphasis.insert(emphasis)
      } else if word.hasPrefix("256:"), let pair = ColorPair(parsing: word.dropFirst(4)) {
        reduced[.twoFiftySix] = pair
      } else if word.hasPrefix("16:"), let pair = ColorPair(parsing: word.dropFirst(3)) {
        reduced[.sixteen] = pair
      } else if let pair = ColorPair(parsing: word) {
        colors = pair
      } else {
        throw .unreadable(String(word))
      }
    }
  }
}

extension ColorPair {
  /// A colour, or a colour on another: `yellow`, `black/yellow`.
  fileprivate init?(parsing text: Substring) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let colors = parts.compactMap(Color.init(parsing:))
    guard let first = colors.first, colors.count == parts.count, parts.count <= 2 else {
      return nil
    }
    foreground = first
    if colors.count == 2 { background = colors[1] }
  }
}

extension Color {
  fileprivate init?(parsing text: Substring) {
    if text == "default" {
      self = .terminalDefault
    } else if let index = Color.names.firstIndex(of: String(text)) ?? Int(text) {
      guard let index = UInt8(exactly: index) else { return nil }
      self = .indexed(index)
    } else {
      let digits = text.dropFirst()
      let isHex = digits.count == 6 && digits.allSatisfy { $0.isASCII && $0.isHexDigit }
      guard text.hasPrefix("#"), isHex, let value = Int(digits, radix: 16) else { return nil }
      self = .rgb(
        red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
    }
  }
}

extension Emphasis {
  fileprivate init?(themeName: Substring) {
    switch themeName {
    case "bold": self = .bold
    case "dim": self = .dim
    case "underline": self = .underline
    case "reverse": self = .reverse
    default: return nil
    }
  }
}
