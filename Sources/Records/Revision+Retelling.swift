internal import Goals

// What journals tell of changes of fields follows what goes by another id, so that a past day names
// what is there.
extension RevisionWriter {
  var events: [JournalEvent] {
    organization.objectives.flatMap { organization.events[$0.ref] ?? [] }
      + organization.kpis.flatMap(\.events)
  }

  /// Past changes that name an objective or a KPI, or would be taken to do so.
  func retold(
    _ old: Mention.Target, as new: Mention.Target, _ after: Directory
  ) -> [FileEdit] {
    retold { reference, field, value in
      if field.kind == .ratio {
        guard case .kpi(let ref) = reference, case (.kpi(let old), .kpi(let new)) = (old, new),
          let ratio = KPI.Ratio(parsing: value)
        else { return value }
        return ratio.text(renaming: old, to: new, in: ref.team, organization.directory, after)
      }
      guard [.objective, .kpi].contains(field.kind), let origin = reference.ofObjective else {
        return value
      }
      var place = origin
      if old == .objective(origin), case .objective(let ref) = new { place = ref }
      return Mention([value], of: field, in: origin).values(
        after: after, before: organization.directory, in: place,
        renaming: { $0 == old ? new : $0 })[0]
    }
  }

  /// The changes of fields with each of their values put otherwise, in the journals that tell of one.
  func retold(_ reword: (Reference, Field, String) -> String) -> [FileEdit] {
    var words: [String: [String: String]] = [:]
    for event in events {
      guard case .retarget(let name, let from, let to) = event.kind,
        let field = event.reference.recordKind.field(name)
      else { continue }
      let sides = [from, to].map { side in
        side.lines.map { reword(event.reference, field, $0) }
      }
      let old = RetargetText(field: name, from: from.lines, to: to.lines).text
      let new = RetargetText(field: name, from: sides[0], to: sides[1]).text
      if old != new { words[event.place.file, default: [:]][old] = new }
    }
    return words.sorted { $0.key < $1.key }.map { file, words in
      let pairs = words.sorted { $0.key < $1.key }
      return .rewordChanges(file: file, from: pairs.map(\.key), to: pairs.map(\.value))
    }
  }
}

extension KPI.Ratio {
  /// The ratio as a file holds it, one of its KPIs by another name.
  func text(
    renaming old: KPIRef, to new: KPIRef, in team: TeamPath, _ before: Directory, _ after: Directory
  ) -> String {
    names.map { name in
      guard before.kpi(name, from: team) == .found(old) else { return name }
      return name.contains("/") ? new.text : after.text(of: new, in: team)
    }.joined(separator: " / ")
  }
}

extension JournalEvent {
  /// Whether it was said for a person, or promises something of one.
  func speaks(of person: String) -> Bool {
    if note.hasPrefix("@\(person):") { return true }
    guard case .noted(.next, let value) = kind else { return false }
    return value.split(separator: " ").contains { $0 == person }
  }
}
