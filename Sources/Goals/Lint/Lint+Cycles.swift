extension Lint {
  mutating func lookAtCycles() {
    for (ref, objectives) in Dictionary(grouping: organization.objectives, by: \.ref.cycle) {
      guard let cycle = organization.cycles[ref] else { continue }
      checkClosing(of: cycle, objectives)
      let active = objectives.count { review.standing(of: $0.ref)?.state == .active }
      guard active > Lint.most, includesPast || !isOver(ref) else { continue }
      report(
        .manyObjectives, at: Place(file: ref.path),
        "\(ref.name.text) has \(active) active objectives",
        "choose the five that matter most, and drop or postpone the others")
    }
    for suspect in Sandbagging.suspects(in: review) { report(suspect) }
  }

  /// One finding for a cycle, however many objectives wait in it.
  private mutating func checkClosing(of cycle: Cycle, _ objectives: [Objective]) {
    let (name, last) = (cycle.ref.name.text, cycle.span.last)
    let open = objectives.filter(review.isOpen)
    let example = open.first.map { ", \($0.ref.id) first" } ?? ""
    let close: Remedy =
      "close its objectives\(example), then the cycle: State: closed in its cycle.rec"
    if cycle.isClosed, !open.isEmpty, review.day > last {
      report(
        .notClosed, at: Place(file: cycle.ref.path),
        "\(name) is closed, but \(open.count) of its \(objectives.count) objectives are not", close)
    } else if !cycle.isClosed, review.day > last {
      report(
        .notClosed, at: Place(file: cycle.ref.path),
        "\(name) ended on \(last.text) and is not closed; \(open.count) of \(objectives.count) "
          + "objectives are open",
        open.isEmpty ? "write State: closed in its cycle.rec" : close)
    }
  }

  private mutating func report(_ suspect: Sandbagging) {
    let means = suspect.cycles.map { mean in
      "\(Decimal.text(mean.score, decimals: 2)) in \(mean.cycle.text)"
    }.joined(separator: " and ")
    guard let last = suspect.cycles.last else { return }
    let (place, who) =
      switch suspect.subject {
      case .team(let path):
        (
          Place(file: CycleRef(team: path, name: last.cycle).path),
          path.isRoot ? "the team" : path.text
        )
      case .owner(let id):
        (organization.person(id)?.place ?? Place(file: "people.rec"), id)
      }
    report(
      .sandbagging, at: place,
      "the aspirational objectives of \(who) scored \(means), where 0.7 is expected",
      "aim higher, or say Ambition: committed")
  }
}
