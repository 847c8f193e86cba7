import Canvas
package import Goals

extension Remedy {
  /// What the dashboard says of it: which field or key does it; a command where none does.
  package var inDashboard: String {
    switch self {
    case .words(let words): words
    case .meant(let name): "did you mean \(name)?"
    case .shell(let line, let does): "\(line) \(does)"
    case .giveReason, .explainInNote, .tellWhatWasLearned, .giveScore, .giveDays: missing
    case .chooseDirectory, .makeDirectory, .openDirectory, .keepHistory: place
    case .settle: "\(key(.settle)) settles it, then \(key(.sync)) sends it"
    case .deleteAndSync: "delete it if it should go, then \(key(.sync)) goes on"
    default: instead.visible
    }
  }

  private var missing: String {
    switch self {
    case .giveReason: "say why in Reason"
    case .explainInNote: "say in the note why it is corrected"
    case .tellWhatWasLearned: "say in Learned what was learned"
    case .giveScore: "type one into Score"
    default: "type its first day into Start and its last into End"
    }
  }

  private var instead: String {
    switch self {
    case .drop: "\(key(.drop)) drops it"
    case .retire: "\(key(.edit)) takes it out of use: empty Target, and year in Every"
    case .rename(let reference): "qd rename \(reference.text) ID renames it"
    case .renameToOneId:
      "the first one counts, but events may name this one; qd rename REF ID settles it"
    case .record(let kpi): "\(key(.checkIn)) on \(kpi.text) records a reading"
    case .checkIn: "\(key(.checkIn)) checks it in"
    case .closeWithScore: "\(key(.closing)) closes it again with a score"
    case .changeAgain:
      "put the earlier value back with \(key(.openEditor)) and change it with \(key(.edit)), so "
        + "that the journal says who did it and why"
    case .tell(let reference, let field, _):
      "qd set \(reference.text) \(field)=VALUE says since when, and why"
    case .convert(let keyResult):
      "qd set \(keyResult.text) FIELD=VALUE writes its values anew; or drop it with \(key(.drop)) "
        + "and begin another"
    case .leaveOut: "let it end here: end in Next"
    case .makeTeam: "\(key(.addTeam)) makes it"
    default:
      "write a cycle as 2026, 2026-H1, 2026-Q4 or 2026-11; \(key(.addCycle)) makes one of another "
        + "name"
    }
  }

  private var place: String {
    switch self {
    case .makeDirectory: "n makes one"
    case .openDirectory: "o opens it"
    case .keepHistory(let path): "qd init --git \(path) sees to it"
    default: "n makes one, o opens another one, d shows the demo"
    }
  }

  /// The keys that give a command, as they are written.
  private func key(_ command: Command) -> String {
    KeyTable[command].keys[0].map(\.name).joined()
  }
}
