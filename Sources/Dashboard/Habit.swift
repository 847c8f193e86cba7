import Canvas

/// Keys that mean something in other programs, and nothing here: what does it here is said.
enum Habit {
  private static let saved = "everything is saved already; q closes, u takes back"

  static func hint(for keys: [Key]) -> String? { hints[keys] }

  private static let hints: [[Key]: String] = [
    [.control("s")]: saved,
    [.character("i")]: "e edits, c checks in, a adds one beside this",
    [.character("r")]: "e edits it, its name too; R reads the files again",
    [.character("p")]: "a adds one beside this, A one below it",
    [.character("D")]: "d gives up what the cursor is on; it asks first",
    [.delete]: "d gives up what the cursor is on; it asks first",
    [.backspace]: "h goes to the parent; d gives it up, and asks first",
    [.character("y"), .character("y")]: "yt copies the title, yr the reference, yv the value",
  ]

  /// What is typed after a colon to save in other programs.
  static func hint(forCommand typed: String) -> String? {
    ["w", "wq", "x", "w!", "wq!", "write", "save"].contains(typed) ? saved : nil
  }
}
