internal import Goals

/// What lies in a data directory: which directory is a team, which a cycle, which holds KPIs.
///
/// A directory named like a cycle, or that holds a `cycle.rec`, is a cycle; `kpis` holds KPIs; names
/// that start with `.` or `_` are skipped; another directory is a team if it, or one below it, holds
/// `team.rec`, `kpis` or a cycle.
struct Layout: Sendable {
  /// The teams; one stands before those inside it.
  private(set) var teams: [TeamPath] = []
  private(set) var cycles: [CycleRef] = []
  /// The teams that have KPIs.
  private(set) var kpis: [TeamPath] = []

  init(of text: DirectoryText) {
    _ = visit(.root, text)
  }

  /// Looks into a team's directory and tells whether it is one.
  private mutating func visit(_ path: TeamPath, _ text: DirectoryText) -> Bool {
    guard let folder = text.folders[path.text] else { return false }
    var isTeam = path.isRoot || folder.files["team.rec"] != nil
    let index = teams.endIndex
    teams.append(path)
    for name in folder.folders.sorted() where visit(name, of: path, text) { isTeam = true }
    if !isTeam { teams.remove(at: index) }
    return isTeam
  }

  /// Looks into a directory of a team; whether it makes its parent a team.
  private mutating func visit(
    _ name: String, of team: TeamPath, _ text: DirectoryText
  ) -> Bool {
    let path = team.appending(name)
    let holdsCycle = text.folders[path]?.files["cycle.rec"] != nil
    guard let folder = DataFolder.team(team).folder(name, holdsCycle: holdsCycle) else {
      return false
    }
    guard text.folders[path] != nil else {
      // What is closed may be a team, and is shown as one.
      if text.closed.contains(path), !folder.makesTeam { teams.append(TeamPath(path)) }
      return folder.makesTeam
    }
    switch folder {
    case .cycle(let cycle): cycles.append(cycle)
    case .kpis(let team): kpis.append(team)
    case .team(let path): return visit(path, text)
    case .journal, .readings, .kpiJournal: break
    }
    return true
  }
}
