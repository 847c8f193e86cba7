import DemoOrganization
import Goals
import Records
import Testing

typealias Files = [(path: String, text: String)]

extension Organization {
  /// An organisation read from the files of a data directory that is on no disk.
  init(_ files: Files) {
    var parts = Parts()
    let files = files.map { PaperFile(path: $0.path, text: $0.text) }
    for file in files { parts.read(file) }
    let known = Set(parts.teams.map(\.path))
    let used = Set(parts.objectives.map(\.ref.team) + parts.kpis.map(\.ref.team))
    parts.teams += used.subtracting(known).map { Team(path: $0) }
    for cycle in Set(parts.objectives.map(\.ref.cycle)) {
      let definition = files.first { $0.path == cycle.path + "/cycle.rec" }?.record
      let decoded = Cycle.decoded(definition, as: cycle, in: parts.settings.fiscalYear)
      if let cycle = decoded.value { parts.cycles.append(cycle) }
      parts.findings += decoded.findings
    }
    for file in files { parts.readJournal(file) }
    for index in parts.kpis.indices { parts.readReadings(of: index, files) }
    self.init(parts)
  }
}

/// A file of a data directory, taken apart by its path.
private struct PaperFile {
  let path: String
  let text: String
  /// The directories it lies in, and its name.
  var parts: [String] { path.split(separator: "/").map(String.init) }
  var stem: String { String((parts.last ?? "").prefix { $0 != "." }) }
  var record: Recfile { Recfile(parsing: Array(text.utf8), file: path) }
  var table: CSVFile { CSVFile(parsing: Array(text.utf8), file: path) }

  /// The directory so many steps up.
  func directory(_ steps: Int) -> String { parts.dropLast(steps).joined(separator: "/") }

  func cycle(_ steps: Int) -> CycleRef {
    CycleRef(
      team: TeamPath(directory(steps + 1)), name: CycleName(parts.dropLast(steps).last ?? ""))
  }
}

extension Organization.Parts {
  fileprivate mutating func read(_ file: PaperFile) {
    switch (file.parts.last ?? "", file.parts.dropLast().last) {
    case ("quarterdeck.rec", _): settings = taken(Settings.decoded(file.record))
    case ("people.rec", _): people = taken(Person.decoded(file.record))
    case ("team.rec", _):
      teams.append(taken(Team.decoded(file.record, as: TeamPath(file.directory(1)))))
    case ("cycle.rec", _): break
    case (let name, "kpis") where name.hasSuffix(".rec"):
      let ref = KPIRef(team: TeamPath(file.directory(2)), id: file.stem)
      kpis += [taken(KPI.decoded(file.record, as: ref))].compactMap(\.self)
    case (let name, _) where name.hasSuffix(".rec"):
      let ref = ObjectiveRef(cycle: file.cycle(1), id: file.stem)
      objectives += [taken(Objective.decoded(file.record, as: ref))].compactMap(\.self)
    default: break
    }
  }

  fileprivate mutating func readJournal(_ file: PaperFile) {
    guard file.parts.dropLast().last == "journal" else { return }
    let cycle = file.cycle(2)
    let byId = Dictionary(
      uniqueKeysWithValues: objectives.filter { $0.ref.cycle == cycle }.map { ($0.ref.id, $0) })
    events += taken(JournalEvent.decoded(file.table, objectives: byId))
  }

  fileprivate mutating func readReadings(of index: Int, _ files: [PaperFile]) {
    var kpi = kpis[index]
    let sources = files.filter { $0.directory(1) == kpi.ref.directory }.map { file in
      taken(Reading.decoded(file.table, source: file.stem, of: kpi))
    }
    findings += kpi.settle(sources)
    kpis[index] = kpi
  }

  private mutating func taken<Value>(_ decoded: Decoded<Value>) -> Value {
    findings += decoded.findings
    return decoded.value
  }
}

/// The day all these tests take place on.
let today = Day(year: 2026, month: 11, day: 21) ?? Day(number: 0)

/// The demo organisation as it is on that day.
let demo = Review(Organization(DemoOrganization.files(today: today)), on: today)
