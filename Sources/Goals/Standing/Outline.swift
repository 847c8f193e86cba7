/// The objective tree of a cycle: who supports whom among the objectives that are shown.
///
/// It holds the cycle's own objectives and those of every cycle that contains it or lies in it. An
/// objective whose parent isn't shown stands at the top.
public struct Outline: Sendable {
  /// An objective in the tree.
  public struct Node: Sendable {
    /// Which objective.
    public let ref: ObjectiveRef
    /// How far from the top, 0 at the top.
    public let depth: Int
    /// The objective above it that is shown.
    public let parent: ObjectiveRef?
    /// The objectives below it, in the order shown.
    public let children: [ObjectiveRef]
  }

  /// The cycle it shows.
  public let cycle: CycleName
  /// Its days.
  public let span: Span?
  /// The objectives from top to bottom, each before those below it.
  public let nodes: [Node]

  /// The tree of a cycle, of the whole organisation or of one team, of everybody or one owner.
  public init(
    of organization: Organization, cycle: CycleName, team: TeamPath? = nil, owner: String? = nil
  ) {
    self.cycle = cycle
    let span = organization.span(of: cycle)
    self.span = span
    let shown = organization.objectives.filter { objective in
      organization.shows(objective, in: cycle, span)
        && team.map { objective.belongs(to: $0) } ?? true
        && owner.map { organization.isOwned(objective, by: $0) } ?? true
    }
    nodes = OutlineBuilder(shown.map(\.ref), in: organization).nodes
  }

  /// The topmost objectives.
  public var roots: [ObjectiveRef] { nodes.filter { $0.depth == 0 }.map(\.ref) }

  /// The roll-up of the row of the organisation, or of the team it was made for.
  public func rollup(in review: Review) -> Rollup {
    let terms = terms(in: review)
    var rollup = Rollup(of: terms.compactMap { review.standing(of: $0) })
    rollup.coverage = span.flatMap { span in
      Coverage(of: span, by: review.coveredSpans(of: terms), on: review.day)
    }
    return rollup
  }

  /// The objectives that count in that row: those that support nothing shown that itself counts.
  ///
  /// A draft or a dropped one does not, and what supports it stands in its place.
  public func terms(in review: Review) -> [ObjectiveRef] {
    var (terms, depth) = ([ObjectiveRef](), Int.max)
    for node in nodes where node.depth <= depth {
      let state = review.standing(of: node.ref)?.state
      let counts = state.map { Omission($0) == nil } ?? false
      depth = counts ? node.depth : .max
      if counts { terms.append(node.ref) }
    }
    return terms
  }
}

/// Lays out objectives depth first; longer cycles come first, then the order of paths.
private struct OutlineBuilder {
  private(set) var nodes: [Outline.Node] = []
  private let shown: Set<ObjectiveRef>
  private let organization: Organization

  init(_ refs: [ObjectiveRef], in organization: Organization) {
    self.organization = organization
    shown = Set(refs)
    let roots = refs.filter { ref in
      organization.parent(of: ref).map { !shown.contains($0) } ?? true
    }
    for root in sorted(roots) { add(root, depth: 0, parent: nil) }
  }

  private mutating func add(_ ref: ObjectiveRef, depth: Int, parent: ObjectiveRef?) {
    let children = sorted(organization.children(of: ref).filter(shown.contains))
    nodes.append(Outline.Node(ref: ref, depth: depth, parent: parent, children: children))
    for child in children { add(child, depth: depth + 1, parent: ref) }
  }

  /// The longer cycle first; of one team's cycle by `Priority:`, then by id, where 2 comes before 10.
  private func sorted(_ refs: [ObjectiveRef]) -> [ObjectiveRef] {
    let places = Dictionary(zip(refs.map(\.cycle), 0...)) { first, _ in first }
    let keyed = refs.map { ref in
      (
        ref: ref, length: organization.span(of: ref)?.dayCount ?? 0,
        // The refs come in the order of their paths, and equal lengths must keep it.
        place: places[ref.cycle] ?? 0, priority: organization.objective(ref)?.priority ?? .max,
        id: ref.id.counting
      )
    }
    return keyed.sorted {
      ($1.length, $0.place, $0.priority, $0.id) < ($0.length, $1.place, $1.priority, $1.id)
    }.map(\.ref)
  }
}

extension Organization {
  /// The names of all cycles that hold objectives, by first day, the longer first.
  public var cycleNames: [CycleName] {
    let names = Set(objectives.map(\.ref.cycle.name))
    let dated = names.compactMap { name in span(of: name).map { (name: name, span: $0) } }
    return dated.sorted {
      ($0.span.first, $1.span.dayCount, $0.name.text) < (
        $1.span.first, $0.span.dayCount, $1.name.text
      )
    }.map(\.name)
  }

  /// The days of the cycle with a name; for a custom one those of the first team that has it.
  public func span(of name: CycleName) -> Span? {
    name.span(in: settings.fiscalYear)
      ?? cycles.values.filter { $0.ref.name == name }.min { $0.ref.path < $1.ref.path }?.span
  }

  /// The cycle that is shown without one being named: the shortest running one that holds
  /// objectives; none running: the next planned one, else the last, of several the shortest.
  public func currentCycle(on day: Day) -> CycleName? {
    let names = cycleNames.compactMap { name in span(of: name).map { (name: name, span: $0) } }
    let running = names.filter { $0.span.contains(day) }
    if let shortest = running.min(by: { $0.span.dayCount < $1.span.dayCount }) {
      return shortest.name
    }
    let planned = names.filter { $0.span.first > day }
    let next = planned.min {
      ($0.span.first, $0.span.dayCount) < ($1.span.first, $1.span.dayCount)
    }
    let last = names.max { ($0.span.last, $1.span.dayCount) < ($1.span.last, $0.span.dayCount) }
    return (next ?? last)?.name
  }

  fileprivate func shows(_ objective: Objective, in cycle: CycleName, _ span: Span?) -> Bool {
    guard objective.ref.cycle.name != cycle else { return true }
    guard let span, let own = self.span(of: objective.ref) else { return false }
    return own.contains(span) || span.contains(own)
  }

  fileprivate func isOwned(_ objective: Objective, by name: String) -> Bool {
    let id = person(name)?.id ?? name
    return objective.named.contains { $0.value == id }
  }
}

extension Objective {
  /// Whether a team shows it: its own, that of a team inside, or one shared with it.
  fileprivate func belongs(to team: TeamPath) -> Bool {
    ref.team.isWithin(team) || sharedWith.contains { TeamPath($0.value) == team }
  }
}
