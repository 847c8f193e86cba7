internal import Goals

/// What the journals of a cycle speak of that stands elsewhere by now, by what they call it.
struct Elsewhere: Sendable, Equatable {
  private(set) var objectives: [String: Objective] = [:]
  /// By `objective#key-result`.
  private(set) var keyResults: [String: KeyResult] = [:]
  /// Objectives and key results that are still there, and whose events belong to another place.
  private(set) var left: Set<String> = []
  /// The files of all of these, which decide what an event of them means.
  private var texts: [String: [UInt8]] = [:]

  init() {}

  /// `found` has an objective where it stands now, and the bytes of its file.
  init(
    _ cycle: CycleRef, _ moves: Moves, found: (ObjectiveRef) -> (Objective, [UInt8])?
  ) {
    guard !moves.isEmpty else { return }
    for (old, new) in moves.objectives where old.cycle == cycle {
      guard let (objective, bytes) = found(new) else { continue }
      objectives[old.id] = objective
      texts[new.file] = bytes
      for keyResult in objective.keyResults {
        if let moved = moves.keyResults[keyResult.ref] {
          add(moved, old.id, keyResult.ref.id, found)
        }
      }
    }
    for (old, new) in moves.keyResults where old.objective.cycle == cycle {
      add(new, old.objective.id, old.id, found)
    }
    // A key result that left an objective which was moved before it.
    for (old, new) in moves.keyResults {
      for (place, now) in moves.objectives where now == old.objective && place.cycle == cycle {
        add(new, place.id, old.id, found)
      }
    }
    for reference in moves.left.keys {
      switch reference {
      case .objective(let ref) where ref.cycle == cycle: left.insert(ref.id)
      case .keyResult(let ref) where ref.objective.cycle == cycle:
        left.insert("\(ref.objective.id)#\(ref.id)")
      default: break
      }
    }
  }

  private mutating func add(
    _ new: KeyResultRef, _ objective: String, _ id: String,
    _ found: (ObjectiveRef) -> (Objective, [UInt8])?
  ) {
    guard let (holder, bytes) = found(new.objective), let keyResult = holder.keyResult(new.id)
    else {
      return
    }
    keyResults["\(objective)#\(id)"] = keyResult
    texts[new.objective.file] = bytes
  }

  static func == (left: Elsewhere, right: Elsewhere) -> Bool {
    left.texts == right.texts && left.left == right.left
      && left.objectives.mapValues(\.ref) == right.objectives.mapValues(\.ref)
      && left.keyResults.mapValues(\.ref) == right.keyResults.mapValues(\.ref)
  }
}
