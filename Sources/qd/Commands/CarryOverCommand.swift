import ArgumentParser
import GoalFiles
import Goals

/// `qd carry-over`: what is still open goes on in the next cycle.
struct CarryOverCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "carry-over", abstract: "Let open objectives go on in the next cycle.",
    discussion: """
      Without REF it takes every open objective of the cycles that ended last, a year's and a \
      quarter's together. Each is copied with its targets, and both name each other; what it \
      supports follows. Key results that are complete, reached or dropped, and milestones that \
      are reached, stay behind; --keep and --leave choose otherwise, by id or as REF#KR. qd close \
      still closes the earlier one.
      """, example: "qd carry-over --from 2026-Q3 --to 2026-Q4 --fresh")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The objectives.", valueName: "ref"))
  var references: [String] = []

  @Option(help: ArgumentHelp("Another cycle than the one that ended last.", valueName: "cycle"))
  var from: String?

  @Option(
    help: ArgumentHelp("Another cycle than the next one of the same length.", valueName: "cycle"))
  var to: String?

  @Option(help: ArgumentHelp("Only this team and the teams in it.", valueName: "team"))
  var team: String?

  @Flag(help: "Numbers start at their present value.")
  var fresh = false

  @Option(help: ArgumentHelp("A key result that goes on, complete or not.", valueName: "kr"))
  var keep: [String] = []

  @Option(help: ArgumentHelp("A key result that stays behind.", valueName: "kr"))
  var leave: [String] = []

  @Flag(name: .customLong("dry-run"), help: "Change nothing, say what would go on.")
  var isDryRun = false

  func validate() throws {
    if !references.isEmpty, from != nil || team != nil {
      throw ValidationError("--from and --team go without REF")
    }
  }

  func answer(in session: Session) throws(Failure) -> Answer {
    guard !isDryRun else { return try preview(in: session) }
    var steps: [CarryOver] = []
    let (before, saved) = try session.save { organization throws(Refusal) in
      steps = try self.steps(in: session.review(of: organization))
      return .all(steps.map(\.action))
    }
    var answer = Answer(steps, in: saved.organization, saved: saved, on: session.paper)
    answer.remarks = Answer(saved, since: before, on: session.paper).remarks
    return answer
  }

  private func preview(in session: Session) throws(Failure) -> Answer {
    let review = try session.review()
    do throws(Refusal) {
      return Answer(
        try steps(in: review), in: review.organization, saved: nil, on: session.paper)
    } catch {
      throw .refused(error)
    }
  }

  private func steps(in review: Review) throws(Refusal) -> [CarryOver] {
    let organization = review.organization
    let objectives =
      references.isEmpty
      ? try open(in: review)
      : organization.parentsFirst(
        try references.map { text throws(Refusal) in try organization.objective(named: text) })
    try checkChoices(among: objectives)
    return try objectives.map { objective throws(Refusal) in
      let cycle = try target(of: objective.ref, in: organization)
      try organization.checkGoingOn(objective.ref, in: cycle)
      let proposal = ClosingProposal(of: objective.ref, in: review)
      let choice = GoingOnChoice(
        kept: ids(keep, of: objective), left: ids(leave, of: objective))
      let plain = GoingOn(of: objective.ref, choice, in: review)
      let retargets = (fresh ? proposal?.freshStarts ?? [] : []).filter { retarget in
        !plain.left.contains { $0.keyResult == retarget.keyResult }
      }
      return CarryOver(
        from: objective.ref, title: objective.title, to: cycle, retargets: retargets,
        choice: choice,
        goingOn: GoingOn(of: objective.ref, choice, retargets: retargets, in: review))
    }
  }

  /// The ids of an objective's key results that are named: `lifecycle`, `…/shorten#lifecycle`.
  private func ids(_ names: [String], of objective: Objective) -> Set<String> {
    let ids = names.compactMap { name -> String? in
      let parts = name.split(separator: "#", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return name }
      return [objective.ref.text, objective.ref.id].contains(parts[0]) ? parts[1] : nil
    }
    return Set(ids.filter { objective.keyResult($0) != nil })
  }

  private func checkChoices(among objectives: [Objective]) throws(Refusal) {
    for name in keep + leave where objectives.allSatisfy({ ids([name], of: $0).isEmpty }) {
      let known = objectives.flatMap { $0.keyResults.map(\.ref.id) }
      throw .unknown(name, near: nearest(to: name, among: known))
    }
  }

  /// The open objectives of one cycle that don't go on yet.
  private func open(in review: Review) throws(Refusal) -> [Objective] {
    let organization = review.organization
    let scope = try team.map { path throws(Refusal) in try organization.team(path).path } ?? .root
    let open = organization.objectives.filter { objective in
      objective.state == .active && objective.ref.team.isWithin(scope)
        && organization.successor(of: objective.ref) == nil
    }
    if let from {
      let name = try organization.cycle(from)
      let found = open.filter { $0.ref.cycle.name == name }
      guard found.isEmpty else { return found }
      throw CarryOver.nothing(in: name.text)
    }
    let ended = organization.openAfterEnd(on: review.day, within: scope).filter {
      organization.successor(of: $0.ref) == nil
    }
    guard !ended.isEmpty else { throw CarryOver.nothing(in: "a cycle that ended") }
    return ended
  }

  /// The cycle that is named, for what was of one as long; else the next one.
  private func target(
    of ref: ObjectiveRef, in organization: Organization
  ) throws(Refusal) -> CycleRef {
    let next = organization.next(after: ref.cycle)
    if let to {
      let named = CycleRef(team: ref.team, name: CycleName(to))
      let isMeant = !references.isEmpty || from != nil || next == nil
      if isMeant || organization.isAsLong(named, as: ref.cycle) { return named }
    }
    if let next { return next }
    throw .noSuchPlace(
      "next", hint: "\(ref.cycle.name.text) has dates of its own; name the cycle with --to")
  }
}

/// One objective that goes on.
private struct CarryOver {
  let from: ObjectiveRef
  let title: String
  let to: CycleRef
  let retargets: [Retarget]
  let choice: GoingOnChoice
  let goingOn: GoingOn

  var action: Change.Action { .carryOver(from, to: to, retargets: retargets, choice: choice) }

  static func nothing(in cycle: String) -> Refusal {
    .unreadable(
      field: "carry-over", problem: "nothing open is left in \(cycle)",
      hint: "--from names another cycle")
  }
}

extension Answer {
  /// One line for each objective; before it is saved the new one has no reference yet.
  fileprivate init(
    _ steps: [CarryOver], in organization: Organization, saved: Saved?, on paper: Paper
  ) {
    let pairs = steps.map { step in
      let successor = saved.flatMap { _ in organization.successor(of: step.from)?.text }
      return (step, successor)
    }
    guard !paper.isJSON else {
      self.init(
        JSON([
          "what": JSON(saved?.what), "ref": .null,
          "files": .array((saved?.files ?? []).map { .text($0) }),
          "carriedOver": .array(
            pairs.map { step, successor in
              JSON([
                "from": .text(step.from.text), "to": .text(successor ?? step.to.path),
                "retargets": .array(step.retargets.map(\.json)),
                "leftBehind": .array(step.goingOn.left.map(\.json)),
                "milestonesLeft": .object(step.goingOn.milestonesJSON),
              ])
            }),
        ]))
      return
    }
    let lines = pairs.flatMap { step, successor in
      ["\(step.from.text) → \(successor ?? step.to.path): \(step.title)"]
        + (step.goingOn.text.isEmpty ? [] : ["  \(step.goingOn.text)"])
        + step.retargets.map { "  #\($0.keyResult) from \($0.start ?? "") to \($0.value)" }
    }
    self.init(saved == nil ? lines + ["nothing was saved"] : lines)
  }
}

extension Retarget {
  fileprivate var json: JSON {
    JSON([
      "keyResult": .text(keyResult), "field": .text(field.rawValue), "start": JSON(start),
      "value": .text(value),
    ])
  }
}

extension GoingOn {
  fileprivate var milestonesJSON: [JSON.Member] {
    milestones.sorted { $0.key < $1.key }.map { id, reached in
      JSON.Member(key: id, value: .array(reached.sorted().map { .text($0) }))
    }
  }
}

extension GoingOn.Left {
  fileprivate var json: JSON {
    JSON(["keyResult": .text(keyResult), "why": .text(reason)])
  }
}

extension Organization {
  /// Whether one cycle is about as long as another: a quarter follows a quarter.
  fileprivate func isAsLong(_ cycle: CycleRef, as other: CycleRef) -> Bool {
    guard let span = cycles[cycle]?.span ?? span(of: cycle.name), let own = cycles[other]?.span
    else { return true }
    return abs(span.dayCount - own.dayCount) <= 4
  }

  fileprivate func objective(named text: String) throws(Refusal) -> Objective {
    guard case .objective(let ref) = try resolve(text), let objective = objective(ref) else {
      throw .wrongKind(text, needed: "an objective")
    }
    return objective
  }
}
