import ArgumentParser
import GoalFiles
import Goals

/// What a command answers, to be printed in one place.
struct Answer {
  /// What goes to standard output, line by line.
  var lines: [String]
  /// What is worth knowing besides; it goes to standard error.
  var remarks: [String] = []
  var exitCode: Int32 = 0
  /// Whether it is a file in a format of its own, which is UTF-8 whatever the locale and takes care
  /// of control characters itself.
  var isFile = false
  /// The signal that ended the dashboard; the program dies of it once everything is put away.
  var fatalSignal: Int32?

  /// An answer in words.
  init(_ lines: [String]) {
    self.lines = lines
  }

  /// A file in a format of its own.
  init(file lines: [String]) {
    self.lines = lines
    isFile = true
  }

  /// An answer for programs.
  init(_ json: JSON) {
    lines = json.lines
  }
}

extension Answer {
  /// What was saved, with what is found wrong only since; a new object with its reference.
  init(
    _ saved: Saved, since before: Organization, what: String? = nil, reference: String? = nil,
    also members: [JSON.Member] = [], on paper: Paper
  ) {
    self.init(
      what: what ?? saved.what, files: saved.files, reference: reference,
      warning: saved.warning, also: members, on: paper)
    remarks += saved.organization.problems(since: before).map { "it was saved, but \($0)" }
  }

  init(
    what: String, files: [String], reference: String? = nil, warning: String?,
    also members: [JSON.Member] = [], on paper: Paper
  ) {
    if paper.isJSON {
      let all = [
        JSON.Member(key: "what", value: .text(what)),
        JSON.Member(key: "ref", value: JSON(reference)),
        JSON.Member(key: "files", value: .array(files.map { .text($0) })),
      ]
      self.init(.object(all + members))
    } else {
      self.init([what] + (reference.map { [$0] } ?? []))
    }
    if let warning { remarks.append("it was saved, but \(warning)") }
  }
}

extension Organization {
  /// The findings that were not there before, each in a sentence. Hints are left to `qd lint`: what
  /// has just been begun always lacks something.
  func problems(since before: Organization) -> [String] {
    func sentences(_ findings: [Finding]) -> [String] {
      findings.map { $0.sentence(\.onCommandLine) }
    }
    let known = Set(sentences(before.findings))
    return sentences(findings.filter { $0.severity != .hint }).filter { !known.contains($0) }
  }
}

/// A command of the program. None prints or exits by itself; one that opens the dashboard answers
/// with nothing more once the user has left it.
protocol Command: ParsableCommand {
  var global: GlobalOptions { get }

  func answer(in session: Session) throws(Failure) -> Answer
}
