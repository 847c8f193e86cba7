import ArgumentParser
import Dashboard
import GoalFiles
import Goals

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

extension Review {
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
