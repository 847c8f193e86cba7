import ArgumentParser
import Goals

/// What is decided on when an objective is closed.
struct CloseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("achieved, missed or dropped.", valueName: "outcome"))
  var outcome: String?

  @Option(
    name: .customLong("score"),
    help: ArgumentHelp("0 to 1, of the objective or of a key result.", valueName: "[KR=]score"))
  var scores: [String] = []

  @Option(help: ArgumentHelp("Why a score differs, or why it is corrected.", valueName: "text"))
  var reason = ""

  @Option(help: ArgumentHelp("What was learned.", valueName: "text"))
  var learned = ""

  @Option(
    name: .customLong("carry"),
    help: ArgumentHelp("The cycle it goes on in; next is the next one.", valueName: "cycle"))
  var carry: String?

  @Option(
    name: .customLong("target"),
    help: ArgumentHelp("A new target where it goes on.", valueName: "[KR=]value"))
  var targets: [String] = []

  @Flag(help: "Where it goes on, numbers start at their present value.")
  var fresh = false

  @Option(
    help: ArgumentHelp("A key result that goes on, complete or not.", valueName: "kr"))
  var keep: [String] = []

  @Option(help: ArgumentHelp("A key result that stays behind.", valueName: "kr"))
  var leave: [String] = []

  @Option(
    name: .customLong("graduate"),
    help: ArgumentHelp("The KPI that takes the level reached over.", valueName: "[KR=]kpi"))
  var graduates: [String] = []

  @Option(
    name: .customLong("graduate-new"),
    help: ArgumentHelp("A new KPI with the level reached.", valueName: "[KR=]title"))
  var newKPIs: [String] = []

  func validate() throws {
    if carry != nil, !(graduates + newKPIs).isEmpty {
      throw ValidationError("choose one of --carry and --graduate")
    }
    if carry == nil, fresh || !(targets + keep + leave).isEmpty {
      throw ValidationError("--target, --fresh, --keep and --leave go with --carry CYCLE")
    }
  }

  /// Whether nothing but an outcome may have been said.
  var isEmpty: Bool {
    scores.isEmpty && reason.isEmpty && learned.isEmpty && carry == nil && graduates.isEmpty
      && newKPIs.isEmpty
  }

  func decision(
    _ outcome: Objective.State, on proposal: ClosingProposal
  ) throws(Refusal) -> ClosingProposal.Decision {
    var decision = ClosingProposal.Decision(outcome: outcome, reason: reason, learned: learned)
    for text in scores {
      let (id, value) = proposal.split(text)
      let score = try CloseOptions.score(value)
      if let id { decision.keyResultScores[id] = score } else { decision.score = score }
    }
    decision.next = try next(for: proposal)
    return decision
  }

  private func next(for proposal: ClosingProposal) throws(Refusal) -> Closing.Next {
    if let carry {
      let retargets = try targets.map { text throws(Refusal) in
        let (id, value) = proposal.split(text)
        return try proposal.retarget(id, to: value)
      }
      let cycle = try proposal.cycle(named: carry)
      let choice = GoingOnChoice(kept: Set(keep), left: Set(leave))
      return .carryOver(
        to: cycle,
        retargets: fresh ? proposal.freshStarts(besides: retargets, choice) : retargets,
        choice: choice)
    }
    let existing = try graduates.map { text throws(Refusal) in
      try proposal.graduation(into: text)
    }
    let new = try newKPIs.map { text throws(Refusal) in try proposal.graduation(as: text) }
    return (existing + new).isEmpty ? .end : .graduate(existing + new)
  }

  private static func score(_ text: String) throws(Refusal) -> Double {
    guard let quantity = try? Quantity(parsing: text), quantity.unit == nil else {
      throw .unreadable(
        field: Closing.Entry.score.rawValue, problem: "\"\(text)\" is not a score",
        hint: "write a number from 0 to 1 with up to two decimals, like 0.7")
    }
    return quantity.number
  }
}

extension ClosingProposal {
  /// `KR=VALUE` where a key result has that id, else the whole is the value.
  fileprivate func split(_ text: String) -> (id: String?, value: String) {
    guard let equals = text.firstIndex(of: "=") else { return (nil, text) }
    let id = String(text[..<equals].trimmed)
    guard Identifier.isValid(id) else { return (nil, text) }
    return (id, String(text[text.index(after: equals)...].trimmed))
  }

  /// A cycle of the objective's team: `2027-Q1`, `sales/2027-Q1`, or `next`.
  fileprivate func cycle(named text: String) throws(Refusal) -> CycleRef {
    guard text == "next" else {
      return text.contains("/")
        ? CycleRef(path: text)
        : CycleRef(team: objective.ref.team, name: CycleName(text))
    }
    if let next = organization.next(after: objective.ref.cycle) { return next }
    throw .noSuchPlace(
      "next", hint: "\(objective.ref.cycle.name.text) has dates of its own; name the cycle")
  }

  /// What stays behind anyway starts nowhere.
  fileprivate func freshStarts(
    besides retargets: [Retarget], _ choice: GoingOnChoice
  ) -> [Retarget] {
    let gone = goingOn(choice, retargets: retargets).left.map(\.keyResult)
    let named = Set(retargets.map(\.keyResult) + gone)
    return retargets + freshStarts.filter { !named.contains($0.keyResult) }
  }

  fileprivate func graduation(into text: String) throws(Refusal) -> Graduation {
    let (id, name) = split(text)
    let ref: KPIRef
    do throws(Refusal) {
      ref = try organization.kpi(named: name)
    } catch {
      guard case .unknown(let name, let near) = error else { throw error }
      throw .noSuchPlace(
        name, hint: "\(near.map { "did you mean \($0)? " } ?? "")--graduate-new makes a KPI")
    }
    return try graduation(id, into: ref)
  }

  fileprivate func graduation(as text: String) throws(Refusal) -> Graduation {
    let (id, title) = split(text)
    let ref = KPIRef(team: objective.ref.team, id: Identifier.slug(title))
    guard organization.kpi(ref) == nil else { throw .exists(ref.text) }
    return try graduation(id, into: ref, title: title)
  }
}
