internal import Goals

/// The directories of cycles and of KPIs as they were read, each for itself.
package struct DirectoryParts: Sendable {
  /// Does pieces of work, perhaps at the same time.
  package typealias Together = ([@Sendable () -> DirectoryParts]) -> [DirectoryParts]

  private var cycles: [CycleRef: CyclePart] = [:]
  private var kpis: [TeamPath: KPIPart] = [:]
  /// Where objectives and key results stood before they were moved.
  private(set) var moves = Moves()

  init() {}

  /// Reads what differs from an earlier reading.
  init(
    _ layout: Layout, in text: DirectoryText, _ fiscalYear: FiscalYear,
    after earlier: DirectoryParts, together: Together
  ) {
    var jobs: [Job] = []
    for team in layout.kpis {
      let part = earlier.kpis[team]
      if let part, part.isCurrent(in: text) { kpis[team] = part } else { jobs.append(.kpis(team)) }
    }
    for ref in layout.cycles {
      let part = earlier.cycles[ref]
      if let part, part.isCurrent(in: text, fiscalYear) {
        cycles[ref] = part
      } else {
        jobs.append(.cycle(ref))
      }
    }
    let works = Shares(jobs) { $0.weight(in: text) }.all.map { jobs in
      { @Sendable in
        var parts = DirectoryParts()
        for job in jobs { parts.read(job, in: text, fiscalYear, after: earlier) }
        return parts
      }
    }
    for parts in works.count == 1 ? [works[0]()] : together(works) { add(parts) }
    followMoves(in: text)
  }

  /// Lets journals speak of what was moved since, by the program or by hand.
  private mutating func followMoves(in text: DirectoryText) {
    let moved = cycles.values.flatMap(\.moved)
    moves = Moves(
      moved.isEmpty ? [] : cycles.values.flatMap(\.objectives).sorted { $0.ref.text < $1.ref.text })
    for part in cycles.values {
      for (old, new) in part.twins(in: text) { moves.addTwin(old, of: new) }
    }
    readElsewhere(in: text)
    let strangers = cycles.values.sorted { $0.ref.path < $1.ref.path }
      .map { ($0.ref, $0.strangers(in: text)) }.filter { !$0.1.isEmpty }
    guard !strangers.isEmpty else { return }
    for (cycle, ids) in strangers {
      for (id, keyResults) in ids.sorted(by: { $0.key < $1.key }) {
        let old = ObjectiveRef(cycle: cycle, id: id)
        if let new = newcomer(old, keyResults) { moves.addByHand(old, new) }
      }
    }
    readElsewhere(in: text)
  }

  private mutating func readElsewhere(in text: DirectoryText) {
    for (ref, part) in cycles {
      let elsewhere = Elsewhere(ref, moves) { ref in
        guard let part = cycles[ref.cycle] else { return nil }
        return part.objective(ref.id).map { ($0, part.bytes(of: ref.id)) }
      }
      if elsewhere != part.elsewhere { cycles[ref]?.read(elsewhere, in: text) }
    }
  }

  /// The one objective of this id in another directory that nothing says was made there, and that has
  /// the key results: somebody has moved its file.
  private func newcomer(_ old: ObjectiveRef, _ keyResults: Set<String>) -> ObjectiveRef? {
    let found = cycles.values.compactMap { part in
      part.ref == old.cycle ? nil : part.objective(old.id).map { ($0, part.events[$0.ref] ?? []) }
    }
    guard found.count == 1, let (objective, events) = found.first,
      !events.contains(where: { $0.kind == .added }),
      objective.carriedFrom.map({ $0.value.trimmed == old.text }) != true,
      !objective.fields.contains(where: { $0.isCalled(.movedFrom) }),
      keyResults.isSubset(of: Set(objective.keyResults.map(\.ref.id)))
    else { return nil }
    return objective.ref
  }

  private mutating func add(_ parts: DirectoryParts) {
    cycles.merge(parts.cycles) { _, new in new }
    kpis.merge(parts.kpis) { _, new in new }
  }

  private mutating func read(
    _ job: Job, in text: DirectoryText, _ fiscalYear: FiscalYear, after earlier: DirectoryParts
  ) {
    switch job {
    case .kpis(let team): kpis[team] = KPIPart(team, in: text, after: earlier.kpis[team])
    case .cycle(let ref):
      cycles[ref] = CyclePart(ref, in: text, fiscalYear, after: earlier.cycles[ref])
    }
  }

  /// Puts all together.
  ///
  /// - Returns: Last lines without an end, by path.
  func gather(_ layout: Layout, into all: inout Organization.Parts) -> [String: Finding] {
    var unfinished: [String: Finding] = [:]
    let parts = layout.cycles.compactMap { cycles[$0] }
    all.objectives.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in layout.kpis.compactMap({ kpis[$0] }) {
      all.kpis += part.kpis
      all.findings += part.findings
      unfinished.merge(part.unfinished) { first, _ in first }
    }
    all.moves = moves
    all.findings += moves.left.map { old, new in
      Finding(
        at: Place(file: old.file), .leftBehind, "\(old.text) was moved to \(new.text)",
        hint: "the next change takes it away, unless it was changed here since")
    }
    all.findings += moves.byHand.map { old, new in
      Finding(
        at: Place(file: new.file), .movedByHand,
        "journals of \(old.cycle.path) tell of \(old.id), which is here", hint: .writeDownMove(new))
    }
    for part in parts {
      if let cycle = part.cycle { all.cycles.append(cycle) }
      all.objectives += moves.left.isEmpty ? part.objectives : part.objectives.compactMap(present)
      all.journals.append(part.events)
      all.findings += part.findings
      unfinished.merge(part.unfinished) { first, _ in first }
    }
    return unfinished
  }
}

extension DirectoryParts {
  /// An objective without what a move has left behind.
  private func present(_ objective: Objective) -> Objective? {
    guard moves.left[.objective(objective.ref)] == nil else { return nil }
    var objective = objective
    objective.keyResults.removeAll { moves.left[.keyResult($0.ref)] != nil }
    return objective
  }
}

/// A directory that is read for itself.
private enum Job: Sendable {
  case kpis(TeamPath)
  case cycle(CycleRef)

  func weight(in text: DirectoryText) -> Int {
    switch self {
    case .kpis(let team):
      let folder = text.folders[DataFolder.kpis(team).path]
      let inside = (folder?.folders ?? []).compactMap {
        text.folders[KPIRef(team: team, id: $0).directory]?.weight
      }
      return inside.reduce(folder?.weight ?? 0, +)
    case .cycle(let ref):
      return (text.folders[ref.path]?.weight ?? 0)
        + (text.folders[DataFolder.journal(ref).path]?.weight ?? 0)
    }
  }
}

/// Work cut into shares that take about as long; what is quickly done stays in one.
package struct Shares<Work> {
  package private(set) var all: [[Work]] = [[]]
  /// In bytes, with what opening a file costs: a thread costs more than ten files.
  private static var least: Int { 32 * 1024 }
  /// More gain nothing on a disk's files.
  private static var most: Int { 4 }

  /// `weight` is how long a piece takes, in bytes to be understood.
  package init(_ works: [Work], weight: (Work) -> Int) {
    let weights = works.map(weight)
    let limit = max(weights.reduce(0, +) / Self.most + 1, Self.least)
    var last = 0
    for (work, weight) in zip(works, weights) {
      if last > 0, last + weight / 2 > limit {
        all.append([])
        last = 0
      }
      all[all.count - 1].append(work)
      last += weight
    }
  }
}
