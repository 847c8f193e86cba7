internal import Goals
internal import Records

extension Store {
  /// How an edit deals with what it finds.
  enum Direction {
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
    _ revision: Revision, _ direction: Direction = .forward,
    confirming confirm: (DataDirectory) throws(StoreError) -> Void = { _ in }
  ) throws(StoreError) -> Revision {
    var path = revision.edits.first?.file ?? ""
    do {
      let directories = try WrittenDirectories(revision)
      let lock = try DirectoryLock(
        directories.paths, in: root, making: true, calling: directories.names)
      for directory in directories.paths { _ = try? lock.sweep(directory) }
      if revision.takesAway {
        var look = loader
        _ = try look.load()
        try confirm(look.directory)
      }
      let batches = revision.batches
      var text = try rehearsed(revision)
      for batch in batches {
        path = batch.file
        try rehearse(batch, direction, &text, under: lock)
      }
      let done = try perform(batches, under: lock)
      if direction == .backward { tidy(after: done, under: lock) }
      return Revision(what: revision.what, edits: done)
    } catch {
      throw StoreError(error, at: path)
    }
  }

  /// All of the batches, or none.
  private func perform(
    _ batches: [Revision.Batch], under lock: borrowing DirectoryLock
  ) throws(StoreError) -> [FileEdit] {
    var done: [FileEdit] = []
    var rest = batches[...]
    while let batch = rest.first {
      let files = rest.prefix { $0.newFile != nil }
      do {
        if files.count > 1 {
          try lock.create(files.compactMap(\.newFile))
          done += files.flatMap(\.edits)
        } else {
          done += try perform(batch, under: lock)
        }
        rest = rest.dropFirst(max(1, files.count))
      } catch {
        let left = takeBack(done, under: lock)
        let failure = StoreError(error, at: batch.file)
        throw left.isEmpty ? failure : .halfway(failure, files: left)
      }
    }
    return done
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
    case .event, .reading: return try append(batch, under: lock)
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

  /// Removes what was made for files that were taken back: logs that tell of nothing else, and
  /// directories that hold nothing else.
  private func tidy(after done: [FileEdit], under lock: borrowing DirectoryLock) {
    var gone = Set(done.compactMap { if case .remove(let file, _) = $0 { file } else { nil } })
    guard !gone.isEmpty else { return }
    for file in Set(done.map(\.file)) where DataFile(file)?.isLog == true {
      guard let bytes = try? root.read(file, limit: DataRoot.logLimit).bytes,
        CSVFile(parsing: bytes, file: file).tellsOnly(of: gone),
        (try? lock.remove(file, expecting: bytes)) != nil
      else { continue }
      gone.insert(file)
    }
    for file in gone.sorted() {
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
    let limit = batch.limit
    _ = try lock.replace(batch.file, base: base, limit: limit) { found in
      let (bytes, edits) = try batch.amended(found)
      done = edits
      return bytes
    }
    return done
  }

  /// What the edits are made on: nothing, where a record makes its file.
  private func base(of batch: Revision.Batch) throws(DiskError) -> [UInt8] {
    if case .addRecord = batch.edits[0], try current(batch.file) == nil { return [] }
    return try root.read(batch.file, limit: batch.limit).bytes
  }

  private func append(
    _ batch: Revision.Batch, under lock: borrowing DirectoryLock
  ) throws -> [FileEdit] {
    let batch = try batch.rebased(on: try current(batch.file) ?? [])
    _ = try lock.append(batch.lines, to: batch.file, header: batch.header)
    return batch.edits
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
}

extension Revision {
  /// Whether something is gone afterwards, or goes by another name.
  fileprivate var takesAway: Bool {
    edits.contains { edit in
      switch edit {
      case .remove, .unlink, .move, .cut, .removeRecord, .renameEvents, .rewordChanges: true
      default: false
      }
    }
  }

  /// The same edits once more, with events of now; one that was dated earlier than it was done stays
  /// where it was.
  func again(at: Moment, done: Moment) -> Revision {
    Revision(
      what: what,
      edits: edits.map { edit in
        guard case .event(let file, let cells) = edit else { return edit }
        let dated = edit.at.flatMap { $0 < done ? $0.successor : nil }
        return .event(file: file, cells: [(dated ?? at).text] + cells.dropFirst())
      })
  }
}

extension Revision.Batch {
  /// The file that it makes, if that is what it does.
  fileprivate var newFile: (path: String, bytes: [UInt8])? {
    if case .create(let path, let bytes) = edits[0] { (path, bytes) } else { nil }
  }

  /// The largest file it can be made in.
  fileprivate var limit: Int { appendsToLog ? DataRoot.logLimit : DataRoot.recordLimit }
}

extension FileEdit {
  fileprivate var at: Moment? {
    if case .event(_, let cells) = self { Moment(parsing: cells[0]) } else { nil }
  }
}

/// A path taken apart.
struct FilePlace {
  let directory: String

  init(_ file: String) {
    directory = file.split(separator: "/").dropLast().joined(separator: "/")
  }
}
