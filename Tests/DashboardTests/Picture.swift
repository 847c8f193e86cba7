import Canvas

/// A frame as text that can be looked at in a diff: what stands where, then in which role.
///
/// Rows are numbered, and blanks at their ends left out. In the second plane a letter stands for
/// each cell's role, `.` for plain text; a digit for a role that is stressed.
struct Picture {
  let text: String

  init(_ frame: Frame) {
    let stressed = Picture.stressed(in: frame)
    let letters = Picture.letters.merging(stressed) { letter, _ in letter }
    let rows = (0..<frame.size.height).map { row in
      String(frame.row(row).map { letters[$0.ink] ?? "?" })
    }
    let used = Set(frame.cells.map(\.ink)).subtracting([.text])
    let legend = used.map { "\(letters[$0] ?? "?") \(Picture.name(of: $0))" }.sorted()
    let cursor = frame.cursor.map { "cursor at column \($0.x), row \($0.y + 1)" } ?? "no cursor"
    text =
      (Picture.numbered(frame.lines, blank: " ") + [""] + Picture.numbered(rows, blank: ".")
      + ["", cursor] + legend).joined(separator: "\n") + "\n"
  }

  private static func numbered(_ lines: [String], blank: Character) -> [String] {
    lines.enumerated().map { index, line in
      let number = String(index + 1)
      let gutter = String(repeating: " ", count: max(0, 3 - number.count)) + number + "│"
      return gutter + String(line.reversed().drop { $0 == blank }.reversed())
    }
  }

  /// Every role has its letter for good, so that one picture's change touches no other.
  private static let letters: [Ink: Character] = {
    let letters: [Role: Character] = [
      .text: ".", .muted: "m", .title: "t", .header: "h", .past: "P", .border: "b", .selection: "s",
      .marker: ">", .key: "k", .hint: "i", .notice: "n", .error: "e", .input: "_", .prompt: "p",
      .match: "/", .onTrack: "O", .behind: "B", .atRisk: "R", .overdue: "V", .achieved: "A",
      .missed: "X", .dropped: "D", .draft: "F", .notMeasured: "N", .held: "H", .broken: "K",
      .healthy: "y", .watch: "w", .unhealthy: "u", .stale: "z", .track: "-", .expected: "|",
      .spark: "^", .target: "g", .confidence: "c",
    ]
    return Dictionary(uniqueKeysWithValues: letters.map { (Ink($0.key), $0.value) })
  }()

  private static func stressed(in frame: Frame) -> [Ink: Character] {
    let inks = Set(frame.cells.map(\.ink)).filter { !$0.emphasis.isEmpty }
    let sorted = inks.sorted { name(of: $0) < name(of: $1) }
    return Dictionary(uniqueKeysWithValues: zip(sorted, "123456789"))
  }

  private static func name(of ink: Ink) -> String {
    let words: [(Emphasis, String)] = [
      (.bold, " bold"), (.dim, " dim"), (.underline, " underline"), (.reverse, " reverse"),
    ]
    return words.reduce(ink.role.rawValue) { name, word in
      ink.emphasis.contains(word.0) ? name + word.1 : name
    }
  }
}
