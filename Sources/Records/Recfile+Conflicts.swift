public import Goals

extension Recfile {
  /// What two people left differently and nobody has settled yet, in the order of the file. A start
  /// without its end is none.
  public var conflicts: [Conflict] { marked.map(\.conflict) }

  /// The conflicts that are about an object: of a key result or a person those in its record, else
  /// those of the whole file.
  ///
  /// - Parameters:
  ///   - reference: The object.
  ///   - names: The fields; none means all.
  /// - Returns: Them in the order of the file.
  public func conflicts(of reference: Reference, fields names: [String] = []) -> [Conflict] {
    let lines = lines(of: reference)
    return marked.filter { lines.overlaps($0.lines) }.map(\.conflict).filter { conflict in
      names.isEmpty || !Set(names).isDisjoint(with: conflict.names)
    }
  }

  /// The lines that are about an object.
  private func lines(of reference: Reference) -> Range<Int> {
    let key: FileEdit.RecordKey? =
      switch reference {
      case .keyResult(let ref): .id(ref.id)
      case .person(let id): .id(id)
      default: nil
      }
    return key.flatMap(index(of:)).map { records[$0].lines } ?? 1..<(text.count + 1)
  }

  /// A conflict and the lines that it takes.
  private struct Marked {
    let conflict: Conflict
    /// With the markers.
    let lines: Range<Int>
    let mine, theirs: Range<Int>
  }

  private var marked: [Marked] {
    var found: [Marked] = []
    var open: (depth: Int, start: Int, mine: Int?, theirs: Int?) = (0, 0, nil, nil)
    for line in 1..<(text.count + 1) {
      guard case .conflictMarker(let side) = RecfileLine(text.bytes[text.content(line)]) else {
        continue
      }
      switch side {
      case .start:
        open =
          open.depth == 0
          ? (1, line, nil, nil) : (open.depth + 1, open.start, open.mine, open.theirs)
      case .middle where open.depth == 1:
        // Git may show the common ancestor between the two, behind a marker of its own.
        open.mine = open.mine ?? line
        if text.bytes[text.content(line)].first == UInt8(ascii: "=") {
          open.theirs = open.theirs ?? line
        }
      case .end where open.depth == 1:
        open.depth = 0
        if let mine = open.mine, let theirs = open.theirs {
          found.append(
            marked(open.start..<(line + 1), (open.start + 1)..<mine, (theirs + 1)..<line))
        }
      case .end: open.depth = max(0, open.depth - 1)
      case .middle: break
      }
    }
    return found
  }

  private func marked(
    _ lines: Range<Int>, _ mine: Range<Int>, _ theirs: Range<Int>
  ) -> Marked {
    let conflict = Conflict(
      at: Place(file: file, line: lines.lowerBound),
      mine: version(mine, marker: lines.lowerBound),
      theirs: version(theirs, marker: lines.upperBound - 1),
      isJoinable: isJoinable(mine, theirs),
      above: texts(max(1, lines.lowerBound - 3)..<lines.lowerBound),
      below: texts(lines.upperBound..<min(text.count + 1, lines.upperBound + 3)))
    return Marked(conflict: conflict, lines: lines, mine: mine, theirs: theirs)
  }

  private func texts(_ lines: Range<Int>) -> [String] { lines.map { text.text(text.content($0)) } }

  private func version(_ lines: Range<Int>, marker: Int) -> Conflict.Version {
    let words = text.text(text.content(marker)).split(separator: " ").dropFirst()
    return Conflict.Version(
      lines: texts(lines), fields: records(in: lines).flatMap(\.content),
      label: words.joined(separator: " "))
  }

  private func records(in lines: Range<Int>) -> [Record] {
    Recfile(parsing: Array(text.bytes[text.whole(lines)]), file: file).records
  }

  /// What stands twice must be allowed to; of what is missing on one side there is nothing to join.
  private func isJoinable(_ mine: Range<Int>, _ theirs: Range<Int>) -> Bool {
    guard !mine.isEmpty, !theirs.isEmpty else { return false }
    let (ours, others) = (records(in: mine), records(in: theirs))
    if ours.first?.isWhole == true, others.first?.isWhole == true {
      return Set(ours.map(\.id)).isDisjoint(with: others.map(\.id))
    }
    let shared = Set(ours.flatMap(\.content).map(\.name))
      .intersection(others.flatMap(\.content).map(\.name))
    let kind = kind(of: mine.lowerBound..<theirs.upperBound)
    return shared.allSatisfy { kind?.field($0)?.isRepeatable == true }
  }

  /// The kind of the record that lines are in, or are.
  private func kind(of lines: Range<Int>) -> RecordKind? {
    let record =
      records.first { $0.lines.overlaps(lines) }
      ?? records.last { $0.lines.lowerBound <= lines.lowerBound }
    return record?.kind
  }
}

extension Recfile.Record {
  /// Whether it is a record of its own in a file of several.
  fileprivate var isWhole: Bool { kind == .keyResult || kind == .person }
}

// MARK: - Settling

extension Recfile {
  /// The bytes of the file with some conflicts settled, and without their markers.
  ///
  /// - Throws: ``Refusal`` where one isn't there any more, or can't be settled like that.
  func settled(_ conflicts: [Conflict], as settlement: Settlement) throws(Refusal) -> [UInt8] {
    var (bytes, done): ([UInt8], Int) = ([], 0)
    let chosen = try find(conflicts)
    for marked in chosen {
      let whole = text.whole(marked.lines)
      bytes += text.bytes[done..<whole.lowerBound]
      bytes += try kept(of: marked, settlement)
      done = whole.upperBound
    }
    return bytes + text.bytes[done...]
  }

  /// Where conflicts stand by now, in the order of the file.
  private func find(_ conflicts: [Conflict]) throws(Refusal) -> [Marked] {
    var rest = marked
    var found: [Marked] = []
    for conflict in conflicts {
      let same = rest.indices.filter { rest[$0].conflict.isSame(as: conflict) }
      let index = same.first { rest[$0].conflict.place == conflict.place } ?? same.first
      guard let index else {
        throw .gone("the conflict at \(conflict.place.file):\(conflict.place.line)")
      }
      found.append(rest.remove(at: index))
    }
    return found.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  private func kept(of marked: Marked, _ settlement: Settlement) throws(Refusal) -> [UInt8] {
    let (mine, theirs) = (text.whole(marked.mine), text.whole(marked.theirs))
    switch settlement {
    case .mine: return Array(text.bytes[mine])
    case .theirs: return Array(text.bytes[theirs])
    case .both:
      guard marked.conflict.isJoinable else {
        throw .unreadable(
          field: marked.conflict.names.joined(separator: ", "),
          problem: "both can't stand together", hint: "keep mine or theirs")
      }
      let isWhole = records(in: marked.theirs).first?.isWhole == true
      return text.bytes[mine] + (isWhole ? text.lineEnd : []) + text.bytes[theirs]
    case .value(let value): return try written(value, in: marked)
    }
  }

  private func written(_ value: String, in marked: Marked) throws(Refusal) -> [UInt8] {
    guard let name = marked.conflict.field else {
      throw .unreadable(
        field: marked.conflict.names.joined(separator: ", "), problem: "it is not one field",
        hint: "keep mine or theirs, then edit it")
    }
    try RecordKind.check([value], of: name, in: kind(of: marked.lines) ?? .objective)
    return RecfileText.field(name, value, lineEnd: text.lineEnd) + text.lineEnd
  }
}

extension RevisionWriter {
  /// Settles what a merge left, file by file.
  func settle(_ conflicts: [Conflict], as settlement: Settlement) throws(Refusal) -> Revision {
    var (edits, told): ([FileEdit], [FileEdit]) = ([], [])
    let files = Dictionary(grouping: conflicts, by: \.place.file).sorted { $0.key < $1.key }
    for (file, conflicts) in files {
      guard let bytes = try text.known(file) else { throw .gone(file) }
      let marked = Recfile(parsing: bytes, file: file)
      let settled = try marked.settled(conflicts, as: settlement)
      edits.append(.rewrite(file: file, from: bytes, to: settled))
      let mine = Recfile(parsing: try marked.settled(conflicts, as: .mine), file: file)
      told += retold(
        Set(conflicts.flatMap(\.names)), from: mine, to: Recfile(parsing: settled, file: file))
    }
    let names = Set(conflicts.flatMap(\.names)).sorted().joined(separator: ", ")
    return Revision(
      what: "settled \(settlement.words): \(names.isEmpty ? "comments" : names), "
        + files.map(\.key).joined(separator: ", "), edits: edits + told)
  }

  /// What the journals don't tell yet: a field that decides a figure and is settled to another value
  /// than the last event has set it to, or, where none has, than this side's.
  private func retold(_ names: Set<String>, from mine: Recfile, to file: Recfile) -> [FileEdit] {
    file.records.flatMap { record -> [FileEdit] in
      guard let reference = reference(of: record, in: file.file) else { return [] }
      let ours = mine.records.first { self.reference(of: $0, in: file.file) == reference }
      let events = organization.events(about: reference)
      return reference.recordKind.rows.flatMap { row -> [FileEdit] in
        let name = row.name.rawValue
        guard names.contains(name) else { return [] }
        let told = JournalEvent.standing(events).reversed().lazy.compactMap { $0.told(name) }.first
        let after = record.values(of: name)
        let before = told ?? ours?.values(of: name) ?? []
        guard before != after else { return [] }
        return self.events(for: FieldEdit(name, from: before, to: after), of: reference, "")
      }
    }
  }

  /// The object that a record of a file is about, where it was there before.
  private func reference(of record: Recfile.Record, in file: String) -> Reference? {
    switch (DataFile(file), record.kind) {
    case (.objective(let ref)?, .objective?): return .objective(ref)
    case (.objective(let ref)?, .keyResult?):
      let id =
        record[FieldName.id.rawValue].map { String($0.value.trimmed) }
        ?? Identifier.slug(record.fields.first?.value ?? "")
      let key = KeyResultRef(objective: ref, id: id)
      return organization.keyResult(key) == nil ? nil : .keyResult(key)
    case (.kpi(let ref)?, .kpi?): return .kpi(ref)
    default: return nil
    }
  }
}

extension JournalEvent {
  /// What the event set a field to.
  fileprivate func told(_ field: String) -> [String]? {
    switch kind {
    case .retarget(field, _, let to): to.lines
    case .state(let state) where field == FieldName.state.rawValue: [state.rawValue]
    default: nil
    }
  }
}
