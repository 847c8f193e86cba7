import Canvas
package import Goals

extension Remedy {
  /// What the dashboard says of it: which field or key does it; where none does, what is typed into a
  /// shell.
  package var inDashboard: String { words.visible }

  private var words: String {
    switch self {
    case .words(let words): words
    case .meant(let name): Remedy.question(name)
    case .shell(let line, let does): Remedy.inShell(line, does)
    case .giveReason: "say why in Reason"
    case .explainInNote: "say in the note why it is corrected"
    case .tellWhatWasLearned: "say in Learned what was learned"
    case .giveScore: "type one into Score"
    case .giveDays: "type its first day into Start and its last into End"
    case .drop: "\(Command.drop.key) drops it"
    case .retire: "\(Command.drop.key) retires it, and it keeps its history"
    case .handOver: "\(Command.people.key), then \(Command.owner.key) on the person, hands it over"
    case .writeDownMove(let ref):
      "\(Command.move.key) to \(ref.cycle.path), where it is, writes that down"
    case .rename(let reference): Remedy.inShell("qd rename \(reference.text) ID", "renames it")
    case .renameToOneId:
      "\(Remedy.firstIdCounts); \(Remedy.inShell("qd rename REF ID", "settles it"))"
    case .record(let kpi): "\(Command.checkIn.key) on \(kpi.text) records a reading"
    case .checkIn: "\(Command.checkIn.key) checks it in"
    case .closeWithScore: "\(Command.closing.key) closes it again with a score"
    case .changeAgain:
      "put the earlier value back with \(Command.openEditor.key) and change it with \(Command.edit.key), so "
        + "that the journal says who did it and why"
    case .tell(let reference, let field, _, _):
      Remedy.inShell("qd set \(reference.text) \(field)=VALUE", "says since when, and why")
    case .convert(let keyResult):
      Remedy.inShell("qd set \(keyResult.text) FIELD=VALUE", "writes its values anew")
        + "; or drop it with \(Command.drop.key) and begin another"
    case .leaveOut: "let it end here: end in Next"
    case .makeTeam: "\(Command.addTeam.key) makes it"
    case .makeCycle:
      "write a cycle as 2026, 2026-H1, 2026-Q4 or 2026-11; \(Command.addCycle.key) makes one of another "
        + "name"
    case .chooseDirectory: "n makes one, o opens another one, d shows the demo"
    case .makeDirectory: "n makes one"
    case .openDirectory: "o opens it"
    case .keepHistory(let path): Remedy.inShell("qd init --git \(path)", "sees to it")
    case .settle: "\(Command.settle.key) settles it, then \(Command.sync.key) sends it"
    case .deleteAndSync: "delete it if it should go, then \(Command.sync.key) goes on"
    }
  }

  /// What no key does.
  private static func inShell(_ line: String, _ does: String) -> String {
    "in a shell, \(line) \(does)"
  }
}
