import ArgumentParser
private import Glibc
import GoalFiles
import Goals
import Records

/// `qd import`: an outline, a table or an export, as one change with one undo.
struct ImportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring in objectives, key results, values from a file.",
    discussion: """
      FILE is Markdown (nested lists, headings, tables), CSV with a header (comma, semicolon or \
      tab) or what qd export --format json wrote; - is standard input. First comes a plan: what is \
      new, the same, changed, asked, without a place. Nothing is written before it is accepted, \
      doing it twice doubles nothing, and one undo takes all of it back. On a terminal open \
      questions are asked one by one; elsewhere --yes accepts, --plain takes sentences as they are \
      and of other questions the first answer, --skip leaves out what is asked.
      """, example: "qd import okrs.csv --in sales/2026-Q4 --dry-run")

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("What is brought in; - is standard input.", valueName: "file"),
    completion: .file())
  var file: String

  @OptionGroup var reading: ImportReading

  @Flag(name: .customLong("dry-run"), help: "Show the plan and write nothing.")
  var isDryRun = false

  @Flag(help: "Accept the plan without being asked.")
  var yes = false

  @Flag(help: "Take what is changed, too.")
  var overwrite = false

  func answer(in session: Session) throws(Failure) -> Answer {
    let source = try ImportSource(file, reading)
    var options = try reading.options(in: session)
    let (organization, _) = try session.find { organization throws(Refusal) in organization }
    var plan = try source.plan(in: organization, options)
    let asks = session.hasTerminal && !yes && !isDryRun
    while asks, let question = plan.questions.first {
      switch Dialog.ask(question, of: plan.questions.count) {
      case .chosen(let index): options.answers[question.key] = index
      case .written(let text): options.texts[question.key] = text
      case .leavesOut: options.skips = true
      case .givesUp: return Answer(["nothing was saved"])
      }
      plan = try source.plan(in: organization, options)
    }
    var answer = session.paper.isJSON ? Answer(plan.json) : Answer(plan.lines)
    answer.remarks = plan.advice
    if isDryRun || !session.hasTerminal && !yes {
      if !isDryRun { answer.remarks.append("nothing was saved; --yes accepts the plan") }
      answer.exitCode = plan.questions.isEmpty ? 0 : 65
      return answer
    }
    try plan.refuseOpen()
    guard plan.action(overwrites: overwrite) != nil else {
      try ongoing(in: session).end(file)
      answer.remarks.append("there is nothing to bring in")
      return answer
    }
    if asks {
      Dialog.show(plan.lines)
      guard Dialog.confirms("bring it in?") else { return Answer(["nothing was saved"]) }
    }
    let (before, saved) = try noting(in: session) { () throws(Failure) in
      try source.save(options, overwrites: overwrite, in: session)
    }
    return done(plan, saved, since: before, in: session)
  }

  /// Notes that an import is on its way, so that one that is killed is known to stand half.
  private func noting(
    in session: Session,
    _ save: () throws(Failure) -> (before: Organization, saved: Saved)
  ) throws(Failure) -> (before: Organization, saved: Saved) {
    let ongoing = try ongoing(in: session)
    // Where the state can't be written, it is brought in all the same.
    try? ongoing.begin(file)
    do throws(Failure) {
      let saved = try save()
      ongoing.end(file)
      return saved
    } catch {
      if !error.leavesHalf { ongoing.end(file) }
      throw error
    }
  }

  private func ongoing(in session: Session) throws(Failure) -> OngoingImport {
    OngoingImport(of: try session.dataDirectory().path, in: session.places.state)
  }

  private func done(
    _ plan: ImportPlan, _ saved: Saved, since before: Organization, in session: Session
  ) -> Answer {
    if session.paper.isJSON { return Answer(plan.json) }
    var answer = Answer([plan.summary(overwrites: overwrite)])
    answer.lines += plan.unplaced.map { "line \($0.line): \($0.text): \($0.why)" } + plan.leftOut
    if let warning = saved.warning { answer.remarks.append("it was saved, but \(warning)") }
    let problems = saved.organization.problems(since: before)
    if !problems.isEmpty {
      answer.remarks.append("\(problems.count.counted("finding")) since; qd lint shows them")
    }
    return answer
  }
}

extension Int {
  /// `1 line`, `3 lines`.
  fileprivate func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

/// Questions and answers on the terminal, line by line.
private enum Dialog {
  enum Reply {
    case chosen(Int)
    case written(String)
    /// This and the rest that is asked.
    case leavesOut
    case givesUp
  }

  /// How many lines of a plan are shown before it is accepted.
  private static let longest = 40

  static func say(_ text: String) {
    let bytes = Array((text.visible + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  static func show(_ lines: [String]) {
    for line in lines.prefix(longest) { say(line) }
    if lines.count > longest {
      say("… and \(lines.count - longest) lines more; --dry-run shows them all")
    }
  }

  /// Asks until there is an answer; a question without readings wants words.
  static func ask(_ question: ImportPlan.Question, of count: Int) -> Reply {
    let rest = count > 1 ? " (\(count) are open)" : ""
    say("line \(question.line): \(question.text)\(rest)")
    for (index, answer) in question.answers.enumerated() { say("  \(index + 1)  \(answer)") }
    if let field = question.field { say("  =  and a value: what \(field.rawValue) is") }
    say("  s  leave out what is asked from here on")
    while true {
      say(question.answers.isEmpty ? "a day, s, or q to give up:" : "which? q gives up:")
      guard let line = readLine().map({ String($0.trimmed) }), line != "q" else { return .givesUp }
      if line == "s" { return .leavesOut }
      if question.answers.isEmpty, !line.isEmpty { return .written(line) }
      if question.field != nil, line.hasPrefix("=") {
        return .written(String(line.dropFirst().trimmed))
      }
      if let number = Int(line), question.answers.indices.contains(number - 1) {
        return .chosen(number - 1)
      }
    }
  }

  static func confirms(_ question: String) -> Bool {
    say(question + " [y/N]")
    return readLine().map { ["y", "yes"].contains($0.trimmed.lowercased()) } ?? false
  }
}

/// A file that the user names, outside of the data directory.
enum OutsideFile {
  static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .system("\(path) can't be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 || errno == EINTR else {
        throw .system("\(path) can't be read: \(String(cString: strerror(errno)))")
      }
      bytes += buffer.prefix(max(0, count))
    }
  }
}
