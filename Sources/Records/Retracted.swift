public import Goals

extension JournalEvent {
  /// Findings of journals without those of events that were taken back, and of the retractions
  /// themselves, as far as they are about an unknown id or another unit: deleting an object leaves
  /// such events, and nobody needs to mend them.
  public static func withoutRetracted(_ findings: [Finding], in journals: [CSVFile]) -> [Finding] {
    let retracted = JournalLine.retracted(in: journals)
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
      && gone.isSuperset(of: subjects) && JournalLine.retracted(in: [self]).count == rows.count
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

/// A line of a journal, as far as retractions are about it; its object may be gone.
private struct JournalLine {
  /// The places of the lines that were taken back, and of those that take back.
  static func retracted(in journals: [CSVFile]) -> Set<Place> {
    let lines = journals.flatMap(\.rows).compactMap(JournalLine.init)
      .sorted { $0.stamp.at.milliseconds < $1.stamp.at.milliseconds }
    let takenBack = Retraction.takenBack(by: lines.compactMap(\.retraction))
    return Set(
      lines.filter { $0.retraction != nil || takenBack.contains($0.stamp) }.map(\.place))
  }

  let stamp: Retraction.Stamp
  /// What it takes back; `nil` of any other line.
  let retraction: Retraction?
  let place: Place

  init?(_ row: CSVFile.Row) {
    let texts = row.cells.map { String($0.trimmed) }
    guard texts.count > 4, let at = Moment(parsing: texts[0]) else { return nil }
    let stamp = Retraction.Stamp(at: at, by: texts[1])
    self.stamp = stamp
    place = Place(file: row.file, line: row.line)
    let parts = texts[4].split(separator: " ", maxSplits: 1).map(String.init)
    let target = parts.first.flatMap { Moment(parsing: $0) }
    retraction =
      texts[3] == EventWord.retract.rawValue && parts.count == 2
      ? target.map { Retraction(stamp, of: Retraction.Stamp(at: $0, by: parts[1])) } : nil
  }
}
