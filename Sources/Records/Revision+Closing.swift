internal import Goals

// What ends: objectives closed, carried over into a later cycle, graduated into KPIs.
extension RevisionWriter {
  func close(_ ref: ObjectiveRef, _ closing: Closing) throws(Refusal) -> Revision {
    let objective = try objective(ref)
    try check(closing, of: objective)
    let (links, what) = try next(closing.next, of: objective)
    var edits = links.filter { !$0.isEvent }
    edits += edit(.state, of: .objective(ref), to: [closing.outcome.rawValue])
    if closing.score == nil || objective.state != closing.outcome || !closing.learned.isEmpty {
      // The note tells why, where there is no score to tell it.
      let isNote = closing.score != nil || !closing.learned.isEmpty
      let note = isNote ? closing.learned : closing.reason
      edits.append(event(.state, of: .objective(ref), value: closing.outcome.rawValue, note: note))
    }
    edits += valuesOfKPIs(closing: objective)
    if let score = closing.score {
      edits.append(
        event(.score, of: .objective(ref), value: Decimal.text(score), note: closing.reason))
    }
    for score in closing.keyResultScores {
      edits.append(
        event(
          .score, of: .keyResult(KeyResultRef(objective: ref, id: score.keyResult)),
          value: Decimal.text(score.score), note: score.reason))
    }
    edits += links.filter(\.isEvent)
    let score = closing.score.map { " at \(Decimal.text($0))" } ?? ""
    return Revision(
      what: "\(closing.outcome.rawValue)\(score)\(what): \(objective.title)", edits: edits)
  }

  /// A check-in for each key result with the value of its KPI when the objective is closed, and one of
  /// the share in which it held, so that a reading corrected later changes no closed figure.
  func valuesOfKPIs(closing objective: Objective) -> [FileEdit] {
    let fed = objective.keyResults.filter { organization.kpi(feeding: $0) != nil }
    guard !objective.state.isClosed, !fed.isEmpty else { return [] }
    let standings = organization.standings(of: objective, now: change.at)
    // Also where a clock was set back they come after the closing.
    let known = (organization.events[objective.ref] ?? []).map(\.at)
      .last { Horizon(now: change.at).includes($0) }
    let at = known.flatMap { $0 >= change.at ? $0.successor : nil } ?? change.at
    return fed.flatMap { keyResult -> [FileEdit] in
      guard let standing = standings.first(where: { $0.keyResult.ref == keyResult.ref }),
        case .number(let number)? = standing.current
      else { return [] }
      let level = CheckInValue.number(number).text(in: organization.unit(of: keyResult))
      let held = standing.heldIntervals(in: organization, now: change.at).map {
        CheckInValue.held($0.held, of: $0.all).text
      }
      let values = [(level, at)] + (held.map { [($0, at.successor)] } ?? [])
      return values.map { event(.checkIn, of: .keyResult(keyResult.ref), value: $0, at: $1) }
    }
  }

  private func check(_ closing: Closing, of objective: Objective) throws(Refusal) {
    guard closing.outcome.isClosed else {
      throw .unreadable(
        field: Closing.Entry.outcome.rawValue,
        problem: "\(closing.outcome.rawValue.quoted) doesn't close it",
        hint: "write achieved, missed or dropped")
    }
    if objective.state.isClosed, closing.reason.trimmed.isEmpty {
      throw .needsReason(objective.ref.text)
    }
    if let score = closing.score { try check(score) }
    for score in closing.keyResultScores {
      try check(score.score)
      _ = try keyResult(KeyResultRef(objective: objective.ref, id: score.keyResult))
    }
  }

  private func check(_ score: Double) throws(Refusal) {
    if Score.isValid(score) { return }
    throw .unreadable(
      field: Closing.Entry.score.rawValue, problem: "\(Decimal.text(score).quoted) is not a score",
      hint: "write 0 to 1 with up to two decimals, like 0.7")
  }

  private func next(
    _ next: Closing.Next, of objective: Objective
  ) throws(Refusal) -> ([FileEdit], what: String) {
    switch next {
    case .end: return ([], "")
    case .carryOver(let cycle, let retargets, let choice):
      let (edits, what) = try carriedOver(objective, to: cycle, retargets, choice)
      return (edits, ", \(what)")
    case .graduate(let graduations):
      var edits: [FileEdit] = []
      for graduation in graduations { edits += try levels(of: graduation, objective) }
      for graduation in graduations { edits += links(of: graduation, objective) }
      let kpis = graduations.map(\.kpi.text).joined(separator: ", ")
      return (edits, ", graduated to \(kpis)")
    }
  }
}

extension RevisionWriter {
  /// The KPI gets the level that was reached; it is made where there is none.
  private func levels(
    of graduation: Graduation, _ objective: Objective
  ) throws(Refusal) -> [FileEdit] {
    let ref = graduation.kpi
    let keyResult = try keyResult(KeyResultRef(objective: objective.ref, id: graduation.keyResult))
    let fields = graduation.fields.filter { !$0.isCalled(.kpi) }
    guard organization.kpi(ref) != nil else {
      let title = graduation.fields.first { $0.isCalled(.kpi) }?.value ?? keyResult.title
      return try addKPI(ref.team, ref.id, [RecordField(.kpi, title)] + fields).edits
    }
    var edits: [FileEdit] = []
    for field in fields {
      try RecordKind.check([field.value], of: field.name, in: .kpi)
      let links = edit(field.name, of: .kpi(ref), to: [field.value])
      edits += links
      guard !links.isEmpty, RecordKind.kpi.field(field.name)?.decidesFigure == true else {
        continue
      }
      edits += retarget(
        field.name, of: .kpi(ref), from: organization.values(of: field.name, in: .kpi(ref)),
        to: [field.value], reason: "reached by \(keyResult.ref.text)")
    }
    return edits
  }

  private func links(of graduation: Graduation, _ objective: Objective) -> [FileEdit] {
    let kpis = Set(organization.kpis.map(\.ref)).union([graduation.kpi])
    let text = organization.directory(kpis: Array(kpis))
      .text(of: graduation.kpi, in: objective.ref.team)
    let ref = KeyResultRef(objective: objective.ref, id: graduation.keyResult)
    return edit(.graduatedTo, of: .keyResult(ref), to: [text], record: .id(ref.id))
  }
}
