internal import Goals

/// A cycle's directory as it was read: the cycle, its objectives, and what happened to them.
struct CyclePart: Sendable {
  /// The cycle; `nil` where nothing tells its days.
  private(set) var cycle: Cycle?
  /// How many files of objectives there are.
  var count: Int { names.count }
  /// Its objectives, in the order of their files.
  var objectives: [Objective] { names.compactMap { records[$0]?.value.value } }
  /// The events of all its journals, sorted.
  private(set) var events: [ObjectiveRef: [JournalEvent]] = [:]
  private(set) var findings: [Finding] = []
  /// Last lines without an end, by path.
  private(set) var unfinished: [String: Finding] = [:]

  private let ref: CycleRef
  private let folder: DirectoryText.Folder
  private let fiscalYear: FiscalYear
  /// The files of objectives, in order.
  private var names: [String] = []
  private var records: [String: Kept<Decoded<Objective?>>] = [:]
  private var journals: Journals?

  /// Reads it; what an earlier reading has of the same text is not read again.
  init(_ ref: CycleRef, in text: DirectoryText, _ fiscalYear: FiscalYear, after earlier: CyclePart?)
  {
    self.ref = ref
    self.fiscalYear = fiscalYear
    folder = text.folders[ref.path] ?? DirectoryText.Folder()
    readRecords(after: earlier)
    readJournals(in: text, after: earlier)
  }

  /// Whether reading would give the same.
  func isCurrent(in text: DirectoryText, _ fiscalYear: FiscalYear) -> Bool {
    self.fiscalYear == fiscalYear && folder.reads(as: text.folders[ref.path])
      && journals?.isCurrent(.journal(ref), in: text) == true
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
      names.append(name)
      records[name] = kept
      findings += kept.value.findings
    }
  }

  /// What an event means depends on the objectives it speaks of.
  private mutating func readJournals(in text: DirectoryText, after earlier: CyclePart?) {
    let byId = Dictionary(objectives.map { ($0.ref.id, $0) }) { first, _ in first }
    let isSame = earlier?.folder.reads(as: folder) == true
    let read = Journals(.journal(ref), in: text, after: isSame ? earlier?.journals : nil) {
      JournalEvent.decoded($0, objectives: byId)
    }
    journals = read
    events = JournalEvent.sorted(read.events)
    findings += withoutHistory(read.findings)
    unfinished = read.unfinished
  }
  /// A value in another unit is none to mend where its key result was of another kind then.
  private func withoutHistory(_ findings: [Finding]) -> [Finding] {
    guard findings.contains(where: { $0.code == .unitMismatch }) else { return findings }
    let lines = objectives.reduce(into: Set<Place>()) { lines, objective in
      lines.formUnion(objective.linesOfAnotherKind(in: events[objective.ref] ?? []))
    }
    return findings.filter {
      $0.code != .unitMismatch || !lines.contains(Place(file: $0.place.file, line: $0.place.line))
    }
  }
}
