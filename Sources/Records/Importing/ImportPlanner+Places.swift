internal import Goals

// Where things go: teams, cycles, people, KPIs.
extension ImportPlanner {
  /// The team and the cycle that a heading names: `Sales`, `Q4 2026`, `Sales – Q4 2026`.
  func headingPlace(_ title: String) -> (TeamPath?, CycleName?) {
    let common: Set<String> = [
      "okr", "okrs", "objectives", "goals", "plan", "for", "key", "results",
    ]
    let bare = title.split(separator: " ").filter { !common.contains($0.lowercased()) }
      .joined(separator: " ")
    if let cycle = ImportWords.cycle(bare) { return (nil, cycle) }
    if let team = knownTeam(bare) { return (team, nil) }
    let words = bare.split(whereSeparator: { " –—-:,()|".contains($0) }).map(String.init)
    for split in 1..<max(words.count, 1) {
      let (head, tail) = (
        words[..<split].joined(separator: " "), words[split...].joined(separator: " ")
      )
      if let team = knownTeam(head), let cycle = ImportWords.cycle(tail) { return (team, cycle) }
      if let team = knownTeam(tail), let cycle = ImportWords.cycle(head) { return (team, cycle) }
    }
    return (nil, nil)
  }

  private func knownTeam(_ name: String) -> TeamPath? {
    let key = ImportTitle.key(name)
    if key == ImportTitle.key(organization.name) || key == "company" { return .root }
    return organization.teams.values.first {
      !$0.path.isRoot && (ImportTitle.key($0.name) == key || $0.path.text == key)
    }?.path
      ?? newTeams.first { ImportTitle.key($0.value) == key || $0.key.text == key }?.key
  }

  /// The team that a column names; one that isn't there is made.
  mutating func team(named name: String) -> TeamPath {
    if let team = teamOfName[name] ?? knownTeam(name) {
      teamOfName[name] = team
      return team
    }
    var path = TeamPath.root
    for part in name.split(whereSeparator: { "/>›".contains($0) }) {
      let title = String(part.trimmed)
      path = TeamPath(path.appending(Identifier.slug(title)))
      if organization.teams[path] == nil, newTeams[path] == nil { newTeams[path] = title }
    }
    return path
  }

  /// The cycle an objective goes to: as it says, as what stands above it says, as `--in` says.
  mutating func cycle(of index: Int) -> CycleRef? {
    var (team, cycle): (TeamPath?, CycleName?)
    var next: Int? = index
    while let current = next {
      let item = items[current]
      if team == nil, let name = item[.team] { team = self.team(named: name) }
      if cycle == nil, let name = item[.cycle] { cycle = self.cycle(named: name) }
      if let draft = draftOfItem[current] {
        (team, cycle) = (team ?? drafts[draft].ref.team, cycle ?? drafts[draft].ref.cycle.name)
      } else if item.kind == .heading {
        let place = headingPlace(item.title)
        (team, cycle) = (team ?? place.0, cycle ?? place.1)
      }
      next = item.above
    }
    let owner = team ?? options.team ?? .root
    if cycle == nil, let named = namedCycle { return named }
    if let name = cycle ?? options.cycle { return CycleRef(team: owner, name: name) }
    let running = runningCycles
    guard
      let answer = ask(
        index, "which cycle does it belong to?", key: ImportPlan.cycleKey,
        running.map(\.text))
    else { return nil }
    return CycleRef(team: owner, name: running[answer])
  }

  /// A cycle with a name of its own that `--in` names: its last part is no team then.
  private var namedCycle: CycleRef? {
    guard options.cycle == nil, let path = options.team, !path.isRoot else { return nil }
    let ref = CycleRef(team: path.parent ?? .root, name: CycleName(path.name))
    return organization.cycles[ref] == nil ? nil : ref
  }

  private func cycle(named name: String) -> CycleName? {
    ImportWords.cycle(name)
      ?? organization.cycles.keys.first { $0.name.text == Identifier.slug(name) }?.name
  }

  /// The cycles that run today, the shortest first; those with objectives before the others.
  private var runningCycles: [CycleName] {
    let today = options.now.day
    let names = Set(organization.objectives.map(\.ref.cycle.name)).filter { name in
      organization.cycles.values.contains { $0.ref.name == name && $0.span.contains(today) }
    }
    let quarter = CycleName.quarter(today.year, (today.month - 1) / 3 + 1)
    let all = names.isEmpty ? [quarter] : Array(names)
    return all.sorted { length(of: $0) < length(of: $1) }
  }

  private func length(of name: CycleName) -> Int {
    name.span(in: organization.settings.fiscalYear).map { $0.last.number - $0.first.number } ?? .max
  }

  // MARK: - People, teams, cycles

  mutating func placePerson(_ item: ImportItem) {
    let name = item[.title] ?? item[.owner] ?? item[.login] ?? item.title
    let known = person(item[.id] ?? item[.email] ?? name)
    if organization.people.contains(where: { $0.id == known }) || person(name) != name,
      let there = organization.people.first(where: { $0.id == known || $0.id == person(name) })
    {
      plan.same.append(entry(item, Reference.person(there.id).text))
      return
    }
    var fields = [RecordField(.person, name)]
    let taken = Set(organization.people.map(\.id) + people.compactMap { $0[.id] })
    let wanted = item[.id].flatMap { Identifier.isValid($0) ? $0 : nil } ?? Identifier.slug(name)
    let id = RevisionWriter.free(wanted, beside: taken.contains)
    fields.append(RecordField(.id, id))
    for (column, field) in [(ImportColumn.login, FieldName.login), (.email, .email)] {
      if let value = item[column] { fields.append(RecordField(field, value)) }
    }
    if let team = item[.team] { fields.append(RecordField(.team, self.team(named: team).text)) }
    people.append(fields)
    tellNew(item, Reference.person(id).text, fields)
  }

  mutating func placeTeam(_ item: ImportItem) {
    let isKnown = knownTeam(item.title).map { organization.teams[$0] != nil } ?? false
    let name = item[.parent].map { "\($0) / \(item.title)" } ?? item.title
    let path = isKnown ? knownTeam(item.title) ?? .root : team(named: name)
    if isKnown {
      plan.same.append(entry(item, path.text))
    } else {
      tellNew(item, path.text, [RecordField(.team, item.title)])
    }
  }

  mutating func placeCycle(_ item: ImportItem) {
    guard let name = cycle(named: item.title) else {
      return unplace(item, "its name tells no days, and no cycle is called so")
    }
    plan.same.append(entry(item, name.text))
  }

  mutating func tellNew(_ item: ImportItem, _ ref: String, _ fields: [RecordField]) {
    var entry = entry(item, ref)
    entry.fields = fields.map { ImportPlan.FieldChange(name: $0.name, from: nil, to: $0.value) }
    plan.new.append(entry)
  }

  // MARK: - KPIs

  private func knownKPI(_ name: String) -> KPIRef? {
    let key = ImportTitle.key(name)
    if let found = organization.kpis.first(where: {
      $0.ref.id == name || $0.ref.text == name || ImportTitle.key($0.title) == key
    }) {
      return found.ref
    }
    return kpis.first { $0.key.id == name || ImportTitle.key($0.value[.kpi] ?? "") == key }?.key
  }

  mutating func placeKPI(_ item: ImportItem) {
    let team = item[.team].map { self.team(named: $0) } ?? options.team ?? .root
    if let there = item[.id].flatMap(knownKPI) ?? knownKPI(item.title) {
      plan.same.append(entry(item, there.text))
    } else {
      let taken = Set(
        (organization.kpis.map(\.ref) + kpis.keys).filter { $0.team == team }.map(\.id))
      let own = item[.id].flatMap { $0.split(separator: "/").last.map(String.init) }
      let wanted = own.flatMap { Identifier.isValid($0) ? $0 : nil }
      let id = RevisionWriter.free(
        wanted ?? Identifier.slug(item.title), beside: taken.union(["journal"]).contains)
      var fields = [RecordField(.kpi, item.title)]
      if let unit = item[.unit].flatMap(ImportWords.unit) {
        fields.append(RecordField(.unit, unit.text))
      }
      if let target = item[.target].flatMap(bound) { fields.append(RecordField(.target, target)) }
      if let every = item[.frequency].flatMap(ImportWords.rhythm) {
        fields.append(RecordField(.every, every))
      }
      for column in [ImportColumn.why, .better, .link, .tags] {
        guard let field = column.field else { continue }
        fields += (item.cells[column] ?? []).map { RecordField(field, $0) }
      }
      if let owner = item[.owner] { fields.append(RecordField(.owner, person(owner))) }
      kpis[KPIRef(team: team, id: id)] = fields
      tellNew(item, KPIRef(team: team, id: id).text, fields)
    }
    if item[.value] != nil || item[.current] != nil { placeReading(item) }
  }

  private func bound(_ text: String) -> String? {
    (try? Bound(parsing: text)).map { _ in text }
      ?? (try? Quantity(typed: text)).map { ">= \($0.text)" }
  }

  /// A reading of a KPI, `kpi,date,value`.
  mutating func placeReading(_ item: ImportItem) {
    guard let name = item[.kpi] ?? item[.title], let ref = knownKPI(name) else {
      return unplace(item, "there is no KPI called so")
    }
    guard let text = item[.value] ?? item[.current],
      let quantity = try? Quantity(typed: plainNumber(text))
    else { return unplace(item, "its value is no number") }
    let day = item[.date].flatMap { Moment(parsing: $0)?.text ?? WrittenDay($0)?.only?.text }
    guard
      let on = day.map({ $0.count > 10 ? item[.date] ?? $0 : $0 })
        ?? (item[.date] == nil ? options.now.day.text : nil)
    else {
      return unplace(
        item,
        "\((item[.date] ?? "").quoted) is no day that is read in one way; write it as 2026-11-21")
    }
    let number = Decimal.text(quantity.number)
    let known = organization.kpi(ref)?.readings.contains {
      $0.written == on && Decimal.equal($0.value, quantity.number)
    }
    if known == true {
      if item.kind == .reading { plan.same.append(entry(item, ref.text)) }
      return
    }
    readings.append(.record(ref, value: number, on: on, note: item[.note] ?? ""))
    if item.kind == .reading {
      tellNew(item, ref.text, [RecordField("on", on), RecordField("value", number)])
    }
  }

  /// A number as people of a region write it, with its unit, as quantities are typed.
  func plainNumber(_ text: String) -> String {
    guard let first = text.firstIndex(where: \.isNumber),
      let last = text.lastIndex(where: \.isNumber),
      let digits = GroupedDigits(
        text[first...last],
        isMoney: text.unicodeScalars.contains { $0.properties.generalCategory == .currencySymbol })
    else { return text }
    return text[..<first] + digits.plain + text[text.index(after: last)...]
  }
}
