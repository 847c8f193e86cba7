internal import Goals
internal import Records

extension Store {
  /// How an edit deals with what it finds.
  enum Course {
    /// What counted before a reading is whatever the file says.
    case forward
    /// A reading is taken back only if it is still the one that counts, and a directory that is
    /// empty once its last file was taken back goes, too.
    case backward
  }

  /// Carries out edits under the locks of all directories they write in: all of them, or none.
  ///
  /// Where something is taken away, which others may have built on while the locks were waited for,
  /// `confirm` is asked under them; it throws what can't stand any more. The revision that comes
  /// back is what was carried out: with the values that were replaced, and an event's `at` may be a
  /// few milliseconds later, because no two of one file are the same.
  func perform(
    _ revision: Revision, _ course: Course = .forward,
    confirming confirm: (Organization) throws(StoreError) -> Void = { _ in }
  ) throws(StoreError) -> Revision {
    var path = revision.edits.first?.file ?? ""
    do {
      let directories = Set(revision.edits.flatMap(\.lockedDirectories))
      let lock = try DirectoryLock(Array(directories), in: root, making: true)
      for directory in directories { _ = try? lock.sweep(directory) }
      if revision.takesAway {
        var look = loader
        try confirm(try look.load().organization)
      }
      let batches = revision.batches
      var rehearsal = Rehearsal(edits: revision.edits)
      for batch in batches {
        path = batch.file
        try rehearse(batch, course, &rehearsal, under: lock)
      }
      var done: [FileEdit] = []
      for batch in batches {
        path = batch.file
        do {
          done += try perform(batch, under: lock)
        } catch {
          let left = takeBack(done, under: lock)
          guard left.isEmpty else {
            throw StoreError.halfway(StoreError(error, at: path), files: left)
          }
          throw error
        }
      }
      if course == .backward { tidy(after: done) }
      return Revision(what: revision.what, edits: done)
    } catch {
      throw StoreError(error, at: path)
    }
  }

  private func perform(
    _ batch: Revision.Batch, under lock: borrowing DirectoryLock
  ) throws -> [FileEdit] {
    let edit = batch.edits[0]
    switch edit {
    case .create(let file, let bytes): try lock.create(file, bytes)
    case .remove(let file, let bytes): try lock.remove(file, expecting: bytes)
    case .link(let file, let name): try lock.link(file, to: name)
    case .unlink(let file, let twin):
      let bytes = try root.read(twin, limit: DataRoot.logLimit).bytes
      try lock.remove(file, expecting: bytes)
    case .move(let directory, let name): try lock.move(directory, to: name)
    case .event: return try append(events: batch, under: lock)
    case .reading: return try append(readings: batch, under: lock)
    default: return try amend(batch, under: lock)
    }
    return [edit]
  }

  /// The disk refused a later edit: the earlier ones must not stay alone.
  ///
  /// - Returns: The files of those that could not be taken back.
  private func takeBack(_ done: [FileEdit], under lock: borrowing DirectoryLock) -> [String] {
    var left: Set<String> = []
    for edit in done.reversed() {
      guard let at = edit.at ?? Moment(parsing: "1970-01-01") else { continue }
      let inverse = Revision.Batch(edits: [edit.inverse(by: login, at: at)])
      if (try? perform(inverse, under: lock)) == nil { left.insert(edit.file) }
    }
    return left.sorted()
  }

  /// What was made for a file that was taken back goes with it, as far as nothing else is in it.
  private func tidy(after done: [FileEdit]) {
    for case .remove(let file, _) in done {
      var directory = FilePlace(file).directory
      while !directory.isEmpty, (try? root.removeEmpty(directory)) != nil {
        directory = FilePlace(directory).directory
      }
    }
  }
}

extension Store {
  private func amend(
    _ batch: Revision.Batch, under lock: borrowing DirectoryLock
  ) throws -> [FileEdit] {
    let base = try base(of: batch)
    let isMissing = try base.isEmpty && current(batch.file) == nil
    guard !isMissing else {
      let (bytes, _) = try batch.amended([])
      try lock.create(batch.file, bytes)
      return [.create(file: batch.file, bytes)]
    }
    var done = batch.edits
    let limit = batch.isOfLog ? DataRoot.logLimit : DataRoot.recordLimit
    _ = try lock.replace(batch.file, base: base, limit: limit) { found in
      let (bytes, edits) = try batch.amended(found)
      done = edits
      return bytes
    }
    return done
  }

  /// What the edits are made on: nothing, where a record makes its file.
  func base(of batch: Revision.Batch) throws(DiskError) -> [UInt8] {
    if case .addRecord = batch.edits[0], try current(batch.file) == nil { return [] }
    let limit = batch.isOfLog ? DataRoot.logLimit : DataRoot.recordLimit
    return try root.read(batch.file, limit: limit).bytes
  }

  /// Each gets an `at` that no event of the file has: the next free millisecond.
  private func append(
    events batch: Revision.Batch, under lock: borrowing DirectoryLock
  ) throws -> [FileEdit] {
    let rows = try rows(of: batch.file)
    var taken = Set(rows.compactMap { $0[cell: 0].flatMap { Moment(parsing: $0)?.milliseconds } })
    var (done, lines): ([FileEdit], [UInt8]) = ([], [])
    for case .event(let file, var cells) in batch.edits {
      if var at = Moment(parsing: cells[0]) {
        while !taken.insert(at.milliseconds).inserted { at = at.successor }
        cells[0] = at.text
      }
      done.append(.event(file: file, cells: cells))
      lines += CSVFile.line(cells)
    }
    _ = try lock.append(lines, to: batch.file, header: CSVFile.line(JournalEvent.columns))
    return done
  }

  private func append(
    readings batch: Revision.Batch, under lock: borrowing DirectoryLock
  ) throws -> [FileEdit] {
    var counted = try readings(in: batch.file)
    var (done, lines): ([FileEdit], [UInt8]) = ([], [])
    for case .reading(let file, let cells, _) in batch.edits {
      done.append(.reading(file: file, cells: cells, replaced: counted[cells[0]]))
      counted[cells[0]] = cells[1]
      lines += CSVFile.line(cells)
    }
    _ = try lock.append(lines, to: batch.file, header: CSVFile.line(Reading.columns))
    return done
  }

  /// The bytes of a file; `nil` where there is none.
  func current(_ file: String) throws(DiskError) -> [UInt8]? {
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

  func readings(in file: String) throws(DiskError) -> CountedReadings {
    var counted = CountedReadings()
    for row in try rows(of: file) {
      let value = String((row[cell: 1] ?? "").trimmed)
      guard value.isEmpty || (try? Quantity(parsing: value)) != nil else { continue }
      counted[row[cell: 0] ?? ""] = value
    }
    return counted
  }
}

/// The value that counts in a file of readings for each date or time; empty where there is none.
struct CountedReadings {
  private var values: [Moment: String] = [:]

  subscript(on: String) -> String {
    get { Moment(parsing: on).flatMap { values[$0] } ?? "" }
    set { if let moment = Moment(parsing: on) { values[moment] = newValue } }
  }
}

extension Revision {
  /// Edits of one file that are saved at once, or any other edit alone.
  struct Batch {
    var edits: [FileEdit]

    var file: String { edits[0].file }

    var isOfLog: Bool { file.hasSuffix(".csv") }

    /// The content after the edits, and the edits with the values that they replaced.
    func amended(_ bytes: [UInt8]) throws(Refusal) -> (bytes: [UInt8], edits: [FileEdit]) {
      var (bytes, done) = (bytes, [FileEdit]())
      for edit in edits {
        done.append(edit.settled(on: bytes))
        bytes = try edit.amended(bytes)
      }
      return (bytes, done)
    }

    fileprivate func takes(_ edit: FileEdit) -> Bool {
      guard edit.file == file else { return false }
      return switch (edits[0], edit) {
      case (.event, .event), (.reading, .reading): true
      default: edits[0].isAmendment && edit.isAmendment
      }
    }
  }

  /// Whether something is gone afterwards, or goes by another name.
  fileprivate var takesAway: Bool {
    edits.contains { edit in
      switch edit {
      case .remove, .unlink, .move, .cut, .removeRecord, .renameEvents: true
      default: false
      }
    }
  }

  fileprivate var batches: [Batch] {
    edits.reduce(into: []) { batches, edit in
      if batches.last?.takes(edit) == true {
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
  fileprivate var at: Moment? {
    if case .event(_, let cells) = self { Moment(parsing: cells[0]) } else { nil }
  }
}

extension String {
  /// Whether both are one number however written, or both none.
  func isSameNumber(as other: String) -> Bool {
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
