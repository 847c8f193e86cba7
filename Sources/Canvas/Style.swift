/// Colours and emphasis of a cell, as the terminal is told them.
package struct Style: Hashable, Sendable {
  package var foreground: Color
  package var background: Color
  package var emphasis: Emphasis

  package init(
    _ foreground: Color = .terminalDefault, on background: Color = .terminalDefault,
    _ emphasis: Emphasis = []
  ) {
    self.foreground = foreground
    self.background = background
    self.emphasis = emphasis
  }

  package static let plain = Style()

  package func reduced(to depth: ColorDepth) -> Style {
    Style(foreground.reduced(to: depth), on: background.reduced(to: depth), emphasis)
  }
}

/// The style of every role: a theme, made ready for one terminal.
package struct Look: Hashable, Sendable {
  private var styles: [Role: Style]

  /// Roles left out are plain.
  package init(_ styles: [Role: Style]) {
    self.styles = styles
  }

  package func style(for ink: Ink) -> Style {
    var style = styles[ink.role] ?? .plain
    style.emphasis.formUnion(ink.emphasis)
    return style
  }

  /// No colour at all; what is selected or in trouble is told by emphasis.
  package static let plain = Look([
    .title: Style(.terminalDefault, on: .terminalDefault, .bold),
    .header: Style(.terminalDefault, on: .terminalDefault, .bold),
    .selection: Style(.terminalDefault, on: .terminalDefault, .reverse),
  ])
}
