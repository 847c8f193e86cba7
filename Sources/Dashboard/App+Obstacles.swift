import Goals

extension App {
  /// Why a command can't be run where things stand; `nil` where it can.
  func obstacle(to command: Command, _ deck: Deck) -> String? {
    if command.isChange, let reason = deck.user.readOnlyBecause {
      return "nothing can be changed: \(reason)"
    }
    if command.needsSubject, screens.subjects(in: deck).isEmpty {
      return "go to an objective, key result or KPI first"
    }
    if command.isOfOverview, screens.top != nil { return App.nothingHere }
    if command == .settle, deck.organization.conflictedFiles.isEmpty {
      return "nothing is in conflict"
    }
    return obstacleInOverview(to: command, deck)
  }

  private func obstacleInOverview(to command: Command, _ deck: Deck) -> String? {
    let overview = screens.overview
    switch command {
    case .drafts: return allDrafts.isEmpty ? "nothing was left open" : nil
    case .nextMatch, .previousMatch:
      return overview.search.isEmpty ? "nothing was searched for yet; press /" : nil
    case .clearFilter:
      return overview.filters[overview.list] == nil ? "no filter is on; f sets one" : nil
    case .clearMarks:
      return overview.marked(in: overview.list).isEmpty
        ? "nothing is marked here; Space marks" : nil
    case .dayAfter, .today: return past == nil ? "this is today; < goes back a day" : nil
    case .toggleFold, .openFold, .closeFold, .openAll, .closeAll:
      if overview.focus != .tree { return "only the objective tree folds; 1 goes there" }
      return overview.tree.isFiltered ? "a filter shows all that meets it; F clears it" : nil
    default: return nil
    }
  }

  /// Every command of the key table, those used last first.
  func palette(_ deck: Deck) -> [PaletteScreen.Entry] {
    let bindings = KeyTable.bindings.filter { $0.command != .palette }
    let recent = used.compactMap { command in bindings.first { $0.command == command } }
    let rest = bindings.filter { !used.contains($0.command) }
    return (recent + rest).map { .init(binding: $0, obstacle: obstacle(to: $0.command, deck)) }
  }
}

extension Command {
  /// Whether it changes the data.
  var isChange: Bool {
    switch self {
    case .checkIn, .session, .closing, .drafts, .promote, .addSibling, .addChild, .edit, .undo,
      .redo,
      .owner, .state, .comment, .drop, .addTeam, .addPerson, .addCycle, .editTeam, .editPerson,
      .editCycle, .editSettings, .sync:
      true
    default: false
    }
  }

  /// Whether it is about the object under the cursor, or those that are marked.
  var needsSubject: Bool {
    switch self {
    case .checkIn, .edit, .openEditor, .owner, .state, .comment, .drop, .mark, .copyTitle,
      .copyReference, .copyValue, .copyMarkdown:
      true
    default: false
    }
  }

  /// Whether it looks at or moves in the overview, and means nothing over it.
  var isOfOverview: Bool {
    switch self {
    case .search, .nextMatch, .previousMatch, .filter, .clearFilter, .sort, .mark, .clearMarks,
      .previousCycle, .nextCycle:
      true
    default: false
    }
  }
}
