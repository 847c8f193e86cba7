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

  /// Whether the locale of an environment is in UTF-8.
  ///
  /// The names are looked at and not the C library, because a locale that is set over ssh is often
  /// not installed on the server, while the terminal is what it says.
  static func knowsUTF8(_ environment: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
    let locale = names.first { !$0.isEmpty } ?? ""
    let charset = locale.lowercased().filter { $0 != "-" }
    return charset.contains("utf8")
  }

  /// The columns of the terminal that standard output is.
  static func terminalWidth() -> Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }
}
