internal import Goals
internal import Records

// Before anything is written: what would carrying the edits out throw?
extension Store {
  /// Throws what carrying the edits out would throw, as far as the files tell beforehand.
  func rehearse(
    _ batch: Revision.Batch, _ course: Course, _ rehearsal: inout Rehearsal,
    under lock: borrowing DirectoryLock
  ) throws {
    switch batch.edits[0] {
    case .create(let file, _): if try current(file) != nil { throw taken(file) }
    case .link(let file, let name):
      _ = try root.read(file, limit: DataRoot.logLimit)
      try lock.checkWritable(file)
      if try current(name) != nil { throw taken(name) }
    case .move(_, let name): if (try? root.list(name)) != nil { throw taken(name) }
    case .remove(let file, let bytes):
      if try current(file) != bytes { throw DiskError(.changed, at: file, .saving) }
    case .reading where course == .backward:
      var counted = try readings(in: batch.file)
      for case .reading(_, let cells, let replaced) in batch.edits {
        let theirs = counted[cells[0]]
        guard theirs.isSameNumber(as: replaced) else {
          throw Refusal.conflict(field: cells[0], theirs: theirs, mine: cells[1])
        }
        counted[cells[0]] = cells[1]
      }
    case .event, .reading:
      for edit in batch.edits { try checkSubject(of: edit, rehearsal) }
      try lock.checkWritable(batch.file)
    case .unlink: break
    default:
      if rehearsal.comes(batch.file) { return }
      let bytes = try rehearsal.texts[batch.file] ?? base(of: batch)
      rehearsal.texts[batch.file] = try batch.amended(bytes).bytes
      try lock.checkWritable(batch.file)
    }
  }

  /// What an event or a reading speaks of may have been renamed or deleted while its lock was
  /// waited for.
  private func checkSubject(of edit: FileEdit, _ rehearsal: Rehearsal) throws {
    guard let subject = edit.subject, !rehearsal.comes(subject.file) else { return }
    guard let bytes = try rehearsal.texts[subject.file] ?? current(subject.file) else {
      throw Refusal.gone(subject.text)
    }
    guard let id = subject.keyResult else { return }
    guard Recfile(parsing: bytes, file: subject.file).index(of: .id(id)) != nil else {
      throw Refusal.gone(subject.text)
    }
  }

  private func taken(_ name: String) -> DiskError { DiskError(.exists, at: name, .saving) }
}

/// What the files would hold after the edits that were looked at so far.
struct Rehearsal {
  let edits: [FileEdit]
  var texts: [String: [UInt8]] = [:]

  /// Whether a file comes in the same revision, and can't be looked at yet.
  func comes(_ file: String) -> Bool {
    edits.contains { edit in
      switch edit {
      case .create(let name, _), .link(_, let name): name == file
      default: false
      }
    }
  }
}

extension FileEdit {
  /// The directory it writes in, and that of what it speaks of, which must not be renamed or
  /// deleted meanwhile.
  var lockedDirectories: [String] {
    [FilePlace(file).directory] + (subject.map { [FilePlace($0.file).directory] } ?? [])
  }

  /// What an event or a reading speaks of: its file, and the key result in it.
  fileprivate var subject: (file: String, keyResult: String?, text: String)? {
    let directory = FilePlace(file).directory
    switch self {
    case .event(_, let cells):
      let parts = cells[2].split(separator: "#", maxSplits: 1).map(String.init)
      let cycle = FilePlace(directory).directory
      return ("\(cycle)/\(parts.first ?? "").rec", parts.dropFirst().first, "\(cycle)/\(cells[2])")
    case .reading: return (directory + ".rec", nil, directory)
    default: return nil
    }
  }
}
