internal import Goals
internal import Records

/// Records and lines that a file held and holds no longer.
struct Loss: Sendable {
  let path: String
  let isJournal: Bool
  /// The titles of the records, or the first cells of the lines.
  let names: [String]
  /// The edits that bring it back.
  let remedy: [FileEdit]

  /// nil where nothing is lost. `after` is nil where the file is gone.
  init?(_ path: String, _ before: [UInt8], _ after: [UInt8]?) {
    self.path = path
    isJournal = path.hasSuffix(".csv")
    (names, remedy) =
      isJournal
      ? Loss.lines(path, before, after ?? []) : Loss.records(path, before, after)
    guard !names.isEmpty else { return nil }
  }

  /// A line is lost if no line of its moment and author is left, in whatever other words.
  private static func lines(
    _ path: String, _ before: [UInt8], _ after: [UInt8]
  ) -> ([String], [FileEdit]) {
    func key(_ row: CSVFile.Row) -> [String] { Array(row.cells.prefix(2)) }
    let left = Set(CSVFile(parsing: after, file: path).rows.map(key))
    let lost = CSVFile(parsing: before, file: path).rows.filter {
      $0.count > 3 && !left.contains(key($0))
    }
    return (lost.map { $0.cells[2] }, lost.map { .event(file: path, cells: $0.cells) })
  }

  /// A record is lost if neither its title nor its id is left.
  private static func records(
    _ path: String, _ before: [UInt8], _ after: [UInt8]?
  ) -> ([String], [FileEdit]) {
    let old = Recfile(parsing: before, file: path)
    let left = after.map { Recfile(parsing: $0, file: path).records } ?? []
    let lost = old.records.indices.filter { index in
      let record = old.records[index]
      return record.title != nil && !left.contains { $0.isSame(as: record) || $0.holds(record) }
    }
    let names = lost.compactMap { old.records[$0].title }
    guard after != nil else { return (names, [.create(file: path, before)]) }
    return (names, lost.map { .paste(file: path, old.block(ofRecord: $0)) })
  }

  /// `shorten ("Shorten sales lifecycle") and 3 lines of journal/jenny.csv`.
  static func text(of losses: [Loss]) -> String? {
    let (journals, records) = (losses.filter(\.isJournal), losses.filter { !$0.isJournal })
    let titles = records.flatMap(\.names)
    let lines = journals.reduce(0) { $0 + $1.names.count }
    let parts = [
      titles.first.map { $0.quoted + (titles.count > 1 ? " and \(titles.count - 1) more" : "") },
      lines > 0
        ? "\(lines) \(lines == 1 ? "line" : "lines") of "
          + (journals.count == 1 ? journals[0].path : "\(journals.count) journals") : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", and ")
  }
}

extension Recfile.Record {
  /// What it is called by: an objective's or key result's first field.
  var title: String? {
    let kind = fields.first.flatMap { RecordKind(rawValue: $0.name) }
    return kind == .objective || kind == .keyResult ? fields.first?.value : nil
  }

  /// Whether a blank line too few has made another record a part of this one.
  fileprivate func holds(_ other: Recfile.Record) -> Bool {
    guard let first = other.fields.first else { return false }
    return fields.contains { $0.name == first.name && $0.value == first.value }
  }

  fileprivate func isSame(as other: Recfile.Record) -> Bool {
    guard fields.first?.name == other.fields.first?.name else { return false }
    // A blank line too many cuts a title at the end of a line.
    let isCut = title.map { title in !title.isEmpty && other.title?.hasPrefix(title + "\n") == true
    }
    if title == other.title || isCut == true
      || other.fields.first?.name == RecordKind.objective.titleField
    {
      return true
    }
    return self[.id] != nil && self[.id]?.value == other[.id]?.value
  }
}
