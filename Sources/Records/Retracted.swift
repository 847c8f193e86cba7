public import Goals

extension JournalEvent {
  /// Findings of journals without those of events that were taken back, and of the retractions
  /// themselves, as far as they are about an unknown id or another unit: deleting an object leaves
  /// such events, and nobody needs to mend them.
  public static func withoutRetracted(_ findings: [Finding], in journals: [CSVFile]) -> [Finding] {
    let retracted = Retraction.places(in: journals)
    return findings.filter { finding in
      ![.unknownId, .unitMismatch].contains(finding.code)
        || !retracted.contains(Place(file: finding.place.file, line: finding.place.line))
    }
  }
}

extension CSVFile {
  /// Whether a log holds nothing but what was taken back again of objects whose files are gone.
  package func tellsOnly(of gone: Set<String>) -> Bool {
    guard problems.isEmpty, unfinished == nil else { return false }
    let subjects = rows.compactMap { FileEdit.event(file: file, cells: $0.cells).subject?.file }
    if case .readings(let kpi, _)? = DataFile(file) {
      return gone.contains(kpi.file) && CountedReadings(rows).isEmpty
    }
    return rows.allSatisfy { $0.count > 3 } && subjects.count == rows.count
      && gone.isSuperset(of: subjects) && Retraction.places(in: [self]).count == rows.count
  }
}

extension JournalEvent {
  /// The same for the journals of a folder.
  static func withoutRetracted(
    _ findings: [Finding], in folder: DirectoryText.Folder, at path: String
  ) -> [Finding] {
    guard findings.contains(where: { [.unknownId, .unitMismatch].contains($0.code) }) else {
      return findings
    }
    let files = folder.ordered.map { name, file in
      CSVFile(parsing: file.bytes, file: path + "/" + name)
    }
    return withoutRetracted(findings, in: files)
  }
}

/// A line of a journal, as far as retractions are about it.
private struct Retraction {
  struct Stamp: Hashable {
    let milliseconds: Int
    let by: String
  }

  /// The places of the lines that were taken back, and of those that take back.
  static func places(in journals: [CSVFile]) -> Set<Place> {
    let rows = journals.flatMap(\.rows).compactMap(Retraction.init).sorted { $0.at > $1.at }
    var takenBack: Set<Stamp> = []
    var places: Set<Place> = []
    for row in rows {
      let isTakenBack = takenBack.contains(row.stamp)
      if let target = row.target, !isTakenBack { takenBack.insert(target) }
      if row.target != nil || isTakenBack { places.insert(row.place) }
    }
    return places
  }

  let stamp: Stamp
  /// The event it takes back; `nil` of any other line.
  let target: Stamp?
  let place: Place
  var at: Int { stamp.milliseconds }

  init?(_ row: CSVFile.Row) {
    let texts = row.cells.map { String($0.trimmed) }
    guard texts.count > 4, let at = Moment(parsing: texts[0]) else { return nil }
    stamp = Stamp(milliseconds: at.milliseconds, by: texts[1])
    place = Place(file: row.file, line: row.line)
    let parts = texts[4].split(separator: " ", maxSplits: 1).map(String.init)
    let isRetraction = texts[3] == EventWord.retract.rawValue && parts.count == 2
    target =
      isRetraction
      ? Moment(parsing: parts[0]).map { Stamp(milliseconds: $0.milliseconds, by: parts[1]) } : nil
  }
}
