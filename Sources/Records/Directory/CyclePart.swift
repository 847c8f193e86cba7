internal import Goals

/// A cycle's directory as it was read: the cycle, its objectives, and what happened to them.
struct CyclePart: Sendable {
  /// The cycle; `nil` where nothing tells its days.
  private(set) var cycle: Cycle?
  /// How many files of objectives there are.
  var count: Int { names.count }
  /// Its objectives, in the order of their files.
  var objectives: [Objective] { names.compactMap { records[$0]?.value.value } }
  /// Its objective with an id.
  func objective(_ id: String) -> Objective? { records[id + ".rec"]?.value.value }
  /// Its objectives that were moved here, or that have a key result that was.
  private(set) var moved: [Objective] = []
  /// The events of all its journals, sorted.
  private(set) var events: [ObjectiveRef: [JournalEvent]] = [:]
  var findings: [Finding] { ownFindings + journalFindings }
  private var journalFindings: [Finding] = []
  private var ownFindings: [Finding] = []
  /// Last lines without an end, by path.
  private(set) var unfinished: [String: Finding] = [:]

  /// What its journals speak of that stands elsewhere by now.
  private(set) var elsewhere = Elsewhere()

  let ref: CycleRef
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
    // It seldom is otherwise than before.
    elsewhere = earlier?.elsewhere ?? elsewhere
    readJournals(in: text, after: earlier)
  }

  /// Reads its journals again where what they speak of has been moved.
  mutating func read(_ elsewhere: Elsewhere, in text: DirectoryText) {
    guard elsewhere != self.elsewhere else { return }
    self.elsewhere = elsewhere
    readJournals(in: text, after: nil)
  }

  /// Whether reading would give the same.
  func isCurrent(in text: DirectoryText, _ fiscalYear: FiscalYear) -> Bool {
    self.fiscalYear == fiscalYear && folder.reads(as: text.folders[ref.path])
      && journals?.isCurrent(.journal(ref), in: text) == true
  }

  /// The bytes of an objective's file.
  func bytes(of id: String) -> [UInt8] { folder.files[id + ".rec"]?.bytes ?? [] }

  /// Objectives of which a renaming has left two names, with the one that counts: it is the one that
  /// events speak of, or the first.
  func twins(in text: DirectoryText) -> [(old: ObjectiveRef, new: ObjectiveRef)] {
    let linked = names.filter { folder.files[$0]?.node != nil }
    guard linked.count > 1 else { return [] }
    return Dictionary(grouping: linked) { folder.files[$0]?.node }.values.flatMap { names in
      let refs = names.compactMap { records[$0]?.value.value?.ref }
      let known = refs.first { events[$0]?.contains { $0.kind != .added } == true } ?? refs.first
      return refs.filter { $0 != known }.compactMap { ref in known.map { (ref, $0) } }
    }
  }

  /// What its journals speak of and nobody knows, with the key results.
  func strangers(in text: DirectoryText) -> [String: Set<String>] {
    let lines = Set(findings.filter { $0.code == .unknownId }.map { Line($0.place) })
    guard !lines.isEmpty else { return [:] }
    var strangers: [String: Set<String>] = [:]
    for file in Set(lines.map(\.file)) {
      for row in CSVFile(parsing: text[file]?.bytes ?? [], file: file).rows
      where lines.contains(Line(Place(file: file, line: row.line))) {
        let parts = row.trimmed(cell: JournalEvent.columnOf).split(separator: "#", maxSplits: 1)
        guard let id = parts.first.map(String.init), bytes(of: id).isEmpty else { continue }
        strangers[id, default: []].formUnion(parts.dropFirst().map(String.init))
      }
    }
    return strangers
  }

  private struct Line: Hashable {
    let file: String
    let line: Int
    init(_ place: Place) { (file, line) = (place.file, place.line) }
  }

  private mutating func readRecords(after earlier: CyclePart?) {
    let definition = folder.files["cycle.rec"]?.record(ref.file, &ownFindings)
    let decoded = Cycle.decoded(definition, as: ref, in: fiscalYear)
    cycle = decoded.value
    ownFindings += decoded.findings
    for (name, file) in folder.ordered {
      guard case .objective(let objective) = DataFolder.cycle(ref).file(name) else { continue }
      ownFindings += Finding.ofName(objective.id, at: objective.file)
      let kept = Kept(file, as: earlier?.records[name]) { file in
        file.decoded(objective.file) { Objective.decoded($0, as: objective) }
      }
      names.append(name)
      records[name] = kept
      ownFindings += kept.value.findings
      if let objective = kept.value.value, objective.isMoved { moved.append(objective) }
    }
  }

  /// What an event means depends on the objectives it speaks of.
  private mutating func readJournals(in text: DirectoryText, after earlier: CyclePart?) {
    let byId = Dictionary(objectives.map { ($0.ref.id, $0) }) { first, _ in first }
    let isSame = earlier?.folder.reads(as: folder) == true
    let read = Journals(.journal(ref), in: text, after: isSame ? earlier?.journals : nil) {
      JournalEvent.decoded($0, objectives: byId, elsewhere)
    }
    journals = read
    events = JournalEvent.sorted(read.events)
    journalFindings = withoutHistory(read.findings)
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

extension Objective {
  /// Whether it, or a key result of it, stood elsewhere.
  fileprivate var isMoved: Bool {
    fields.contains { $0.isCalled(.movedFrom) }
      || keyResults.contains { $0.fields.contains { $0.isCalled(.movedFrom) } }
  }
}
