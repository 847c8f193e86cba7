package import Canvas
private import Goals

/// How the roles of the screen look, as a theme file says it.
///
/// A role that the theme leaves out looks as in the theme it inherits.
package struct Theme: Hashable, Sendable {
  package let name: String
  var looks: [Role: RoleLook]

  /// The same without a background of its own: text stands on the terminal's.
  package var onTerminalBackground: Theme {
    var theme = self
    theme.looks[.text]?.leaveBackground()
    return theme
  }

  /// The theme for a terminal with so many colours.
  ///
  /// Colours that a role leaves to the terminal are those of `text`, so that a theme names its
  /// background once.
  package func look(for depth: ColorDepth) -> Look {
    let text = looks[.text]?.style(for: depth) ?? .plain
    var styles: [Role: Style] = [:]
    for role in Role.allCases {
      var style = looks[role]?.style(for: depth) ?? .plain
      if style.foreground == .terminalDefault { style.foreground = text.foreground }
      if style.background == .terminalDefault { style.background = text.background }
      styles[role] = style
    }
    return Look(styles)
  }
}

/// How one role looks, for terminals of many and of few colours.
struct RoleLook: Hashable, Sendable {
  var colors = ColorPair()
  /// What is given for 256 and for 16 colours; what is not is derived.
  var reduced: [ColorDepth: ColorPair] = [:]
  var emphasis: Emphasis = []

  mutating func leaveBackground() {
    colors.background = .terminalDefault
    for depth in reduced.keys { reduced[depth]?.background = .terminalDefault }
  }

  func style(for depth: ColorDepth) -> Style {
    let pair = reduced[depth] ?? colors
    return Style(pair.foreground, on: pair.background, emphasis).reduced(to: depth)
  }
}

/// A colour and the colour behind it.
struct ColorPair: Hashable, Sendable {
  var foreground = Color.terminalDefault
  var background = Color.terminalDefault
}

/// Something in a theme file that could not be used; the rest of the file is.
package struct ThemeWarning: Hashable, Sendable {
  /// The name of the theme: the one asked for, or one that it inherits.
  package let theme: String
  /// Counted from 1.
  package let line: Int
  package let problem: Problem

  package enum Problem: Error, Hashable {
    case unknownRole(String, near: String?)
    case unreadable(String)
    case incomplete
    case unknownTheme(String)
    case circular(String)
  }

  package var sentence: String {
    switch problem {
    case .unknownRole(let word, let near?):
      "there is no role \(word.quoted); do you mean \"\(near)\"?"
    case .unknownRole(let word, nil): "there is no role \(word.quoted)"
    case .unreadable(let word):
      "\(word.quoted) is no colour, and none of bold, dim, underline, reverse"
    case .incomplete: "wanted here: a role and its colour, or inherit and one theme"
    case .unknownTheme(let name): "there is no theme \(name.quoted) to inherit"
    case .circular(let name): "\(name.quoted) inherits this theme itself"
    }
  }
}
