public import Goals

/// Why an edit can't be made on what the files hold.
public enum EditObstacle: Error, Hashable, Sendable {
  /// What it is about isn't there any more, or has become something else.
  case refused(Refusal)
  /// A file or directory of that name is there already.
  case exists(String)
  /// A file isn't what the edit was made on.
  case changed(String)
  /// A file isn't there.
  case missing(String)

  /// What a person is told.
  public var refusal: Refusal {
    switch self {
    case .refused(let refusal): refusal
    case .exists(let path): .exists(path)
    case .changed(let path), .missing(let path): .gone(path)
    }
  }
}

extension DirectoryText {
  /// Carries out the edits of a revision, or none of them.
  ///
  /// - Parameters:
  ///   - revision: The edits, in their order; each is made on what those before it have left.
  ///   - takingBack: Whether a reading is taken back only if it is still the one that counts.
  /// - Throws: ``EditObstacle``.
  public mutating func apply(
    _ revision: Revision, takingBack: Bool = false
  ) throws(EditObstacle) {
    var text = self
    for batch in revision.batches { _ = try text.apply(batch, takingBack: takingBack) }
    self = text
  }

  /// Carries out edits of one file.
  ///
  /// - Returns: Them as they were made: of events, with the instants that were free.
  package mutating func apply(
    _ batch: Revision.Batch, takingBack: Bool = false
  ) throws(EditObstacle) -> Revision.Batch {
    switch batch.edits[0] {
    case .create(let file, let bytes):
      guard self[file] == nil else { throw .exists(file) }
      self[file] = File(bytes)
    case .remove(let file, let bytes):
      guard self.bytes(of: file) == bytes else { throw .changed(file) }
      self[file] = nil
    case .link(let file, let name): try link(file, to: name)
    case .unlink(let file, let twin):
      guard let bytes = bytes(of: twin), self.bytes(of: file) == bytes else { throw .changed(file) }
      self[file] = nil
    case .move(let directory, let name): try move(directory, to: name)
    case .event, .reading: return try append(batch, takingBack)
    default: try amend(batch)
    }
    return batch
  }

  private mutating func link(_ file: String, to name: String) throws(EditObstacle) {
    guard var linked = self[file], linked.problems == nil else { throw .missing(file) }
    guard self[name] == nil else { throw .exists(name) }
    nodes += 1
    linked.node = linked.node ?? UInt64.max - nodes
    self[file] = linked
    self[name] = linked
  }

  private mutating func move(_ directory: String, to name: String) throws(EditObstacle) {
    guard folders[directory] != nil else { throw .missing(directory) }
    guard folders[name] == nil else { throw .exists(name) }
    insert(removeFolder(directory), from: directory, to: name)
  }

  private mutating func amend(_ batch: Revision.Batch) throws(EditObstacle) {
    let known = bytes(of: batch.file)
    // A record makes its file.
    if known == nil, self[batch.file] != nil || !batch.edits[0].makesFile {
      throw .missing(batch.file)
    }
    do throws(Refusal) {
      self[batch.file] = File(try batch.amended(known ?? []).bytes)
    } catch {
      throw .refused(error)
    }
  }

  private mutating func append(
    _ batch: Revision.Batch, _ takingBack: Bool
  ) throws(EditObstacle) -> Revision.Batch {
    for edit in batch.edits { try checkSubject(of: edit) }
    let known = bytes(of: batch.file)
    if known == nil, self[batch.file] != nil { throw .missing(batch.file) }
    var bytes = known ?? []
    var taken = instants[batch.file]
    let done: Revision.Batch
    do throws(Refusal) {
      done = try rebased(batch, on: bytes, takingBack, beside: &taken)
    } catch {
      throw .refused(error)
    }
    if bytes.isEmpty { bytes = batch.header }
    if bytes.last != .lineFeed { bytes += CSVFile.tornEnd + [.lineFeed] }
    self[batch.file] = File(bytes + done.lines)
    instants[batch.file] = taken
    return done
  }

  private func rebased(
    _ batch: Revision.Batch, on bytes: [UInt8], _ takingBack: Bool, beside taken: inout Set<Int>?
  ) throws(Refusal) -> Revision.Batch {
    guard batch.isOfEvents else { return try batch.rebased(on: bytes, takingBack: takingBack) }
    var known = taken ?? CSVFile(parsing: bytes, file: batch.file).instants
    defer { taken = known }
    return batch.rebased(beside: &known)
  }

  /// What an event or a reading speaks of may have been renamed or deleted meanwhile.
  private func checkSubject(of edit: FileEdit) throws(EditObstacle) {
    guard let subject = edit.subject else { return }
    guard let bytes = bytes(of: subject.file) else {
      if isKnownElsewhere(subject.text) { return }
      throw .refused(.gone(subject.text))
    }
    guard let id = subject.keyResult else { return }
    guard
      Recfile(parsing: bytes, file: subject.file).index(of: .id(id)) != nil
        || isKnownElsewhere(subject.text)
    else { throw .refused(.gone(subject.text)) }
  }

  /// Whether something was moved to another place, where its events are found.
  private func isKnownElsewhere(_ text: String) -> Bool {
    let objective = String(text.prefix { $0 != "#" })
    let lines = [text, objective].map { Array("\(FieldName.movedFrom.rawValue): \($0)".utf8) }
    return folders.values.contains { folder in
      folder.files.contains { name, file in
        name.hasSuffix(".rec")
          && file.bytes.split(separator: .lineFeed).contains { lines.contains(Array($0)) }
      }
    }
  }
}

extension FileEdit {
  /// Whether it makes the file it is about where that is missing.
  fileprivate var makesFile: Bool { if case .addRecord = self { true } else { false } }

  /// What an event or a reading speaks of: its file, and the key result in it.
  package var subject: (file: String, keyResult: String?, text: String)? {
    switch (self, DataFile(file)) {
    case (.event(_, let cells), .journal(let cycle, _)) where !cells[2].isEmpty:
      let parts = cells[2].split(separator: "#", maxSplits: 1).map(String.init)
      let file = ObjectiveRef(cycle: cycle, id: parts[0]).file
      return (file, parts.dropFirst().first, "\(cycle.path)/\(cells[2])")
    case (.event(_, let cells), .kpiJournal(let team, _)) where !cells[2].isEmpty:
      let kpi = KPIRef(team: team, id: cells[2])
      return (kpi.file, nil, kpi.text)
    case (.reading, .readings(let kpi, _)): return (kpi.file, nil, kpi.text)
    default: return nil
    }
  }
}

extension DataDirectory {
  /// Carries out the edits of a revision, or none of them, and reads what they have made.
  ///
  /// - Throws: ``EditObstacle``.
  public mutating func apply(_ revision: Revision) throws(EditObstacle) {
    var text = text
    try text.apply(revision)
    read(text) { works in works.map { $0() } }
  }
}
