internal import Goals

// Several changes as one: each is made on what those before it have left.
extension RevisionWriter {
  /// Each prefix of each part is valid, so each prefix of the whole is.
  func all(_ actions: [Change.Action]) throws(Refusal) -> Revision {
    var whole = Composition(change: change, draft: draft)
    var rest = actions[...]
    while let action = rest.first {
      let deletions = rest.prefix(while: \.isDeletion)
      if deletions.isEmpty {
        try whole.add(action)
      } else {
        try whole.delete(deletions)
      }
      rest = rest.dropFirst(max(1, deletions.count))
    }
    return Revision(
      what: what(of: actions, whole.parts), edits: whole.parts.flatMap(\.edits).staged)
  }

  private func what(of actions: [Change.Action], _ parts: [Revision]) -> String {
    guard let first = parts.first, parts.count > 1 else { return parts.first?.what ?? "nothing" }
    let kpis = actions.map { action -> KPIRef? in
      if case .record(let ref, _, _, _) = action { ref } else { nil }
    }
    guard let kpi = kpis[0].flatMap(organization.kpi), Set(kpis).count == 1 else {
      return "\(first.what), and \(parts.count - 1) more"
    }
    return "\(parts.count) readings: \(kpi.title)"
  }
}

/// The parts of a change so far, and the draft as they leave it.
private struct Composition {
  let change: Change
  private(set) var parts: [Revision] = []
  private var draft: Draft
  /// What was there at first.
  private let before: Organization
  /// Edits that the draft hasn't got yet, because no part has asked for what they change.
  private var pending: [FileEdit] = []
  /// The objects they change; `nil`: any may be.
  private var changed: Set<Scope>? = []

  init(change: Change, draft: Draft) {
    (self.change, self.draft, before) = (change, draft, draft.organization)
  }

  mutating func add(_ action: Change.Action) throws(Refusal) {
    var scope = action.scope(in: draft.organization)
    let isApart = scope.flatMap { scope in changed.map(scope.needs.isDisjoint) } ?? false
    if !isApart {
      try catchUp()
      scope = action.scope(in: draft.organization)
    }
    if action.looksForMentions { draft.index() }
    let part = try Change(action, by: change.author, at: change.at).revision(in: draft)
    parts.append(part)
    pending += part.edits
    changed = scope.flatMap { scope in changed?.union(scope.leaves) }
  }

  /// Carries out what is pending.
  private mutating func catchUp() throws(Refusal) {
    guard !pending.isEmpty else { return }
    do throws(EditObstacle) {
      try draft.apply(pending)
    } catch {
      throw error.refusal
    }
    (pending, changed) = ([], [])
  }

  /// Deletes several objects. One that another of them names can go with that one, and a key result
  /// has gone with its objective.
  mutating func delete(_ actions: ArraySlice<Change.Action>) throws(Refusal) {
    var waiting = Array(actions)
    while !waiting.isEmpty {
      var (left, refused) = ([Change.Action](), Refusal?.none)
      for action in waiting {
        do throws(Refusal) {
          try catchUp()
          if !hasGone(action) {
            try add(action)
          } else {
            parts.append(Revision(what: "", edits: []))
          }
        } catch {
          guard case .stays = error else { throw error }
          refused = refused ?? error
          left.append(action)
        }
      }
      if left.count == waiting.count, let refused { throw refused }
      waiting = left
    }
  }

  private func hasGone(_ action: Change.Action) -> Bool {
    guard case .delete(let reference) = action else { return false }
    return draft.organization.fields(of: reference).isEmpty
      && !before.fields(of: reference).isEmpty
  }
}

/// What a change looks at, and what it leaves otherwise than it was.
private struct ChangeScope {
  let needs: Set<Scope>
  let leaves: Set<Scope>
}

/// Something that a change looks at, or changes.
private enum Scope: Hashable {
  /// An objective's record, those of its key results, and what happened to it.
  case objective(ObjectiveRef)
  /// A KPI's record, or any of its readings.
  case kpi(KPIRef)
  /// The readings of a KPI, all of them.
  case readings(KPIRef)
  /// Its reading for one moment.
  case reading(KPIRef, Moment)
}

extension Change.Action {
  fileprivate var isDeletion: Bool { if case .delete = self { true } else { false } }

  /// Whether it asks who names an object, so that many of them are worth an index.
  fileprivate var looksForMentions: Bool {
    switch self {
    case .delete, .rename: true
    default: false
    }
  }

  /// The object that it looks at and changes, where that is one; `nil`: any may be.
  fileprivate func scope(in organization: Organization) -> ChangeScope? {
    switch self {
    case .checkIn(let ref, _, _, _, _):
      let kpi = organization.keyResult(ref).flatMap(organization.kpi(feeding:))?.ref
      return ChangeScope(of: ref.objective, kpi)
    case .comment(.objective(let ref), _, _), .set(.objective(let ref), _, _),
      .addKeyResult(let ref, _), .bring(let ref, _, _), .enter(let ref, _):
      return ChangeScope(of: ref)
    // With an id of its own it depends on no other one; without, on the ids that are taken.
    case .addObjective(let cycle, let id?, _, _):
      return ChangeScope(of: ObjectiveRef(cycle: cycle, id: id))
    case .comment(.keyResult(let ref), _, _), .set(.keyResult(let ref), _, _):
      return ChangeScope(of: ref.objective)
    case .record(let ref, _, let on, _):
      guard let moment = Moment(parsing: on) else { return ChangeScope(of: nil, ref) }
      return ChangeScope(
        needs: [.readings(ref), .reading(ref, moment)],
        leaves: [.kpi(ref), .reading(ref, moment)])
    default: return nil
    }
  }
}

extension ChangeScope {
  fileprivate init(of objective: ObjectiveRef?, _ kpi: KPIRef? = nil) {
    let objective = objective.map { [Scope.objective($0)] } ?? []
    needs = Set(objective + (kpi.map { [.kpi($0), .readings($0)] } ?? []))
    leaves = needs
  }
}
