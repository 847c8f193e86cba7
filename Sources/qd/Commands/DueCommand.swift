import ArgumentParser
import Dashboard
import Goals

/// `qd due`: what waits for a check-in.
struct DueCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "What waits for a check-in, the longest first.",
    discussion: """
      Yours without an option: that of the person whose Login: is yours. A key result waits for \
      its owner, else for that of its objective, and the co-owners may. A KPI whose next reading \
      is due waits for its owner, unless a key result that it feeds is listed.
      """, example: "qd due --all")

  @OptionGroup var global: GlobalOptions

  @Flag(help: "What waits for anybody.")
  var all = false

  @Option(help: ArgumentHelp("What waits for this person.", valueName: "person"))
  var owner: String?

  func answer(in session: Session) throws(Failure) -> Answer {
    guard !all || owner == nil else { throw .usage("--all and --owner exclude each other") }
    let review = try session.review()
    let organization = review.organization
    do throws(Refusal) {
      try owner.map { name throws(Refusal) in try organization.check(owner: name) }
    } catch {
      throw .refused(error)
    }
    let person = all ? nil : organization.personId(owner ?? session.login)
    let waiting = review.waiting(for: person)
    guard !session.paper.isJSON else { return Answer(.array(waiting.map(review.json))) }
    guard !waiting.isEmpty else { return Answer([nothing(for: person, in: organization)]) }
    var table = Table([.flexible, .left, .left, .right, .left, .left], sparing: [3, 2])
    for item in waiting { table.add(review.row(of: item, withOwner: all, on: session.paper)) }
    return Answer(table.lines(on: session.paper))
  }

  private func nothing(for person: String?, in organization: Organization) -> String {
    guard let person else { return "nothing waits for a check-in" }
    guard let known = organization.person(person) else {
      return "nothing waits for \(person), whom people.rec does not know; qd due --all shows "
        + "what waits for anybody"
    }
    return "nothing waits for a check-in of \(known.name)"
  }
}

extension Waiting {
  /// `due today`, `due for 2 days`, `overdue for 5 days`.
  fileprivate var lateness: String {
    guard days > 0 else { return "due today" }
    return "\(isOverdue ? "? overdue" : "due") for \(days) \(days == 1 ? "day" : "days")"
  }
}

extension Review {
  fileprivate func json(_ item: Waiting) -> JSON {
    let (title, owner, _) = subject(of: item.reference)
    let isKPI = if case .kpi = item.reference { true } else { false }
    let person = owner.map { organization.personId($0.value) }
    let email = person.flatMap(organization.person)?.email ?? ""
    return JSON([
      "ref": .text(item.reference.text), "since": .text(item.since.text),
      "kind": .text(isKPI ? "kpi" : "key-result"), "title": .text(title), "owner": JSON(person),
      "email": JSON(email.isEmpty ? nil : email), "daysLate": JSON(item.days),
    ])
  }

  fileprivate func row(
    of item: Waiting, withOwner: Bool, on paper: Paper
  ) -> [String] {
    let (title, owner, last) = subject(of: item.reference)
    return [
      title, item.lateness, "since \(item.since.text)", last,
      withOwner ? organization.name(of: owner) : "",
      organization.reference(item.reference, on: paper),
    ]
  }

  /// What it is, who is asked, and what it stood at last.
  private func subject(
    of reference: Reference
  ) -> (title: String, owner: Written<String>?, last: String) {
    switch reference {
    case .keyResult(let ref):
      guard let standing = standing(of: ref) else { return (ref.text, nil, "") }
      let unit = organization.unit(of: standing.keyResult)
      return (
        standing.keyResult.title, organization.owner(of: standing.keyResult),
        standing.currentText(unit: unit)
      )
    case .kpi(let ref):
      let kpi = organization.kpi(ref)
      let last = standing(of: ref)?.lastReading.flatMap { kpi?.text(ofValue: $0.value) }
      return (kpi?.title ?? ref.text, kpi?.owner, last ?? "–")
    case .objective, .team, .cycle, .person, .settings: return (reference.text, nil, "")
    }
  }
}
