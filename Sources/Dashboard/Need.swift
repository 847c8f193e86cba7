import Goals

/// What must be so that a command can act.
enum Need: Hashable, Sendable {
  /// No screen lies over the overview.
  case overview
  /// The cursor is on an object, or objects are marked.
  case object
  /// What the cursor is on can be checked in.
  case checkable
  /// The cursor is on a KPI.
  case kpi
  /// What `a` would add can be added there.
  case placeBeside
  /// What `A` would add can be added there.
  case placeBelow
  /// Every object is of a kind that has a state, and not closed.
  case stateful
  /// Every object can be given up.
  case droppable
  /// Every object can go to another place.
  case movable
  /// The cursor is in the objective tree, and its folds don't rest.
  case tree
  /// Something was searched for.
  case search
  /// A filter is on.
  case filter
  /// Something in the list is marked.
  case marks
  /// A past day is looked at.
  case past
  /// Something in the list waits for a check-in or a reading.
  case waiting
  /// Two people left a file differently.
  case conflict
  /// Something was typed and not saved.
  case unsavedInput
}

extension App {
  /// Why a command can't be run over the overview as things stand; `nil` where it can.
  func obstacle(to row: Binding, _ deck: Deck) -> String? {
    if row.changes, let reason = deck.user.readOnlyBecause {
      return "nothing can be changed: \(reason)"
    }
    if row.action.needsOverview, let reason = obstacle(to: .overview, deck) { return reason }
    return row.needs.lazy.compactMap { self.obstacle(to: $0, deck) }.first
  }

  private func obstacle(to need: Need, _ deck: Deck) -> String? {
    var overview: OverviewScreen { screens.overview }
    var subjects: [Reference] { screens.subjects(in: deck) }
    switch need {
    case .overview: return screens.top == nil ? nil : App.nothingHere
    case .object: return subjects.isEmpty ? "go to an objective, key result or KPI first" : nil
    case .checkable: return deck.obstacle(toCheckIn: screens.subject(in: deck))
    case .kpi:
      return screens.subject(in: deck)?.kpi == nil
        ? "go to a KPI first; 3 shows them" : nil
    case .placeBeside: return deck.obstacle(to: sibling(deck))
    case .placeBelow: return deck.obstacle(to: child(deck))
    case .stateful: return deck.obstacle(toState: subjects)
    case .droppable: return deck.obstacle(toDrop: subjects)
    case .movable: return deck.obstacle(toMove: subjects)
    case .tree: return overview.obstacleToFolding
    case .search:
      return overview.search.isEmpty ? "nothing was searched for yet; press /" : nil
    case .filter:
      return overview.filters.isEmpty ? "no filter is on; f sets one" : nil
    case .marks:
      return overview.marked(in: overview.list).isEmpty
        ? "nothing is marked here; Space marks" : nil
    case .waiting:
      return overview.nextWaiting(deck) == nil ? "nothing else waits in this list" : nil
    case .past: return standpoint.past == nil ? "this is today; < goes back a day" : nil
    case .conflict:
      let organization = deck.organization
      guard organization.conflictedFiles.isEmpty else { return nil }
      return organization.unreadRecords.map { "no conflict is known of, but \($0)" }
        ?? "nothing is in conflict"
    case .unsavedInput: return recovery.all.isEmpty ? "nothing was left open" : nil
    }
  }

  /// Every command of the table, those used last first.
  func palette(_ deck: Deck) -> [PaletteScreen.Entry] {
    let bindings = KeyTable.bindings.filter { $0.command != .palette }
    let recent = used.filter { $0 != .palette }.map { KeyTable[$0] }
    let rest = bindings.filter { !used.contains($0.command) }
    return (recent + rest).map { row in
      // What the screen on top has a use for, can be run.
      var screens = screens
      let isTaken = screens.handle(row.command, deck) != nil
      return .init(binding: row, obstacle: isTaken ? nil : obstacle(to: row, deck))
    }
  }
}

extension Binding.Action {
  /// Whether it means nothing over the overview, unless the screen there has a use for it.
  fileprivate var needsOverview: Bool {
    switch self {
    case .moves, .arranges: true
    case .opens, .prompts, .has, .runs, .does: false
    }
  }
}

extension OverviewScreen {
  fileprivate var obstacleToFolding: String? {
    if focus != .tree { return "only the objective tree folds; 1 goes there" }
    return tree.isFiltered ? "a filter shows all that meets it; F clears it" : nil
  }
}

extension Deck {
  fileprivate func obstacle(toCheckIn reference: Reference?) -> String? {
    if let kpi = reference?.kpi { return obstacle(toRecord: kpi) }
    guard case .objective(let ref)? = reference, longestWaiting(of: ref) == nil else { return nil }
    return "this objective has no key result to check in; \(Command.addChild.key) adds one"
  }

  fileprivate func obstacle(toState subjects: [Reference]) -> String? {
    if subjects.contains(where: { $0.kpi != nil }) {
      return "a KPI is watched, or retired with d"
    }
    return subjects.first(where: isClosed).map {
      "\($0.text) is closed; e corrects it, with a reason"
    }
  }

  fileprivate func obstacle(toMove subjects: [Reference]) -> String? {
    if subjects.contains(where: { $0.kpi != nil }) { return "a KPI stays with its team" }
    return subjects.first(where: isClosed).map { "\($0.text) is closed; Z lets it go on" }
  }

  /// What never had a check-in is deleted, whatever it is.
  fileprivate func obstacle(toDrop subjects: [Reference]) -> String? {
    if subjects.allSatisfy(isUntouched) { return nil }
    return subjects.first(where: isClosed)
      .map { "\($0.text) is closed already; e corrects it, with a reason" }
  }
}
