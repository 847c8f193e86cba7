public import Goals

extension Objective {
  /// Reads an objective's file: one objective and its key results.
  ///
  /// A file without an objective gives `nil` and a finding; a record that can't be understood stops
  /// none of the others.
  public static func decoded(_ file: Recfile, as ref: ObjectiveRef) -> Decoded<Objective?> {
    let (records, strays) = file.records(of: .objective, also: .keyResult)
    var findings = file.problems + strays
    let objectives = records.filter { $0.isKind(.objective) }
    guard let first = objectives.first else {
      findings.append(missing(in: file))
      return Decoded(nil, findings: findings)
    }
    var reader = FieldReader(first, as: .objective)
    var objective = Objective(&reader, ref: ref)
    findings += reader.findings + objectives.dropFirst().map(second)
    var known: [String: KeyResult] = [:]
    for record in records where record.isKind(.keyResult) {
      var reader = FieldReader(record, as: .keyResult)
      let keyResult = KeyResult(&reader, of: ref)
      findings += reader.findings
      if let other = known[keyResult.ref.id] {
        findings.append(keyResult.duplicate(of: other))
      } else {
        known[keyResult.ref.id] = keyResult
      }
      objective.keyResults.append(keyResult)
    }
    return Decoded(objective, findings: findings)
  }

  private init(_ fields: inout FieldReader, ref: ObjectiveRef) {
    self.init(ref: ref, place: fields.place, title: fields.title)
    why = fields.text(.why) ?? ""
    owner = fields.written(.owner)
    coOwners = fields.list(.coOwners)
    sharedWith = fields.list(.sharedWith)
    supports = fields.list(.supports)
    ambition = fields.choice(.ambition) ?? ambition
    priority = fields.number(.priority)
    checkInEvery = fields.choice(.checkInEvery)
    weight = fields.weight(.weight) ?? weight
    rollup = fields.choice(.rollup)
    state = fields.choice(.state) ?? state
    kpis = fields.list(.kpi)
    tags = fields.list(.tags).map(\.value)
    carriedFrom = fields.written(.carriedFrom)
    carriedTo = fields.written(.carriedTo)
    promotedFrom = fields.written(.promotedFrom)
    self.fields = fields.all
  }

  private static func missing(in file: Recfile) -> Finding {
    Finding(
      at: Place(file: file.file), .unreadable, "there is no objective in this file",
      hint: "begin it with a line Objective: and a title")
  }

  private static func second(_ record: Recfile.Record) -> Finding {
    Finding(
      at: record.fields[0].namePlace, .unreadable, "a second objective stands in this file",
      hint: "give it a file of its own")
  }
}

extension KeyResult {
  fileprivate init(_ fields: inout FieldReader, of objective: ObjectiveRef) {
    let id = fields.written(.id)?.value
    self.init(
      ref: KeyResultRef(objective: objective, id: id ?? Identifier.slug(fields.title)),
      place: fields.place, title: fields.title)
    hasWrittenId = id != nil
    owner = fields.written(.owner)
    coOwners = fields.list(.coOwners)
    checkInEvery = fields.choice(.checkInEvery)
    plan = fields.all(.plan) { text throws(Unreadable) in try PlanPoint(reading: text) }
      .sorted { $0.value.day < $1.value.day }
    grades = fields.all(.grade) { text throws(Unreadable) in try Grade(in: text) }
    kpi = fields.written(.kpi)
    writtenRole = fields.choice(.role)
    weight = fields.weight(.weight) ?? weight
    due = fields.day(.due)
    state = fields.choice(.state) ?? state
    graduatedTo = fields.written(.graduatedTo)
    tags = fields.list(.tags).map(\.value)
    kind = Kind(&fields)
    fields.compare(plan.map { ($0.value.value, $0.place) }, with: unit, "plan")
    fields.compare(grades.map { ($0.value.value, $0.place) }, with: unit, "grade")
    self.fields = fields.all
  }

  fileprivate func duplicate(of other: KeyResult) -> Finding {
    Finding(
      at: place, .duplicateId, "the id \(ref.id.quoted) is that of line \(other.place.line) too",
      hint: "give one of them another Id:")
  }
}

extension KeyResult.Kind {
  fileprivate init(_ fields: inout FieldReader) {
    let milestones = fields.all(.milestone) { text throws(Unreadable) in
      try KeyResult.Milestone(reading: text)
    }
    let (hasTo, hasFrom) = (fields.text(.to) != nil, fields.text(.from) != nil)
    let hold = fields.written(.hold)
    let share = fields.one(.over) { text throws(Unreadable) in try Unreadable.share(text) }
    if let hold, hasTo {
      fields.report(
        Finding(
          at: hold.place, .reachAndHold, "a key result with To can't have Hold as well",
          hint: "make two key results of it"))
    }
    if hasTo || hasFrom {
      let (from, to) = (fields.quantity(.from), fields.target())
      fields.compare(from, to)
      self = .reach(from: from, to: to)
    } else if hold != nil {
      self = .hold(fields.bound(.hold), share: share != nil)
    } else {
      self = milestones.isEmpty ? .done : .milestones(milestones.map(\.value))
    }
  }
}

extension FieldReader {
  /// The target; `?` says that it isn't known yet.
  fileprivate mutating func target() -> Written<Quantity>? {
    guard let unknown = written(.to), unknown.value == "?" else { return quantity(.to) }
    report(
      Finding(
        at: unknown.place, .noNumber, "the target of \(title.quoted) isn't known yet",
        hint: "write the number after To: as soon as it is"))
    return nil
  }

  fileprivate mutating func compare(_ from: Written<Quantity>?, _ to: Written<Quantity>?) {
    guard let from, let to else { return }
    if let unit = from.value.unit, let other = to.value.unit, unit != other {
      report(
        Finding(
          at: from.place, UnitMismatch(from.value.text, not: other), "give From and To one unit"))
    } else if Decimal.equal(from.value.number, to.value.number) {
      report(
        Finding(
          at: to.place, .startEqualsTarget, "the target is where it starts, at \(to.value.text)",
          hint: "write the level to reach, or Hold: where it must stay"))
    }
  }
}

extension FieldReader {
  /// What stands on the way from start to target is in their unit.
  fileprivate mutating func compare(
    _ values: [(value: Quantity, place: Place)], with unit: Unit?, _ verb: String
  ) {
    guard let unit else { return }
    for (value, place) in values where value.unit.map({ $0 != unit }) ?? false {
      report(
        Finding(
          at: place, UnitMismatch(value.text, not: unit),
          .words("\(verb) in the unit of From and To")))
    }
  }
}

extension KeyResult.Milestone {
  fileprivate init(reading text: String) throws(Unreadable) {
    guard let milestone = KeyResult.Milestone(parsing: text) else {
      let id = String(text.prefix { $0 != " " })
      throw Unreadable("\(id.quoted) is not a milestone's id", "write: pilot Run the pilot")
    }
    self = milestone
  }
}

extension KeyResult.PlanPoint {
  fileprivate init(reading text: String) throws(Unreadable) {
    let day = try Unreadable.day(String(text.prefix { $0 != " " }))
    do throws(QuantityProblem) {
      self.init(day: day, value: try Quantity(parsing: String(text.dropFirst(10))))
    } catch {
      throw Unreadable(error.message, "write a day and a value, like 2026-01-31 52 days")
    }
  }
}

extension KeyResult.Grade {
  fileprivate init(in text: String) throws(Unreadable) {
    do throws(Problem) {
      try self.init(reading: text)
    } catch {
      throw Unreadable(error.message, error.hint)
    }
  }
}

extension Unreadable {
  fileprivate static func share(_ text: String) throws(Unreadable) -> Bool {
    guard text.lowercased() == "share" else {
      throw Unreadable("\(text.quoted) is not share", "write Over: share, or remove this line")
    }
    return true
  }
}

extension Recfile.Record {
  func isKind(_ kind: RecordKind) -> Bool { fields.first?.name == kind.titleField }
}
