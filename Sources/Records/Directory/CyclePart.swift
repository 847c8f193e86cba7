internal import Goals

/// A cycle's directory as it was read: the cycle, its objectives, and what happened to them.
struct CyclePart: Sendable {
  /// The cycle; `nil` where nothing tells its days.
  private(set) var cycle: Cycle?
  private(set) var objectives: [Objective] = []
  /// The events of all its journals, sorted.
  private(set) var events: [ObjectiveRef: [JournalEvent]] = [:]
  private(set) var findings: [Finding] = []
  /// Last lines without an end, by path.
  private(set) var unfinished: [String: Finding] = [:]

  private let ref: CycleRef
  private let folder: DirectoryText.Folder
  private let journal: DirectoryText.Folder
  private let fiscalYear: FiscalYear
  private var records: [String: Kept<Decoded<Objective?>>] = [:]
  private var logs: [String: Kept<DecodedLog<JournalEvent>>] = [:]

  /// Reads it; what an earlier reading has of the same text is not read again.
  init(_ ref: CycleRef, in text: DirectoryText, _ fiscalYear: FiscalYear, after earlier: CyclePart?)
  {
    self.ref = ref
    self.fiscalYear = fiscalYear
    folder = text.folders[ref.path] ?? DirectoryText.Folder()
    journal = text.folders[DataFolder.journal(ref).path] ?? DirectoryText.Folder()
    readRecords(after: earlier)
    readJournals(after: earlier)
  }

  /// Whether reading would give the same.
  func isCurrent(in text: DirectoryText, _ fiscalYear: FiscalYear) -> Bool {
    self.fiscalYear == fiscalYear && folder.reads(as: text.folders[ref.path])
      && journal.reads(as: text.folders[DataFolder.journal(ref).path])
  }

  private mutating func readRecords(after earlier: CyclePart?) {
    let definition = folder.files["cycle.rec"]?.record(ref.file, &findings)
    let decoded = Cycle.decoded(definition, as: ref, in: fiscalYear)
    cycle = decoded.value
    findings += decoded.findings
    for (name, file) in folder.ordered {
      guard case .objective(let objective) = DataFolder.cycle(ref).file(name) else { continue }
      findings += Finding.ofName(objective.id, at: objective.file)
      let kept = Kept(file, as: earlier?.records[name]) { file in
        file.decoded(objective.file) { Objective.decoded($0, as: objective) }
      }
      records[name] = kept
      findings += kept.value.findings
      if let objective = kept.value.value { objectives.append(objective) }
    }
  }

  /// What an event means depends on the objectives it speaks of.
  private mutating func readJournals(after earlier: CyclePart?) {
    let earlier = earlier?.folder.reads(as: folder) == true ? earlier : nil
    let byId = Dictionary(objectives.map { ($0.ref.id, $0) }) { first, _ in first }
    var found: [Finding] = []
    var all: [JournalEvent] = []
    for (name, file) in journal.ordered {
      guard case .journal? = DataFolder.journal(ref).file(name) else { continue }
      let path = DataFolder.journal(ref).path + "/" + name
      let kept = Kept(file, as: earlier?.logs[name]) { file in
        DecodedLog(file, path) { JournalEvent.decoded($0, objectives: byId) }
      }
      logs[name] = kept
      unfinished[path] = kept.value.unfinished
      found += kept.value.findings
      all += kept.value.entries
    }
    findings += withoutRetracted(found)
    events = JournalEvent.sorted(all)
  }

  /// Without the findings of events that were taken back.
  private func withoutRetracted(_ found: [Finding]) -> [Finding] {
    JournalEvent.withoutRetracted(found, in: journal, at: DataFolder.journal(ref).path)
  }
}
