internal import Goals
internal import Records

extension Store {
  /// Carries out edits under the locks of all directories they write in.
  ///
  /// - Returns: The revision as it was carried out: an event's `at` may be a few milliseconds later,
  ///   because no two of one file are the same.
  func perform(_ revision: Revision) throws(StoreError) -> Revision {
    var path = revision.edits.first?.file ?? ""
    do {
      let directories = revision.edits.map { FilePlace($0.file).directory }
      let lock = try DirectoryLock(directories, in: root, making: true)
      var done: [FileEdit] = []
      for edit in revision.edits {
        path = edit.file
        done.append(try perform(edit, under: lock))
      }
      return Revision(what: revision.what, edits: done)
    } catch {
      throw StoreError(error, at: path)
    }
  }

  private func perform(_ edit: FileEdit, under lock: borrowing DirectoryLock) throws -> FileEdit {
    switch edit {
    case .set, .addRecord, .removeRecord:
      let base = try root.read(edit.file, limit: DataRoot.recordLimit).bytes
      _ = try lock.replace(edit.file, base: base) { try edit.amended($0) }
    case .create: try lock.create(edit.file, try edit.content())
    case .remove: try lock.remove(edit.file, expecting: try edit.content())
    case .event(let file, let cells):
      let cells = try unique(cells, in: file)
      _ = try lock.append(CSVFile.line(cells), to: file, header: CSVFile.line(JournalEvent.columns))
      return .event(file: file, cells: cells)
    case .reading(let file, let cells, _):
      _ = try lock.append(CSVFile.line(cells), to: file, header: CSVFile.line(Reading.columns))
    }
    return edit
  }

  /// Moves an event's `at` on to the next millisecond that no event of the file has.
  private func unique(_ cells: [String], in file: String) throws -> [String] {
    guard var at = Moment(parsing: cells[0]) else { return cells }
    let bytes: [UInt8]
    do throws(DiskError) {
      bytes = try root.read(file, limit: DataRoot.logLimit).bytes
    } catch {
      guard error.fact == .missing else { throw error }
      return cells
    }
    let taken = Set(
      CSVFile(parsing: bytes, file: file).rows
        .compactMap { $0[cell: 0].flatMap { Moment(parsing: $0)?.milliseconds } })
    while taken.contains(at.milliseconds) { at = at.advanced(byMilliseconds: 1) }
    return [at.text] + cells.dropFirst()
  }
}

/// A path taken apart.
struct FilePlace {
  let directory: String

  init(_ file: String) {
    directory = file.split(separator: "/").dropLast().joined(separator: "/")
  }
}

extension Revision {
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
