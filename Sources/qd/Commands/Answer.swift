import ArgumentParser

/// What a command answers, to be printed in one place.
struct Answer {
  /// What goes to standard output, line by line.
  var lines: [String]
  /// What is worth knowing besides; it goes to standard error.
  var remarks: [String] = []
  var exitCode: Int32 = 0

  /// An answer in words.
  init(_ lines: [String]) {
    self.lines = lines
  }

  /// An answer for programs.
  init(_ json: JSON) {
    lines = json.lines
  }
}

/// A command of the program. None prints or exits by itself; one that opens the dashboard answers
/// with nothing more once the user has left it.
protocol Command: ParsableCommand {
  var global: GlobalOptions { get }

  func answer(in session: Session) throws(Failure) -> Answer
}
