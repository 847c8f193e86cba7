import ArgumentParser
import Curses
import GoalFiles
private import Glibc
import Goals

/// `qd doctor`: whether what the data stands on is sound, and what to do where it isn't.
struct DoctorCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check what the data stands on: disk, permissions, git, you.",
    discussion: "Exit code 1 where there is a problem. What is in the files, qd lint checks.",
    example: "qd doctor -C /srv/okrs")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    let conditions = try conditions(in: session)
    var answer = Answer(.array(conditions.map(\.json)))
    if !session.paper.isJSON { answer.lines = lines(conditions, on: session.paper) }
    answer.exitCode = conditions.contains { $0.grade == .bad } ? 1 : 0
    return answer
  }

  private func conditions(in session: Session) throws(Failure) -> [Condition] {
    let (path, origin) = try session.dataDirectory()
    let organization = try session.review(at: path).organization
    let found = Condition("data", .good, "\(path) (\(origin.rawValue))")
    do throws(DiskError) {
      let checkup = try Checkup(try DataRoot(at: path))
      return [found, format(organization), person(organization, session), characters(session)]
        + checkup.conditions + [state(session)]
        + GitConditions(Git(in: path, environment: session.environment)).conditions
    } catch {
      throw .store(.disk(error))
    }
  }

  /// A sign a line; what to do stands below, where the eye goes on.
  private func lines(_ conditions: [Condition], on paper: Paper) -> [String] {
    var table = Table([.left, .left, .left])
    for condition in conditions {
      table.add([condition.sign, condition.topic, condition.text])
      if let hint = condition.hint { table.add(["", "", "→ \(hint.onCommandLine)"]) }
    }
    return table.lines(on: paper)
  }
}

extension DoctorCommand {
  private func format(_ organization: Organization) -> Condition {
    let format = organization.settings.format
    guard format > Settings.knownFormat else {
      return Condition("format", .good, "format \(format)")
    }
    return Condition(
      "format", .bad, "format \(format), and this program writes format \(Settings.knownFormat)",
      advice: "use a newer qd; this one only reads")
  }

  private func person(_ organization: Organization, _ session: Session) -> Condition {
    let login = session.login
    guard let person = organization.people.first(where: { $0.logins.contains(login) }) else {
      return Condition(
        "you", .notable, "\(login), whom people.rec doesn't know",
        advice: "add Login: \(login) to your record in people.rec")
    }
    return Condition("you", .good, "\(login), who is \(person.name) (\(person.id))")
  }

  /// Which characters are drawn, and by which locale.
  private func characters(_ session: Session) -> Condition {
    let (locale, topic) = (CharacterLocale(session.environment), "locale")
    guard locale.isUTF8 else {
      let name = locale.name.isEmpty ? "no LANG is set" : "\(locale.name) is not in UTF-8"
      return Condition(
        topic, .notable, "\(name), so screens are drawn in ASCII",
        advice: "set LANG=\(CharacterLocale.substitute) where the terminal shows UTF-8")
    }
    guard !locale.isInstalled else { return Condition(topic, .good, locale.name) }
    return Condition(
      topic, .notable,
      "this machine lacks \(locale.name), so \(CharacterLocale.substitute) is taken for it",
      advice: "nothing needs to be done for qd; for other programs install it")
  }

  /// What was typed stands in the undo journal, so nobody else should read it.
  private func state(_ session: Session) -> Condition {
    let (path, topic) = (session.places.state, "state")
    var status = stat()
    guard stat(path, &status) == 0 else {
      return Condition(topic, .good, "\(path), which the first change will make")
    }
    if access(path, W_OK) != 0 || status.st_uid != geteuid() {
      return Condition(
        topic, .bad, "\(path) isn't yours to write, so nothing can be undone",
        advice: "chown it to \(session.login), or set XDG_STATE_HOME")
    }
    guard status.st_mode & 0o077 == 0 else {
      return Condition(
        topic, .notable, "\(path) can be looked into by others", advice: "chmod 700 \(path)")
    }
    return Condition(topic, .good, path)
  }
}

extension Condition {
  fileprivate var sign: String {
    switch grade {
    case .good: "✓"
    case .notable: "!"
    case .bad: "✗"
    }
  }

  fileprivate var json: JSON {
    JSON([
      "topic": .text(topic), "grade": .text(grade.rawValue), "text": .text(text),
      "advice": .text(hint?.onCommandLine ?? ""),
    ])
  }
}
