private import FoundationEssentials

/// A data directory of any size: weekly check-ins, monthly readings, links up the tree; without a
/// finding of an error.
///
/// Each team has 30 objectives with 100 key results, and 10 KPIs. The check-ins are those of
/// 2026-Q4, from its first Monday to 16 November; the readings those of two years.
package struct GeneratedDirectory {
  private let path: String
  private let teams: Int
  private var random = SeededGenerator(seed: 7)

  /// The day its figures are from.
  package static let today = "2026-11-21"

  /// Writes one into a directory.
  package static func write(to path: String, teams: Int = 10) throws {
    var directory = GeneratedDirectory(path: path, teams: teams)
    try directory.write()
  }

  private init(path: String, teams: Int) {
    self.path = path
    self.teams = teams
  }

  private mutating func write() throws {
    try write("Organization: Softwave\nFormat: 1\n", to: "quarterdeck.rec")
    let people = (0..<teams).map { "Person: Person \($0)\nId: p\($0)\nLogin: p\($0)\n" }
    try write(people.joined(separator: "\n"), to: "people.rec")
    try write("Objective: Grow\nWhy: To stay\nOwner: p0\nRollup: children\n", to: "2026/grow.rec")
    for team in 0..<teams { try writeTeam(team) }
  }

  private mutating func writeTeam(_ team: Int) throws {
    try write("Team: Team \(team)\nLead: p\(team)\n", to: "team-\(team)/team.rec")
    for kpi in 0..<10 { try writeKPI("team-\(team)/kpis/kpi-\(team)-\(kpi)") }
    var journal = "at,by,of,event,value,confidence,note\n"
    for objective in 0..<30 { try writeObjective(objective, of: team, &journal) }
    try write(journal, to: "team-\(team)/2026-Q4/journal/p\(team).csv")
  }

  private mutating func writeObjective(
    _ number: Int, of team: Int, _ journal: inout String
  ) throws {
    let id = "objective-\(team)-\(number)"
    let parent = number < 5 ? "2026/grow" : "team-\(team)/2026-Q4/objective-\(team)-\(number % 5)"
    var text = """
      Objective: Improve what team \(team) does, part \(number)
      Why: It takes us too long to close a deal,
      + and our customers notice.
      Owner: p\(team)
      Supports: \(parent)

      """
    // 100 key results of 30 objectives.
    for keyResult in 0..<(number % 3 == 0 ? 4 : 3) {
      let start = Int.random(in: 40...90, using: &random)
      text += "\nKeyResult: Decrease cycle time \(keyResult)\nId: kr-\(keyResult)\n"
      text += "From: \(start) days\nTo: \(start / 2) days\n"
      if keyResult == 0, number < 10 { text += "KPI: kpi-\(team)-\(number)\n" }
      checkIns("\(id)#kr-\(keyResult)", from: start, by: team, number + keyResult, &journal)
    }
    try write(text, to: "team-\(team)/2026-Q4/\(id).rec")
  }

  private mutating func checkIns(
    _ subject: String, from start: Int, by team: Int, _ offset: Int, _ journal: inout String
  ) {
    let mondays = ["10-05", "10-12", "10-19", "10-26", "11-02", "11-09", "11-16"]
    for (week, monday) in mondays.enumerated() {
      let value = start - week * 3 + Int.random(in: -2...2, using: &random)
      journal += "2026-\(monday)T09:\(10 + offset % 50):00.\(100 + offset % 50)+01:00,p\(team),"
      journal += "\(subject),check-in,\(value),\(Int.random(in: 3...9, using: &random)),\n"
    }
  }

  private mutating func writeKPI(_ name: String) throws {
    try write(
      "KPI: Sales lifecycle\nOwner: p0\nUnit: days\nTarget: <= 60\nWarn: <= 80\n",
      to: name + ".rec")
    var readings = "on,value,by,note\n"
    for month in 0..<23 {
      let date = "\(2025 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)-02"
      readings += "\(date),\(Int.random(in: 40...90, using: &random)),billing,\n"
    }
    try write(readings, to: name + "/billing.csv")
  }

  private func write(_ text: String, to file: String) throws {
    let target = URL(filePath: path + "/" + file)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: target)
  }
}
