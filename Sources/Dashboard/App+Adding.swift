import Goals

/// What `a` and `A` add, by where the cursor is.
enum Addition: Hashable, Sendable {
  case objective(beside: ObjectiveRef?)
  case keyResult(of: ObjectiveRef)
  case kpi(of: TeamPath)
  case reading(of: KPIRef)

  /// For the line of hints.
  var noun: String {
    switch self {
    case .objective: "objective"
    case .keyResult: "key result"
    case .kpi: "KPI"
    case .reading: "reading"
    }
  }
}

extension App {
  /// Beside what the cursor is on.
  func sibling(_ deck: Deck) -> Addition {
    switch (screens.overview.focus, screens.subject(in: deck)) {
    case (.kpis, let subject): .kpi(of: subject?.kpi?.team ?? .root)
    case (_, .keyResult(let ref)?): .keyResult(of: ref.objective)
    case (.keyResults, .objective(let ref)?): .keyResult(of: ref)
    case (_, .objective(let ref)?): .objective(beside: ref)
    default: .objective(beside: nil)
    }
  }

  /// Below what the cursor is on.
  func child(_ deck: Deck) -> Addition {
    switch (screens.overview.focus, screens.subject(in: deck)) {
    case (.kpis, .kpi(let ref)?): .reading(of: ref)
    case (.kpis, _): sibling(deck)
    case (_, .objective(let ref)?): .keyResult(of: ref)
    default: sibling(deck)
    }
  }

  func prompt(for addition: Addition, _ deck: Deck) -> any Prompt {
    switch addition {
    case .objective(let sibling): FormPrompt(objectiveBeside: sibling, deck)
    case .keyResult(let ref): FormPrompt(keyResultOf: ref, deck)
    case .kpi(let team): FormPrompt(kpiOf: team, deck)
    case .reading(let ref):
      CheckInPrompt(of: CheckInPrompt.Subject.kpi(ref), history: history[.note])
    }
  }

  /// What the keys that add would add here, as the line of hints says it.
  func additions(_ deck: Deck) -> [Command: String] {
    let (sibling, child) = (sibling(deck), child(deck))
    return [
      .addSibling: "add \(sibling.noun)",
      .addChild: sibling == child ? "" : "add \(child.noun)",
    ]
  }

  /// What was added to another cycle than the one that is shown is gone to there.
  mutating func goToAdded(after old: Deck) {
    guard let deck, screens.top == nil,
      old.organization.objectives.count < deck.organization.objectives.count
    else { return }
    let known = Set(old.organization.objectives.map(\.ref))
    let added = deck.organization.objectives.first { !known.contains($0.ref) }?.ref
    guard let added, deck.outline.nodes.allSatisfy({ $0.ref != added }) else { return }
    go(to: .objective(added), deck)
  }
}

extension Deck {
  /// Why something can't be added where it would go.
  func obstacle(to addition: Addition) -> String? {
    switch addition {
    case .objective(let sibling):
      let cycle = sibling?.cycle ?? CycleRef(team: .root, name: cycle)
      guard organization.cycles[cycle]?.isClosed == true else { return nil }
      return "\(cycle.path) is closed, so no objective begins in it; "
        + "\(Command.nextCycle.key) goes to the next"
    case .keyResult(let ref):
      guard isClosed(.objective(ref)) else { return nil }
      return "\(ref.text) is closed, so nothing is added to it; \(Command.edit.key) opens it again"
    case .kpi: return nil
    case .reading(let ref): return obstacle(toRecord: ref)
    }
  }

  /// What is worked out from others has no readings of its own.
  func obstacle(toRecord ref: KPIRef) -> String? {
    guard let kpi = organization.kpi(ref), kpi.ratio != nil else { return nil }
    return kpi.computation.map { "\($0); go to one of those to record it" }
  }
}
