import ArgumentParser
import Dashboard
import GoalFiles
import Goals

/// `qd teams`: who leads what, and whom to ask.
struct TeamsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "teams", abstract: "The teams: who leads them, what they work on.",
    discussion: "Where nobody leads a team, the one to ask is who leads the nearest above it.",
    example: "qd teams")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    let review = try session.review()
    let teams = review.organization.teams.values.sorted { $0.path < $1.path }
    guard !session.paper.isJSON else { return Answer(.array(teams.map(review.json))) }
    var table = Table([.flexible, .left, .left, .left], sparing: [2])
    for team in teams { table.add(review.row(of: team)) }
    return Answer(table.lines(on: session.paper))
  }
}

/// `qd people`: who there is, and what each answers for.
struct PeopleCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "people", abstract: "The people: team, what each answers for, who left.",
    discussion: "What is closed, dropped or retired isn't counted.", example: "qd people")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    let review = try session.review()
    let people = review.organization.people
    guard !session.paper.isJSON else { return Answer(.array(people.map(review.json))) }
    guard !people.isEmpty else { return Answer(["nobody is listed; qd new person adds one"]) }
    var table = Table([.flexible, .left, .left, .left, .left], sparing: [4, 2])
    for person in people { table.add(review.row(of: person)) }
    return Answer(table.lines(on: session.paper))
  }
}

/// `qd hand-over`: what somebody answers for goes to somebody else, in one change.
struct HandOverCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "hand-over", abstract: "Give all that somebody answers for to somebody else.",
    discussion: """
      Open objectives and key results, KPIs and teams that name FROM name TO from then on; one \
      qd undo takes all of it back. What is closed, dropped or retired stays as it is. When FROM \
      left is a field: qd set FROM Left=DATE.
      """, example: "qd hand-over jenny tom --reason \"Jenny left\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Who answered for it.", valueName: "from"))
  var from: String

  @Argument(help: ArgumentHelp("Who does from now on.", valueName: "to"))
  var to: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason = ""

  func answer(in session: Session) throws(Failure) -> Answer {
    var count = 0
    let (before, saved) = try session.save { organization throws(Refusal) in
      let (from, to) = try (organization.known(from), organization.known(to))
      let reason = reason.isEmpty ? "handed over from \(from) to \(to)" : reason
      let actions = organization.handOver(from: from, to: to, reason: reason)
      guard from != to, !actions.isEmpty else {
        throw .nothingTyped("something open that \(from) answers for")
      }
      count = actions.count
      return .all(actions)
    }
    var answer = Answer(saved, since: before, on: session.paper)
    answer.remarks.append("\(count) \(count == 1 ? "field names" : "fields name") \(to) now")
    return answer
  }
}

extension Organization {
  /// The id of somebody of `people.rec`, by id or login.
  fileprivate func known(_ name: String) throws(Refusal) -> String {
    if let person = person(name) { return person.id }
    throw .unknown(name, near: nearest(to: name, among: people.map(\.id)))
  }
}

extension Review {
  fileprivate func objectives(of team: Team) -> [Objective] {
    organization.objectives.filter { $0.ref.team == team.path && !$0.state.isClosed }
  }

  fileprivate func kpis(of team: Team) -> [KPI] {
    organization.activeKPIs.filter { $0.ref.team == team.path }
  }

  fileprivate func row(of team: Team) -> [String] {
    let contact = organization.contact(of: team.path, on: day)?.name ?? ""
    let lead = organization.name(of: team.lead)
    let (objectives, kpis) = (objectives(of: team).count, kpis(of: team).count)
    return [
      team.name, team.lead == nil ? (contact.isEmpty ? "" : "ask \(contact)") : lead,
      "\(objectives) \(objectives == 1 ? "objective" : "objectives") · \(kpis) "
        + (kpis == 1 ? "KPI" : "KPIs"),
      team.path.isRoot ? "" : team.path.text,
    ]
  }

  fileprivate func json(of team: Team) -> JSON {
    let members = organization.people.filter { $0.team?.value == team.path.text }.map(\.id)
    return JSON([
      "ref": .text(team.path.text), "name": .text(team.name), "lead": JSON(team.lead?.value),
      "contact": JSON(organization.contact(of: team.path, on: day)?.id),
      "members": .array(members.map { .text($0) }),
      "objectives": .array(objectives(of: team).map { .text($0.ref.text) }),
      "kpis": .array(kpis(of: team).map { .text($0.ref.text) }),
    ])
  }

  fileprivate func row(of person: Person) -> [String] {
    let open = organization.openResponsibilities(of: person.id)
    return [
      person.name, person.id, person.team?.value ?? "",
      ([person.left.map { "left \($0.value.text)" } ?? "", open.words(in: organization)]
        .filter { !$0.isEmpty }).joined(separator: " · "),
      person.email,
    ]
  }

  fileprivate func json(of person: Person) -> JSON {
    let open = organization.openResponsibilities(of: person.id)
    let owned = open.filter { $0.reference.recordKind != .team }.map(\.reference.text)
    let led = open.compactMap { responsibility -> String? in
      if case .team(let path) = responsibility.reference { path.text } else { nil }
    }
    return JSON([
      "ref": .text(Reference.person(person.id).text), "id": .text(person.id),
      "name": .text(person.name), "team": JSON(person.team?.value),
      "email": person.email.isEmpty ? .null : .text(person.email),
      "logins": .array(person.logins.map { .text($0) }), "left": JSON(person.left?.value.text),
      "owns": .array(owned.map { .text($0) }), "leads": .array(led.map { .text($0) }),
    ])
  }
}
