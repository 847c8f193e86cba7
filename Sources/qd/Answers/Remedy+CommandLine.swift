import Goals

extension Remedy {
  /// What the command line says of it: which option or command does it.
  var onCommandLine: String { words.visible }

  private var words: String {
    switch self {
    case .words(let words): words
    case .meant(let name): Remedy.question(name)
    case .shell(let line, let does): "\(line) \(does)"
    case .giveReason: "say why with --reason"
    case .explainInNote: "say with --note why it is corrected"
    case .tellWhatWasLearned: "say with --learned what was learned"
    case .giveScore: "give one with --score"
    case .giveDays: "write Start=2026-11-01 and End=2026-12-15"
    case .drop(let reference): "drop it: qd drop \(reference.text)"
    case .retire(let kpi):
      "retire it, which keeps its history: qd drop \(kpi.text)"
    case .handOver(let person): "hand it over: qd hand-over \(person) TO"
    case .writeDownMove(let ref): "write that down: qd move \(ref.text) \(ref.cycle.path)"
    case .rename(let reference): "rename it: qd rename \(reference.text) ID"
    case .renameToOneId: "\(Remedy.firstIdCounts); qd rename REF ID settles it"
    case .record(let kpi): "record a reading: qd record \(kpi.text) VALUE"
    case .checkIn(let keyResult): "check it in: qd check-in \(keyResult.text) VALUE"
    case .closeWithScore(let objective): "close it again with a score: qd close \(objective.text)"
    case .changeAgain:
      "put the earlier value back and change it with qd set, so that the journal says who did it "
        + "and why"
    case .tell(let reference, let field, let values, let day):
      "say \(day == nil ? "since when, and " : "")why: qd set \(reference.text)"
        + (values.isEmpty ? [""] : values).map { " \"\(field)=\($0)\"" }.joined()
        + " --since \(day?.text ?? "DATE") --reason TEXT"
    case .convert(let keyResult):
      "write the values anew: qd set \(keyResult.text) FIELD=VALUE --convert FACTOR; or drop it and "
        + "begin another"
    case .leaveOut: "leave it out"
    case .makeTeam: "make it: qd new team"
    case .makeCycle:
      "write a cycle as 2026, 2026-H1, 2026-Q4 or 2026-11, or make it: qd new cycle"
    case .chooseDirectory: "name one with -C DIR, make one with qd init DIR, or try qd demo"
    case .makeDirectory(let typed): "make one with qd init \(typed)"
    case .openDirectory(let path): "open it with qd -C \(path)"
    case .keepHistory(let path): "qd init --git \(path) sees to it"
    case .settle: "settle it with qd settle REF --mine or --theirs and run qd sync again"
    case .deleteAndSync: "delete it if it should go, and run qd sync again"
    }
  }
}
