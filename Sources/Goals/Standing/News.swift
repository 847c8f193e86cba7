extension Organization {
  /// Edits of records between two looks, as entries of a feed: `Owner ann → tom`. Edits that a
  /// journal tells of are left out, and so is what was removed.
  ///
  /// - Parameter earlier: The record of an object as it was; nothing where it wasn't there.
  /// - Returns: Each object with what became of it.
  package func edits(
    since earlier: (Reference) -> [RecordField]
  ) -> [(reference: Reference, text: String)] {
    references.flatMap { reference -> [(reference: Reference, text: String)] in
      let (old, new) = (earlier(reference), fields(of: reference))
      if old == new { return [] }
      if old.isEmpty {
        // A new objective's key results came with it.
        if case .keyResult(let ref) = reference, earlier(.objective(ref.objective)).isEmpty {
          return []
        }
        return [(reference, "added \(new.first?.value ?? "")")]
      }
      return names(of: old + new).compactMap { name in
        let (from, to) = (old.values(of: name), new.values(of: name))
        guard from != to, !isTold(name, to, of: reference) else { return nil }
        return (reference, "\(name) \(from.words) → \(to.words)")
      }
    }
  }

  /// Everything that has a record.
  package var references: [Reference] {
    objectives.flatMap { objective in
      [.objective(objective.ref)] + objective.keyResults.map { .keyResult($0.ref) }
    } + kpis.map { .kpi($0.ref) } + people.map { .person($0.id) } + [.settings]
      + teams.keys.map { .team($0) } + cycles.keys.map { .cycle($0) }
  }

  private func names(of fields: [RecordField]) -> [String] {
    fields.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Whether the journals tell of a new state or target with the same value.
  package func isTold(_ name: String, _ values: [String], of reference: Reference) -> Bool {
    events(about: reference).contains { event in
      switch event.kind {
      case .state(let state): name == FieldName.state.rawValue && values == [state.rawValue]
      case .retarget(let field, _, let to): name == field && values == to.lines
      default: false
      }
    }
  }
}

extension Organization {
  /// The objects that others have recorded something for which isn't in an earlier reading.
  package func recorded(since earlier: Organization, byOthersThan login: String) -> Set<Reference> {
    var touched: Set<Reference> = []
    for (ref, events) in events where earlier.events[ref] != events {
      let known = Set(earlier.events[ref] ?? [])
      for event in events where !known.contains(event) && isOther(event.by, than: login) {
        touched.insert(event.reference)
      }
    }
    for kpi in kpis {
      let told = Set(earlier.kpi(kpi.ref)?.events ?? [])
      if kpi.events.contains(where: { !told.contains($0) && isOther($0.by, than: login) }) {
        touched.insert(.kpi(kpi.ref))
      }
      let old = earlier.kpi(kpi.ref)?.readings ?? []
      guard old != kpi.readings else { continue }
      let known = Set(old)
      if kpi.readings.contains(where: { !known.contains($0) && isOther($0.writer, than: login) }) {
        touched.insert(.kpi(kpi.ref))
      }
    }
    return touched
  }

  /// The objects that others have recorded something for after a moment. What has no time of day
  /// counts from the next day on.
  package func recorded(after moment: Moment, byOthersThan login: String) -> Set<Reference> {
    var touched: Set<Reference> = []
    for events in Array(events.values) + kpis.map(\.events) {
      for event in events.reversed() {
        guard event.at > moment else { break }
        if isOther(event.by, than: login) { touched.insert(event.reference) }
      }
    }
    for kpi in kpis {
      let late = kpi.readings.reversed().prefix { $0.on > moment }
      if late.contains(where: { isOther($0.writer, than: login) }) { touched.insert(.kpi(kpi.ref)) }
    }
    return touched
  }

  private func isOther(_ writer: String, than login: String) -> Bool {
    writer != login && personId(writer) != personId(login)
  }
}

extension [RecordField] {
  fileprivate func values(of name: String) -> [String] { filter { $0.name == name }.map(\.value) }
}

extension [String] {
  /// Values as a feed tells them, on one line.
  package var words: String {
    isEmpty ? "nothing" : joined(separator: ", ").split(separator: "\n").joined(separator: " ")
  }
}
