package import Goals

/// What people edit, a row an object, so that it comes back through an import: people, KPIs,
/// objectives, each with its key results under it.
package struct ExportTable: Sendable {
  /// What is taken out.
  package struct Scope: Sendable {
    package var team: TeamPath?
    package var cycle: CycleName?
    package var reference: Reference?

    package init(team: TeamPath? = nil, cycle: CycleName? = nil, reference: Reference? = nil) {
      (self.team, self.cycle, self.reference) = (team, cycle, reference)
    }

    /// Whether an objective is meant.
    package func includes(_ ref: ObjectiveRef) -> Bool {
      if let reference {
        switch reference {
        case .team(let team): return ref.team.isWithin(team)
        case .cycle(let cycle): return ref.cycle == cycle
        default: return reference.ofObjective == ref
        }
      }
      return (team.map(ref.team.isWithin) ?? true) && (cycle.map { $0 == ref.cycle.name } ?? true)
    }

    /// Whether a KPI is meant.
    package func includes(_ ref: KPIRef) -> Bool {
      switch reference {
      case .kpi(let one): ref == one
      case .team(let team): ref.team.isWithin(team)
      case .some: false
      case nil: cycle == nil && (team.map(ref.team.isWithin) ?? true)
      }
    }

    /// Whether all is meant.
    package var isAll: Bool { team == nil && cycle == nil && reference == nil }
  }

  /// The names of its columns.
  package let header: [String]
  package private(set) var rows: [[String]] = []

  private static let first = ["Type", "Id", "Parent", "Team", "Cycle", "Title"]
  private static let columns: [(header: String, field: FieldName)] = [
    ("Owner", .owner), ("Co-owners", .coOwners), ("Start", .from), ("Target", .to), ("Hold", .hold),
    ("Unit", .unit), ("Due", .due), ("Weight", .weight), ("Role", .role), ("KPI", .kpi),
    ("State", .state), ("Ambition", .ambition), ("Priority", .priority), ("Tags", .tags),
    ("Frequency", .checkInEvery), ("Supports", .supports), ("Email", .email), ("Login", .login),
    ("Better", .better), ("Description", .why), ("Milestone", .milestone), ("Link", .link),
    ("Initiative", .initiative),
  ]
  /// Fields that stand once in a cell, however many there are.
  private static let joined: Set<FieldName> = [.tags, .coOwners]

  private let counts: [FieldName: Int]

  package init(_ organization: Organization, _ scope: Scope = Scope()) {
    let objectives = organization.objectives.filter { scope.includes($0.ref) }
    let kpis = organization.kpis.filter { scope.includes($0.ref) }
    let people = scope.isAll ? organization.people : []
    let records =
      objectives.flatMap { [$0.fields] + $0.keyResults.map(\.fields) } + kpis.map(\.fields)
      + people.map(\.fields)
    var counts: [FieldName: Int] = [:]
    for record in records {
      for (_, field) in Self.columns {
        let count = Self.joined.contains(field) ? 1 : record.dropFirst().values(of: field).count
        counts[field] = max(counts[field] ?? 1, count)
      }
    }
    self.counts = counts
    header =
      Self.first
      + Self.columns.flatMap { Array(repeating: $0.header, count: counts[$0.field] ?? 1) }
    for person in people { add("person", person.id, "", nil, nil, person.fields) }
    for kpi in kpis { add("kpi", kpi.ref.id, "", kpi.ref.team, nil, kpi.fields) }
    for objective in objectives { add(objective) }
  }

  private mutating func add(_ objective: Objective) {
    let (ref, cycle) = (objective.ref, objective.ref.cycle.name)
    add("objective", ref.text, "", ref.team, cycle, objective.fields)
    for keyResult in objective.keyResults {
      add(
        "key result", keyResult.ref.text, ref.text, ref.team, cycle, keyResult.fields)
    }
  }

  private mutating func add(
    _ type: String, _ id: String, _ parent: String, _ team: TeamPath?, _ cycle: CycleName?,
    _ fields: [RecordField]
  ) {
    var row = [
      type, id, parent, team?.text ?? fields.dropFirst()[.team] ?? "", cycle?.text ?? "",
      fields.first?.value ?? "",
    ]
    for (_, name) in Self.columns {
      let field: FieldName =
        type == "kpi" ? (name == .to ? .target : name == .checkInEvery ? .every : name) : name
      var values = fields.dropFirst().values(of: field)
      if Self.joined.contains(name) { values = [values.joined(separator: ", ")] }
      let count = counts[name] ?? 1
      row += values.prefix(count) + Array(repeating: "", count: max(0, count - values.count))
    }
    rows.append(row + Array(repeating: "", count: header.count - row.count))
  }

  // MARK: - Formats

  /// As CSV; a cell that a spreadsheet would take for a formula gets an apostrophe before it.
  package var csv: [String] {
    ([header] + rows).map { row in
      String(
        decoding: CSVFile.line(
          row.map { cell in
            let isFormula = cell.first.map { "=+-@".contains($0) } ?? false
            return (isFormula ? "'" : "") + cell.replacing("\n", with: " ")
          }
        ).dropLast(), as: UTF8.self)
    }
  }

  /// As a table of Markdown; columns that nothing stands in are left out.
  package var markdown: [String] {
    let used = header.indices.filter { index in rows.contains { !$0[index].isEmpty } }
    func line(_ row: [String]) -> String {
      "| "
        + used.map {
          row[$0].replacing("\n", with: " ").replacing("|", with: "\\|")
        }.joined(separator: " | ") + " |"
    }
    return [line(header), "|" + used.map { _ in "---|" }.joined()] + rows.map(line)
  }
}

extension String {
  /// With every occurrence of a text replaced.
  fileprivate func replacing(_ old: Character, with new: String) -> String {
    contains(old) ? map { $0 == old ? new : String($0) }.joined() : self
  }
}
