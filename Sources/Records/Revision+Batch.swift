package import Goals

extension Revision {
  /// Edits of one file that are saved at once, or any other edit alone.
  package struct Batch: Sendable {
    package private(set) var edits: [FileEdit]

    package init(edits: [FileEdit]) { self.edits = edits }

    package var file: String { edits[0].file }

    /// Whether its file is a log and not one of records.
    package var appendsToLog: Bool { file.hasSuffix(".csv") }

    /// What is appended to its file.
    package var lines: [UInt8] { Array(edits.compactMap(\.logLine).joined()) }

    /// The first line of its file, if that is a log.
    package var header: [UInt8] {
      if case .event = edits[0] {
        CSVFile.line(JournalEvent.columns)
      } else {
        CSVFile.line(Reading.columns)
      }
    }

    /// The content after the edits, and the edits with the values that they replaced.
    package func amended(_ bytes: [UInt8]) throws(Refusal) -> (bytes: [UInt8], edits: [FileEdit]) {
      var (bytes, done) = (bytes, [FileEdit]())
      for edit in edits {
        done.append(edit.rebased(on: bytes))
        bytes = try edit.amended(bytes)
      }
      return (bytes, done)
    }

    /// The batch as its lines will be appended to what a log holds: each event with an `at` that no
    /// other of the file has, the next free millisecond, and each reading with the value that it
    /// replaces. `takingBack`: a reading is taken back only if it is still the one that counts.
    ///
    /// - Throws: ``Refusal`` where another value counts by now.
    package func rebased(
      on bytes: [UInt8], takingBack: Bool = false
    ) throws(Refusal) -> Batch {
      let table = CSVFile(parsing: bytes, file: file)
      if isOfEvents {
        var taken = table.instants
        return rebased(beside: &taken)
      }
      var (counted, done) = (CountedReadings(table.rows), [FileEdit]())
      for edit in edits { done.append(try edit.replacing(in: &counted, takingBack)) }
      return Batch(edits: done)
    }

    /// The same of events, beside the instants that are taken in their file.
    func rebased(beside taken: inout Set<Int>) -> Batch {
      var done: [FileEdit] = []
      for edit in edits { done.append(edit.after(&taken)) }
      return Batch(edits: done)
    }

    var isOfEvents: Bool { if case .event = edits[0] { true } else { false } }

    fileprivate func takes(_ edit: FileEdit) -> Bool {
      guard edit.file == file else { return false }
      return switch (edits[0], edit) {
      case (.event, .event), (.reading, .reading): true
      default: edits[0].isAmendment && edit.isAmendment
      }
    }

    fileprivate mutating func add(_ edit: FileEdit) { edits.append(edit) }
  }

  /// The edits in their order, those together that are saved at once.
  package var batches: [Batch] {
    edits.reduce(into: []) { batches, edit in
      if batches.last?.takes(edit) == true {
        batches[batches.count - 1].add(edit)
      } else {
        batches.append(Batch(edits: [edit]))
      }
    }
  }
}

extension CSVFile {
  /// The instants of a journal's events, in milliseconds.
  var instants: Set<Int> {
    Set(rows.compactMap { $0[cell: 0].flatMap { Moment(parsing: $0)?.milliseconds } })
  }
}

/// The value that counts in a file of readings for each date or time; empty where there is none.
struct CountedReadings {
  private var values: [Moment: String] = [:]

  init(_ rows: [CSVFile.Row]) {
    for row in rows {
      let value = String((row[cell: 1] ?? "").trimmed)
      guard value.isEmpty || (try? Quantity(parsing: value)) != nil else { continue }
      self[row[cell: 0] ?? ""] = value
    }
  }

  /// Whether none counts any more.
  var isEmpty: Bool { values.values.allSatisfy(\.isEmpty) }

  subscript(on: String) -> String {
    get { Moment(parsing: on).flatMap { values[$0] } ?? "" }
    set { if let moment = Moment(parsing: on) { values[moment] = newValue } }
  }
}

extension FileEdit {
  /// The line that is appended to a log.
  fileprivate var logLine: [UInt8]? {
    switch self {
    case .event(_, let cells), .reading(_, let cells, _): CSVFile.line(cells)
    default: nil
    }
  }

  fileprivate func after(_ taken: inout Set<Int>) -> FileEdit {
    guard case .event(let file, var cells) = self, var at = Moment(parsing: cells[0]) else {
      return self
    }
    while !taken.insert(at.milliseconds).inserted { at = at.successor }
    cells[0] = at.text
    return .event(file: file, cells: cells)
  }

  fileprivate func replacing(
    in counted: inout CountedReadings, _ takingBack: Bool
  ) throws(Refusal) -> FileEdit {
    guard case .reading(let file, let cells, let replaced) = self else { return self }
    let theirs = counted[cells[0]]
    if takingBack, !theirs.isSameNumber(as: replaced) {
      throw .conflict(field: cells[0], theirs: theirs, mine: cells[1])
    }
    counted[cells[0]] = cells[1]
    return .reading(file: file, cells: cells, replaced: theirs)
  }
}

extension String {
  /// Whether both are one number however written, or both none.
  fileprivate func isSameNumber(as other: String) -> Bool {
    (try? Quantity(parsing: self).number) == (try? Quantity(parsing: other).number)
  }
}
