/// The references between objectives and KPIs, resolved once; what can't be resolved is a finding.
struct Links: Sendable {
  private(set) var parents: [ObjectiveRef: ObjectiveRef] = [:]
  private(set) var children: [ObjectiveRef: [ObjectiveRef]] = [:]
  /// The objectives that support a key result.
  private(set) var supporters: [KeyResultRef: [ObjectiveRef]] = [:]
  private(set) var successors: [ObjectiveRef: ObjectiveRef] = [:]
  private(set) var kpis: [KeyResultRef: KPIRef] = [:]
  private(set) var watched: [ObjectiveRef: [KPIRef]] = [:]
  private(set) var findings: [Finding] = []
  /// Whether objectives support each other in a circle.
  private(set) var hasCircle = false
  var directory: Directory

  init(objectives: [Objective], kpis: [KPI], cycles: [CycleRef: Cycle], moves: Moves) {
    directory = Directory(
      objectives: objectives.map(\.ref), kpis: kpis.map(\.ref), spans: cycles.mapValues(\.span),
      moves: moves)
    let keyResults = Dictionary(objectives.map { ($0.ref, $0.keyResults) }) { first, _ in first }
    let isKeyResult = { (ref: KeyResultRef) in
      keyResults[ref.objective]?.contains { $0.ref == ref } == true
    }
    for objective in objectives { resolve(objective, among: isKeyResult) }
    for objective in objectives { follow(objective) }
    breakCircles(objectives)
    for objective in objectives {
      if let parent = parents[objective.ref] { children[parent, default: []].append(objective.ref) }
    }
    let units = Dictionary(kpis.map { ($0.ref, $0.targetUnit) }) { first, _ in first }
    for objective in objectives { compareUnits(objective, with: units) }
  }

  /// Links an objective that was not there, or was taken out.
  mutating func add(_ objective: Objective, among isKeyResult: (KeyResultRef) -> Bool) {
    resolve(objective, among: isKeyResult)
    follow(objective)
    guard !hasCircle, let parent = parents[objective.ref] else { return }
    children[parent, default: []].append(objective.ref)
    var above = parents[parent]
    while let ref = above, ref != objective.ref { above = parents[ref] }
    hasCircle = above != nil
  }

  /// Takes out the links of an objective, those to it excepted.
  mutating func remove(_ objective: Objective) {
    let ref = objective.ref
    if let parent = parents.removeValue(forKey: ref) { children[parent]?.removeAll { $0 == ref } }
    for link in objective.supports {
      guard case .found(let target) = directory.objective(link.value, from: ref),
        let id = Directory.keyResult(in: link.value)
      else { continue }
      supporters[KeyResultRef(objective: target, id: id)]?.removeAll { $0 == ref }
    }
    successors[ref] = nil
    if let link = objective.carriedFrom, let earlier = carried(link, ref),
      successors[earlier] == ref
    {
      successors[earlier] = nil
    }
    watched[ref] = nil
    for keyResult in objective.keyResults { kpis[keyResult.ref] = nil }
  }

  private mutating func resolve(_ objective: Objective, among isKeyResult: (KeyResultRef) -> Bool) {
    for (index, link) in objective.supports.enumerated() {
      guard
        let target = found(directory.objective(link.value, from: objective.ref), link, "objective")
      else { continue }
      if target == objective.ref {
        report(link, .circular, "\(link.value.quoted) supports itself", "remove this line")
      } else if index == 0 {
        parents[objective.ref] = target
      }
      guard let supported = directory.keyResult(link.value, from: objective.ref) else { continue }
      if supported.objective != target, index == 0, supported.objective != objective.ref {
        parents[objective.ref] = supported.objective
      }
      if isKeyResult(supported) {
        supporters[supported, default: []].append(objective.ref)
      } else {
        report(
          link, .dangling, "\(target.id) has no key result \(supported.id.quoted)",
          "name one of its Id: fields, or leave #\(supported.id) out")
      }
    }
    if let link = objective.carriedTo {
      successors[objective.ref] = carried(link, objective.ref)
    }
    watched[objective.ref] = objective.kpis.compactMap {
      found(directory.kpi($0.value, from: objective.ref.team), $0, "KPI")
    }
    for keyResult in objective.keyResults {
      guard let link = keyResult.kpi else { continue }
      kpis[keyResult.ref] = found(directory.kpi(link.value, from: objective.ref.team), link, "KPI")
    }
  }

  /// An objective that says where it was carried over from is the successor, whether or not the
  /// earlier one says so too; where that one names another, its word counts.
  private mutating func follow(_ objective: Objective) {
    guard let link = objective.carriedFrom, let earlier = carried(link, objective.ref) else {
      return
    }
    if successors[earlier] == nil { successors[earlier] = objective.ref }
  }

  private mutating func carried(_ link: Written<String>, _ own: ObjectiveRef) -> ObjectiveRef? {
    let target = found(directory.objective(link.value, from: own), link, "objective")
    guard target == own else { return target }
    report(
      link, .circular, "\(link.value.quoted) is this objective itself",
      "write the whole path, with the cycle")
    return nil
  }

  /// Objectives that support each other in a circle have no parent: the first links in it are cut.
  private mutating func breakCircles(_ objectives: [Objective]) {
    var visited: Set<ObjectiveRef> = []
    for objective in objectives {
      var path: [ObjectiveRef] = []
      var next: ObjectiveRef? = objective.ref
      while let ref = next, !visited.contains(ref), !path.contains(ref) {
        path.append(ref)
        next = parents[ref]
      }
      if let closing = next, let start = path.firstIndex(of: closing) {
        cut(Array(path[start...]), objectives)
      }
      visited.formUnion(path)
    }
  }

  private mutating func cut(_ circle: [ObjectiveRef], _ objectives: [Objective]) {
    hasCircle = true
    let names = (circle + circle.prefix(1)).map(\.id).joined(separator: " → ")
    for ref in circle {
      parents[ref] = nil
      guard let link = objectives.first(where: { $0.ref == ref })?.supports.first else { continue }
      report(
        link, .circular, "\(link.value.quoted) closes a circle: \(names)",
        "let one of them support something else")
    }
  }

  private mutating func compareUnits(_ objective: Objective, with units: [KPIRef: Unit?]) {
    for keyResult in objective.keyResults {
      guard let kpi = kpis[keyResult.ref], let link = keyResult.kpi, let own = keyResult.unit,
        let other = units[kpi] ?? nil, own != other
      else { continue }
      report(
        link, .unitMismatch, "the key result is in \(own.text), its KPI \(kpi.id) in \(other.text)",
        "give both one unit")
    }
  }

  private mutating func found<Ref: Equatable & Sendable>(
    _ resolution: Resolution<Ref>, _ link: Written<String>, _ kind: String
  ) -> Ref? {
    switch resolution {
    case .found(let ref): return ref
    case .missing(let near):
      report(
        link, .dangling, "there is no \(kind) \(link.value.quoted)",
        Remedy(meaning: near) ?? "name one that exists, or remove this line")
    case .ambiguous(let candidates):
      let names = candidates.joined(separator: " or ")
      report(link, .ambiguous, "\(link.value.quoted) may be \(names)", "write the whole path")
    }
    return nil
  }

  private mutating func report(
    _ link: Written<String>, _ code: Finding.Code, _ message: String, _ hint: Remedy
  ) {
    findings.append(Finding(at: link.place, code, message, hint: hint))
  }
}

/// What became of a reference as it was written.
package enum Resolution<Ref: Equatable & Sendable>: Equatable, Sendable {
  /// It names this.
  case found(Ref)
  /// It names nothing; a name near it may be meant.
  case missing(near: String?)
  /// It names several.
  case ambiguous([String])
}

/// Finds objects by what people write: a full path, or a bare id where it names one object only.
package struct Directory: Sendable {
  private var objectives: [String: [ObjectiveRef]] = [:]
  private var kpis: [String: [KPIRef]] = [:]
  private var spans: [CycleRef: Span]
  private var moves: Moves

  init(
    objectives: [ObjectiveRef], kpis: [KPIRef], spans: [CycleRef: Span], moves: Moves = Moves()
  ) {
    self.moves = moves
    for ref in objectives { self.objectives[ref.id, default: []].append(ref) }
    for ref in kpis { self.kpis[ref.id, default: []].append(ref) }
    self.spans = spans
  }

  /// One more objective.
  mutating func add(_ ref: ObjectiveRef) { objectives[ref.id, default: []].append(ref) }

  /// An objective less.
  mutating func remove(_ ref: ObjectiveRef) {
    objectives[ref.id]?.removeAll { $0 == ref }
    if objectives[ref.id]?.isEmpty == true { objectives[ref.id] = nil }
  }

  /// The same without the places that objects had.
  package var withoutMoves: Directory {
    var present = self
    present.moves = Moves()
    return present
  }

  /// The same with one objective by another name.
  package func renaming(_ old: ObjectiveRef, to new: ObjectiveRef) -> Directory {
    var renamed = self
    renamed.remove(old)
    renamed.remove(new)
    renamed.add(new)
    return renamed
  }

  /// The same with one objective more.
  func adding(_ ref: ObjectiveRef, in span: Span?) -> Directory {
    var larger = self
    larger.add(ref)
    larger.spans[ref.cycle] = span
    return larger
  }

  /// Whether an id is one of an objective of a cycle.
  package func hasObjective(_ id: String, in cycle: CycleRef) -> Bool {
    objectives[id]?.contains { $0.cycle == cycle } == true
  }

  /// The key result that a reference names behind its objective, `grow#revenue`.
  package static func keyResult(in text: String) -> String? {
    text.firstIndex(of: "#").map { String(text[text.index(after: $0)...].trimmed) }
  }

  /// A bare id is looked for in the same cycle directory, then in cycles that contain its cycle,
  /// then everywhere; a key result behind it isn't looked at.
  package func objective(
    _ text: String, from origin: ObjectiveRef? = nil
  ) -> Resolution<ObjectiveRef> {
    let text = String(text.prefix { $0 != "#" })
    let id = text.split(separator: "/").last.map(String.init) ?? ""
    let candidates = objectives[id] ?? []
    if text.contains("/") {
      return pick(
        [candidates.filter { $0.text == text }, moved(text)], \.text, near: text,
        objectives.values.joined().map(\.text))
    }
    guard let origin else {
      return pick([candidates, moved(id)], \.text, near: id, Array(objectives.keys))
    }
    let own = candidates.filter { $0.cycle == origin.cycle }
    let around = candidates.filter { contains($0.cycle, origin.cycle) }
    return pick([own, around, candidates, moved(id)], \.text, near: id, Array(objectives.keys))
  }

  /// What was moved may still be named by the place, or the id, it had.
  private func moved(_ text: String) -> [ObjectiveRef] {
    guard !moves.objectives.isEmpty else { return [] }
    let found = moves.objectives.filter { $0.key.text == text || $0.key.id == text }.values
    return Array(Set(found))
  }

  /// The key result behind a reference, by what its objective and it are called now.
  package func keyResult(_ text: String, from origin: ObjectiveRef) -> KeyResultRef? {
    guard let id = Directory.keyResult(in: text),
      case .found(let objective) = objective(text, from: origin)
    else { return nil }
    let ref = KeyResultRef(objective: objective, id: id)
    return moves.keyResults[ref] ?? ref
  }

  /// A bare id is looked for in the same team, then in the teams above, then everywhere.
  package func kpi(_ text: String, from team: TeamPath? = nil) -> Resolution<KPIRef> {
    let id = text.split(separator: "/").last.map(String.init) ?? ""
    let candidates = kpis[id] ?? []
    if text.contains("/") {
      return pick(
        [candidates.filter { $0.text == text }], \.text, near: text,
        kpis.values.joined().map(\.text))
    }
    guard let team else { return pick([candidates], \.text, near: id, Array(kpis.keys)) }
    let own = candidates.filter { $0.team == team }
    let above = candidates.filter { team.isWithin($0.team) }
    return pick([own, above, candidates], \.text, near: id, Array(kpis.keys))
  }

  /// How an objective is written in another one: by its id where that names it, else by its path.
  package func text(of ref: ObjectiveRef, in origin: ObjectiveRef) -> String {
    objective(ref.id, from: origin) == .found(ref) ? ref.id : ref.text
  }

  /// How a KPI is written in something of a team: by its id where that names it, else by its path.
  package func text(of ref: KPIRef, in team: TeamPath) -> String {
    kpi(ref.id, from: team) == .found(ref) ? ref.id : ref.text
  }

  private func contains(_ outer: CycleRef, _ inner: CycleRef) -> Bool {
    guard let outer = spans[outer], let inner = spans[inner] else { return false }
    return outer.contains(inner)
  }

  private func pick<Ref: Equatable & Sendable>(
    _ circles: [[Ref]], _ name: (Ref) -> String, near wanted: String,
    _ known: @autoclosure () -> [String]
  ) -> Resolution<Ref> {
    for circle in circles {
      if circle.count == 1 { return .found(circle[0]) }
      if circle.count > 1 { return .ambiguous(circle.map(name)) }
    }
    return .missing(near: nearest(to: wanted, among: known()))
  }
}
