/// Where objects stand by now that stood elsewhere, as their `MovedFrom:` tells.
///
/// Events stay where they were written, and a reference that somebody has written down may still be
/// the old one; both lead to the object through this.
package struct Moves: Sendable {
  /// The place of an objective today, by the one it had.
  package private(set) var objectives: [ObjectiveRef: ObjectiveRef] = [:]
  /// The place of a key result today, by the one it had.
  package private(set) var keyResults: [KeyResultRef: KeyResultRef] = [:]
  /// Objectives that were moved without the program: nothing but their journals tells where from.
  package private(set) var byHand: [ObjectiveRef: ObjectiveRef] = [:]
  /// What a move has left where it was, because it was interrupted or somebody has put it back, and
  /// what counts instead.
  package private(set) var left: [Reference: Reference] = [:]
  package private(set) var findings: [Finding] = []

  package init() {}

  /// Reads what objectives and their key results say of themselves.
  package init(_ objectives: [Objective]) {
    var lists: [Reference: [String]] = [:]
    var claims: [(old: Reference, new: Reference, place: Place)] = []
    func note(_ new: Reference, _ fields: [RecordField], _ place: Place) {
      let origins = fields.values(of: .movedFrom).map { String($0.trimmed) }
      guard !origins.isEmpty else { return }
      lists[new] = origins
      claims += origins.compactMap { Reference(moved: $0) }
        .filter { $0 != new && $0.recordKind == new.recordKind }
        .map { ($0, new, place) }
    }
    for objective in objectives {
      note(.objective(objective.ref), objective.fields, objective.place)
      for keyResult in objective.keyResults {
        note(.keyResult(keyResult.ref), keyResult.fields, keyResult.place)
      }
    }
    guard !claims.isEmpty else { return }
    let present = Set(objectives.map(\.ref))
    let presentKeyResults = Set(objectives.flatMap(\.keyResults).map(\.ref))
    for (old, new, place) in claims {
      // Moved there and back, each names the other: the one that was moved more often is the later.
      if lists[old]?.contains(new.text) == true,
        (lists[old]?.count ?? 0) >= (lists[new]?.count ?? 0)
      {
        continue
      }
      add(old, new, place)
      switch old {
      case .objective(let ref) where present.contains(ref): left[old] = new
      case .keyResult(let ref) where presentKeyResults.contains(ref): left[old] = new
      default: break
      }
    }
  }

  private mutating func add(_ old: Reference, _ new: Reference, _ place: Place) {
    if let other = now(old), other != new {
      findings.append(
        Finding(
          at: place, .duplicateId, "\(other.text) was moved from \(old.text) too",
          hint: "keep one of them, and remove MovedFrom: or the file of the other"))
      return
    }
    switch (old, new) {
    case (.objective(let old), .objective(let new)): objectives[old] = new
    case (.keyResult(let old), .keyResult(let new)): keyResults[old] = new
    default: break
    }
  }

  /// An objective that was moved without the program.
  package mutating func addByHand(_ old: ObjectiveRef, _ new: ObjectiveRef) {
    (objectives[old], byHand[old]) = (new, new)
  }

  /// One file by two names, in the middle of a renaming: the journals tell which one counts.
  package mutating func addTwin(_ old: ObjectiveRef, of new: ObjectiveRef) {
    objectives[old] = new
    left[.objective(old)] = .objective(new)
  }

  /// Whether what happened to an objective stands in more places than its own journals.
  package func concern(_ ref: ObjectiveRef) -> Bool {
    guard !isEmpty else { return false }
    return objectives[ref] != nil || objectives.values.contains(ref)
      || keyResults.contains { $0.key.objective == ref || $0.value.objective == ref }
  }

  package var isEmpty: Bool { objectives.isEmpty && keyResults.isEmpty }

  /// What a reference names by now; `nil` where it names nothing that was moved.
  package func now(_ reference: Reference) -> Reference? {
    switch reference {
    case .objective(let ref): objectives[ref].map(Reference.objective)
    case .keyResult(let ref): now(ref).map(Reference.keyResult)
    default: nil
    }
  }

  /// A key result goes with its objective, and may have been moved before or since.
  package func now(_ ref: KeyResultRef) -> KeyResultRef? {
    if let now = keyResults[ref] { return now }
    guard let objective = objectives[ref.objective] else { return nil }
    let moved = KeyResultRef(objective: objective, id: ref.id)
    return keyResults[moved] ?? moved
  }

  /// The ids in a cycle that journals know as those of objectives moved away.
  package func ids(in cycle: CycleRef) -> [String] {
    objectives.keys.filter { $0.cycle == cycle }.map(\.id)
  }

  /// The same of an objective's key results.
  package func ids(in objective: ObjectiveRef) -> [String] {
    keyResults.keys.filter { $0.objective == objective }.map(\.id)
  }
}

extension Reference {
  /// What a `MovedFrom:` names: an objective's or a key result's full reference.
  package init?(moved text: String) {
    let parts = text.split(separator: "#", maxSplits: 1).map(String.init)
    guard let objective = parts.first.flatMap(ObjectiveRef.init(path:)) else { return nil }
    self =
      parts.count == 2
      ? .keyResult(KeyResultRef(objective: objective, id: parts[1])) : .objective(objective)
  }
}

extension ObjectiveRef {
  /// The objective of a path, `sales/2018-Q1/shorten`.
  package init?(path: String) {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count >= 2, let id = parts.last else { return nil }
    self.init(cycle: CycleRef(path: parts.dropLast().joined(separator: "/")), id: id)
  }
}
