public import Goals

extension Team {
  /// Reads `team.rec`.
  public static func decoded(_ file: Recfile, as path: TeamPath) -> Decoded<Team> {
    let (records, strays) = file.records(of: .team)
    var team = Team(path: path)
    guard let record = records.first else { return Decoded(team, findings: file.problems + strays) }
    var fields = FieldReader(record, as: .team)
    team.fields = fields.all
    team.name = fields.title.isEmpty ? team.name : fields.title
    team.lead = fields.written(.lead)
    team.checkInEvery = fields.choice(.checkInEvery)
    team.checkInOn = fields.choice(.checkInOn)
    return Decoded(team, findings: file.problems + strays + fields.findings)
  }
}

extension Person {
  /// Reads `people.rec`: one record a person. Without an `Id:` the name's slug is the id.
  public static func decoded(_ file: Recfile) -> Decoded<[Person]> {
    let (records, strays) = file.records(of: .person)
    var (people, findings): ([Person], [Finding]) = ([], file.problems + strays)
    var (byId, byLogin): ([String: Person], [String: Person]) = ([:], [:])
    for record in records {
      var fields = FieldReader(record, as: .person)
      let id = fields.written(.id)?.value ?? Identifier.slug(fields.title)
      var person = Person(id: id, name: fields.title, place: fields.place)
      person.fields = fields.all
      let logins = fields.list(.login)
      person.logins = logins.map(\.value)
      person.email = fields.text(.email) ?? ""
      person.team = fields.written(.team)
      person.left = fields.day(.left)
      findings += fields.findings
      if let other = byId[id] {
        findings.append(
          Finding(
            at: fields.place, .duplicateId,
            "the id \(id.quoted) is that of line \(other.place.line) too",
            hint: "give one of them another Id:"))
      }
      findings += logins.compactMap { login in
        byLogin[login.value].map { Person.taken(login, by: $0) }
      }
      people.append(person)
      byId[id] = byId[id] ?? person
      for login in person.logins { byLogin[login] = byLogin[login] ?? person }
    }
    return Decoded(people, findings: findings)
  }

  /// A login belongs to the first who has it.
  private static func taken(_ login: Written<String>, by other: Person) -> Finding {
    Finding(
      at: login.place, .duplicateId,
      "the login \(login.value.quoted) is that of \(other.id.quoted) too, who gets what it does",
      hint: "take it from one of them")
  }
}

extension Cycle {
  /// Reads what is known of a cycle directory: its name's days, or those of its `cycle.rec`.
  ///
  /// A cycle with a name of its own and no readable days gives `nil` and a finding.
  public static func decoded(
    _ file: Recfile?, as ref: CycleRef, in fiscalYear: FiscalYear
  )
    -> Decoded<Cycle?>
  {
    let standard = ref.name.span(in: fiscalYear)
    guard let file else { return Decoded(standard.map { Cycle(ref: ref, span: $0) }, findings: []) }
    let (records, strays) = file.records(of: .cycle)
    var findings = file.problems + strays
    guard let record = records.first else {
      return Decoded(standard.map { Cycle(ref: ref, span: $0) }, findings: findings)
    }
    var fields = FieldReader(record, as: .cycle)
    let (start, end) = (fields.day(.start), fields.day(.end))
    let first = start?.value ?? standard?.first
    let last = end?.value ?? standard?.last
    let span = first.flatMap { first in last.flatMap { Span(first: first, last: $0) } } ?? standard
    if span == nil { fields.report(noDays(at: fields.place)) }
    let state: CycleState? = fields.choice(.state)
    findings += fields.findings
    var cycle = span.map {
      Cycle(
        ref: ref, span: $0, isClosed: state == .closed,
        retrospective: fields.text(.retrospective) ?? "")
    }
    cycle?.fields = fields.all
    return Decoded(cycle, findings: findings)
  }

  private static func noDays(at place: Place) -> Finding {
    Finding(
      at: place, .unreadable, "the cycle has no days",
      hint: "write Start: and End: as days, the earlier one first")
  }
}

/// What `State:` in a `cycle.rec` may hold.
private enum CycleState: String, CaseIterable {
  case open
  case closed
}
