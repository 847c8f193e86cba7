import Canvas
private import Glibc

/// What answers are written on: which characters it shows, and how wide it is.
struct Paper: Sendable {
  /// Whether it shows ASCII only.
  var isASCII = false
  /// The columns of the terminal; `nil`: a file or a pipe, where nothing is cut off.
  var width: Int?
  /// Whether a program reads it.
  var isJSON = false

  /// The text with everything visible that would steer a terminal, in the letters there are.
  func spelled(_ text: String) -> String {
    let visible = text.map { TextWidth.visible($0 == "\n" ? " " : $0) }.joined()
    return isASCII ? ASCII.text(visible) : visible
  }

  /// A text in paragraphs, broken into lines of at most 78 columns.
  func wrapped(_ text: String, indent: Int = 0) -> [String] {
    let room = min(width ?? 80, 80) - 2 - indent
    let blanks = String(repeating: " ", count: indent)
    return TextWidth.wrapped(text, to: max(20, room)).map { blanks + spelled($0) }
  }

  /// The columns of the terminal that standard output is.
  static func terminalWidth() -> Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }
}
