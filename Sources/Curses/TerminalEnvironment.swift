package import Canvas

/// What the environment and the terminal's entry say about colours and names.
package enum TerminalEnvironment {
  /// How many colours to use.
  ///
  /// A direct-colour terminal is believed only where its own entry says so: what `COLORTERM`
  /// promises, curses cannot send through an entry of 256 colours, and those are near enough.
  ///
  /// - Returns: the depth asked for, if the terminal has it; mono where `NO_COLOR` is not empty.
  package static func depth(
    colors: Int, isDirect: Bool, noColor: String?, asked: ColorDepth? = nil
  ) -> ColorDepth {
    let available: ColorDepth =
      isDirect ? .trueColor : colors >= 256 ? .twoFiftySix : colors >= 8 ? .sixteen : .mono
    if let asked { return min(asked, available) }
    return noColor?.isEmpty == false ? .mono : available
  }

  /// The entry that serves for a terminal that the terminal database of this machine lacks.
  package static func fallbackEntry(term: String?) -> String {
    guard let term, !term.isEmpty else { return "vt100" }
    let modern = [
      "xterm", "kitty", "ghostty", "alacritty", "foot", "wezterm", "contour", "rio", "st",
    ]
    let isModern =
      modern.contains { term == $0 || term.hasPrefix($0 + "-") } || term.hasSuffix("-256color")
      || term.hasSuffix("-direct")
    return isModern ? "xterm-256color" : "vt100"
  }
}
