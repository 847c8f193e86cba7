import ArgumentParser
import Dashboard
private import Glibc
import GoalFiles
import Goals
import Records

/// `qd check-in`: a value, a confidence, a note for a key result.
struct CheckInCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "check-in", abstract: "Record where a key result stands.",
    discussion: """
      VALUE is a number in the key result's unit, done or not done, or milestones reached and taken \
      back (+pilot -rollout); it may begin with -. Empty, it confirms what is recorded. What was \
      seen earlier is recorded on its day: --on fri.
      """,
    example:
      "qd check-in shorten-sales-lifecycle#lifecycle 45 --confidence 7 --note \"Legal is faster\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The key result.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("Where it stands.", valueName: "value"))
  var values: [String]

  @Option(help: ArgumentHelp("Your call, 0 to 10.", valueName: "n"))
  var confidence: String?

  @Option(help: ArgumentHelp("What there is to say.", valueName: "text"))
  var note = ""

  @Option(help: ArgumentHelp("The day or time it was so; now without.", valueName: "date"))
  var on = ""

  func answer(in session: Session) throws(Failure) -> Answer {
    var doubt: String?
    let on = try session.clock.written(on, of: "--on")
    let (before, saved) = try session.save { organization throws(Refusal) in
      let found = try organization.resolve(reference)
      let value = values.joined(separator: " ")
      let confidence = try confidence.map { text throws(Refusal) in
        guard let number = Int(text) else { throw .confidence(text) }
        return number
      }
      switch found {
      case .keyResult(let ref):
        if doubt == nil {
          doubt = session.review(of: organization).doubt(about: value, of: ref)
          if let doubt, session.hasTerminal, !session.confirms(doubt + "; save it?") {
            throw .unreadable(field: "value", problem: doubt, hint: "nothing was saved")
          }
        }
        return .checkIn(ref, value: value, confidence: confidence, note: note, on: on)
      case .kpi(let ref) where confidence == nil:
        return .record(ref, value: value, on: on, note: note)
      case .kpi:
        throw .wrongKind(reference, needed: "a key result", hint: "a KPI takes no confidence")
      case .objective(let ref):
        throw .wrongKind(reference, needed: organization.keyResultsNamed(of: ref))
      case .team, .cycle, .person, .settings:
        throw .wrongKind(reference, needed: "a key result or a KPI")
      }
    }
    var answer = Answer(saved, since: before, on: session.paper)
    answer.tell(reference, on, saved.organization, in: session)
    if let doubt, !session.hasTerminal {
      answer.remarks.append("warning: \(doubt); qd undo takes it back")
    }
    return answer
  }
}

extension Review {
  /// What may be a slip in a value: it is far outside of the way from start to target.
  fileprivate func doubt(about text: String, of ref: KeyResultRef) -> String? {
    guard let standing = standing(of: ref) else { return nil }
    let unit = organization.unit(of: standing.keyResult)
    guard
      let value = try? CheckInValue(parsing: text, for: standing.keyResult, unit: unit),
      standing.isFarOff(value)
    else { return nil }
    return "\(value.text(in: unit)) is far outside of \(standing.aim(unit: unit))"
  }
}

extension Session {
  /// Asks the person before the terminal; Enter alone means no.
  fileprivate func confirms(_ question: String) -> Bool {
    let text = Array((question + " [y/N] ").utf8)
    _ = write(STDERR_FILENO, text, text.count)
    return readLine().map { ["y", "yes"].contains($0.lowercased()) } ?? false
  }
}
