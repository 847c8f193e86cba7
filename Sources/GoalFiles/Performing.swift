internal import Goals
internal import Records

extension Store {
  /// How an edit deals with what it finds.
  enum Course {
    /// What counted before a reading is whatever the file says.
    case forward
    /// A reading is taken back only if it is still the one that counts.
    case backward
  }

  /// Carries out edits under the locks of all directories they write in: all of them, or none.
  ///
  /// - Returns: The revision as it was carried out: an event's `at` may be a few milliseconds later,
  ///   because no two of one file are the same.
  func perform(_ revision: Revision, _ course: Course = .forward) throws(StoreError) -> Revision {
    var path = revision.edits.first?.file ?? ""
    do {
      let directories = Set(revision.edits.map { FilePlace($0.file).directory })
      let lock = try DirectoryLock(Array(directories), in: root, making: true)
      for directory in directories { _ = try? lock.sweep(directory) }
      let batches = revision.batches
      for batch in batches {
        path = batch.file
        try rehearse(batch, course)
      }
      var done: [FileEdit] = []
      for batch in batches {
        path = batch.file
        do {
          done += try perform(batch, under: lock)
        } catch {
          takeBack(done, under: lock)
          throw error
        }
      }
      return Revision(what: revision.what, edits: done)
    } catch {
      throw StoreError(error, at: path)
    }
  }

  /// Throws what carrying the edits out would throw, as far as the files tell beforehand.
  private func rehearse(_ batch: Revision.Batch, _ course: Course) throws {
    switch batch.edits[0] {
    case .set, .addRecord, .removeRecord:
      _ = try batch.amended(try root.read(batch.file, limit: DataRoot.recordLimit).bytes)
    case .create(let file, _):
      if try current(file) != nil { throw DiskError(.exists, at: file, .saving) }
    case .remove(let file, let bytes):
      if try current(file) != bytes { throw DiskError(.changed, at: file, .saving) }
    case .reading(let file, let cells, let replaced) where course == .backward:
      let counted = try reading(of: cells[0], in: file)
      guard !counted.isSameNumber(as: replaced) else { return }
      throw Refusal.conflict(field: cells[0], theirs: counted, mine: cells[1])
    case .event, .reading: break
    }
  }

  private func perform(
    _ batch: Revision.Batch, under lock: borrowing DirectoryLock
  ) throws -> [FileEdit] {
    let edit = batch.edits[0]
    switch edit {
    case .set, .addRecord, .removeRecord:
      let base = try root.read(batch.file, limit: DataRoot.recordLimit).bytes
      _ = try lock.replace(batch.file, base: base) { try batch.amended($0) }
      return batch.edits
    case .create(let file, let bytes): try lock.create(file, bytes)
    case .remove(let file, let bytes): try lock.remove(file, expecting: bytes)
    case .event(let file, let cells):
      let cells = try unique(cells, in: file)
      _ = try lock.append(CSVFile.line(cells), to: file, header: CSVFile.line(JournalEvent.columns))
      return [.event(file: file, cells: cells)]
    case .reading(let file, let cells, _):
      let counted = try reading(of: cells[0], in: file)
      _ = try lock.append(CSVFile.line(cells), to: file, header: CSVFile.line(Reading.columns))
      return [.reading(file: file, cells: cells, replaced: counted)]
    }
    return [edit]
  }

  /// The disk refused a later edit: the earlier ones must not stay alone.
  private func takeBack(_ done: [FileEdit], under lock: borrowing DirectoryLock) {
    for edit in done.reversed() {
      guard let at = edit.at ?? Moment(parsing: "1970-01-01") else { continue }
      _ = try? perform(Revision.Batch(edits: [edit.inverse(by: login, at: at)]), under: lock)
    }
  }
}

extension Store {
  /// The bytes of a file; `nil` where there is none.
  private func current(_ file: String) throws(DiskError) -> [UInt8]? {
    do throws(DiskError) {
      return try root.read(file, limit: DataRoot.logLimit).bytes
    } catch {
      guard error.fact == .missing else { throw error }
      return nil
    }
  }

  private func rows(of file: String) throws(DiskError) -> [CSVFile.Row] {
    CSVFile(parsing: try current(file) ?? [], file: file).rows
  }

  /// Moves an event's `at` on to the next millisecond that no event of the file has.
  private func unique(_ cells: [String], in file: String) throws(DiskError) -> [String] {
    guard var at = Moment(parsing: cells[0]) else { return cells }
    let rows = try rows(of: file)
    let taken = Set(rows.compactMap { $0[cell: 0].flatMap { Moment(parsing: $0)?.milliseconds } })
    while taken.contains(at.milliseconds) { at = at.advanced(byMilliseconds: 1) }
    return [at.text] + cells.dropFirst()
  }

  /// The value a file of readings has for a date or time; empty where it has none.
  private func reading(of on: String, in file: String) throws(DiskError) -> String {
    let moment = Moment(parsing: on)
    let values = try rows(of: file).filter { $0[cell: 0].flatMap { Moment(parsing: $0) } == moment }
      .map { String(($0[cell: 1] ?? "").trimmed) }
    return values.last { $0.isEmpty || (try? Quantity(parsing: $0)) != nil } ?? ""
  }
}

extension Revision {
  /// Edits of one record file that are saved at once, or any other edit alone.
  struct Batch {
    var edits: [FileEdit]

    var file: String { edits[0].file }

    func amended(_ bytes: [UInt8]) throws(Refusal) -> [UInt8] {
      var bytes = bytes
      for edit in edits { bytes = try edit.amended(bytes) }
      return bytes
    }
  }

  fileprivate var batches: [Batch] {
    edits.reduce(into: []) { batches, edit in
      if edit.isAmendment, let last = batches.last, last.edits[0].isAmendment,
        last.file == edit.file
      {
        batches[batches.count - 1].edits.append(edit)
      } else {
        batches.append(Batch(edits: [edit]))
      }
    }
  }

  /// The same edits once more, with events of now.
  func again(at: Moment) -> Revision {
    Revision(
      what: what,
      edits: edits.map { edit in
        guard case .event(let file, let cells) = edit else { return edit }
        return .event(file: file, cells: [at.text] + cells.dropFirst())
      })
  }
}

extension FileEdit {
  fileprivate var isAmendment: Bool {
    switch self {
    case .set, .addRecord, .removeRecord: true
    case .create, .remove, .event, .reading: false
    }
  }

  fileprivate var at: Moment? {
    if case .event(_, let cells) = self { Moment(parsing: cells[0]) } else { nil }
  }
}

extension String {
  /// Whether both are one number however written, or both none.
  fileprivate func isSameNumber(as other: String) -> Bool {
    (try? Quantity(parsing: self).number) == (try? Quantity(parsing: other).number)
  }
}

/// A path taken apart.
struct FilePlace {
  let directory: String

  init(_ file: String) {
    directory = file.split(separator: "/").dropLast().joined(separator: "/")
  }
}
