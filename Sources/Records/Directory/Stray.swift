internal import Goals

/// Files that look like records or logs and stand where none is read: whoever put them there thinks
/// that they count.
package struct Stray: Hashable, Sendable {
  /// What their directory would be for, or the one around it.
  package let folder: DataFolder
  /// Where they lie.
  package let directory: String
  /// What they are called, in order.
  package let names: [String]

  package init(_ names: [String], in folder: DataFolder, _ directory: String) {
    (self.names, self.folder, self.directory) = (names.sorted(), folder, directory)
  }

  /// Whether a person takes a file of this name for data, of which the folder makes nothing; `nil`: a
  /// folder in which nothing is read.
  package static func isOne(_ name: String, in folder: DataFolder?) -> Bool {
    guard !DataFolder.isSkipped(name), folder?.file(name) == nil else { return false }
    let lowered = name.lowercased()
    if lowered.hasSuffix(".rec") { return true }
    if case .team = folder { return false }
    return lowered.hasSuffix(".csv")
  }

  /// What a person is told, `isTeam` of the directory: which of those that might be one are.
  func finding(isTeam: Bool) -> Finding {
    let (problem, hint) = advice(isTeam: isTeam)
    let count =
      names.count == 1 ? "\(names[0].quoted) is not read" : "\(names.count) files are not read"
    let place = names.count == 1 ? path(of: names[0]) : directory
    return Finding(at: Place(file: place), .notRead, "\(count): \(problem)", hint: .words(hint))
  }

  private func path(of name: String) -> String {
    directory.isEmpty ? name : directory + "/" + name
  }

  private func advice(isTeam: Bool) -> (problem: String, hint: String) {
    let name = DirectoryText.taken(directory).name
    if names.allSatisfy({ folder.file($0.lowercased()) != nil }), directory == folder.path {
      return ("names are written in small letters", "name it \(names[0].lowercased())")
    }
    switch folder {
    case .team where isTeam:
      return (
        "an objective stands in the directory of its cycle, a KPI in \(DataFolder.kpis)",
        "move it there"
      )
    case .team where name.lowercased() == DataFolder.kpis || name.lowercased() == "kpi":
      return ("the directory of KPIs is called \(DataFolder.kpis)", "name it \(DataFolder.kpis)")
    case .team: return ofTeam(name)
    case .cycle(let cycle) where name.lowercased() == DataFolder.journal:
      return (
        "the directory of a cycle's events is called \(DataFolder.journal)",
        "name it \(cycle.path)/\(DataFolder.journal)"
      )
    case .cycle(let cycle):
      return ("a cycle's objectives stand in \(cycle.path) itself", "move them there")
    case .kpis:
      return ("readings stand in a directory that is called like their KPI", "move them into it")
    case .readings, .journal, .kpiJournal:
      return ("only .csv files are read here", "move them to where they belong")
    }
  }

  /// A directory that is none of the program's.
  private func ofTeam(_ name: String) -> (problem: String, hint: String) {
    if let cycle = CycleName.meant(by: name) {
      return ("\(name.quoted) is not how a cycle is called", "name it \(cycle.text)")
    }
    return (
      "\(name.quoted) is neither a cycle nor a team",
      "give it a cycle.rec with Start and End, or a team.rec"
    )
  }
}
