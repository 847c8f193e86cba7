package import Goals

/// Makes a plan of what is brought in: what is there already, what is new, what is asked.
///
/// It writes nothing. Questions that were answered are in the options, so that the same planner makes
/// the plan anew with each answer.
package struct ImportPlanner {
  let organization: Organization
  let options: ImportOptions
  let items: [ImportItem]
  /// Objectives that are brought in, by the ids that their lines have.
  private(set) var itemOfId: [String: Int] = [:]
  /// The titles of a cycle's objectives that are there.
  private(set) var titlesThere: [CycleRef: [String]] = [:]
  /// What the dates that can be read in one way only tell of the others.
  private(set) var dayComesFirst: Bool?
  /// Teams by how their names are compared, as far as they were looked for.
  var teamOfName: [String: TeamPath] = [:]
  var plan = ImportPlan()
  /// Objectives that are brought in or added to, by their items.
  var drafts: [ImportObjective] = []
  var draftOfItem: [Int: Int] = [:]
  /// Where the key result of an item is: which draft's, and its id.
  var keyResultOfItem: [Int: (draft: Int, ref: KeyResultRef)] = [:]
  /// Questions that hold an item back, and all that stands under it.
  var openItems: [Int: ImportPlan.Question] = [:]
  /// Ids by the cycle, there and drafted.
  var taken: [CycleRef: Set<String>] = [:]
  /// Drafts and objectives by their cycle and title.
  var titles: [CycleRef: [String: ObjectiveRef]] = [:]
  var draftOfRef: [ObjectiveRef: Int] = [:]
  var newTeams: [TeamPath: String] = [:]
  var people: [[RecordField]] = []
  var kpis: [KPIRef: [RecordField]] = [:]
  var readings: [Change.Action] = []
  /// What lines tell that can't be brought in.
  var left: [Int: [String]] = [:]

  /// Reads a text and holds it against an organisation.
  package static func plan(
    _ text: ImportText, in organization: Organization, _ options: ImportOptions
  ) -> ImportPlan {
    let items: [ImportItem]
    switch text.format {
    case .csv:
      items =
        ImportTable(csv: text.text).map { ImportRows($0, mapping: options.mapping).items } ?? []
    case .markdown, .json:
      items = ImportOutline(text.text, mapping: options.mapping)
        .items(under: options.objective)
    }
    var planner = ImportPlanner(organization: organization, options: options, items: items)
    planner.run()
    return planner.plan
  }

  /// Holds what was taken out of a directory against an organisation; where there is nothing yet,
  /// everything comes back as it was.
  ///
  /// - Throws: ``Refusal`` where it holds what no data directory does.
  package static func plan(
    _ files: [ExportFile], in organization: Organization, _ options: ImportOptions
  ) throws(Refusal) -> ImportPlan {
    var plan = try ImportFiles(files, into: organization, options).plan
    if organization.objectives.isEmpty, organization.kpis.isEmpty {
      plan.restored = try files.map { file throws(Refusal) in try file.restored }
      plan.unplaced = []
    }
    return plan
  }

  private init(organization: Organization, options: ImportOptions, items: [ImportItem]) {
    (self.organization, self.options) = (organization, options)
    self.items = items.map(\.writable)
    for (index, item) in self.items.enumerated() where item.kind == .objective {
      if let id = item[.id], itemOfId[id] == nil { itemOfId[id] = index }
    }
    dayComesFirst = ImportPlanner.dayComesFirst(in: self.items)
    for objective in organization.objectives {
      titlesThere[objective.ref.cycle, default: []].append(objective.title)
      let key = ImportTitle.key(objective.title)
      taken[objective.ref.cycle, default: ["cycle"]].insert(objective.ref.id)
      titles[objective.ref.cycle, default: [:]][key] = objective.ref
    }
  }

  private mutating func run() {
    for index in items.indices { place(index) }
    plan.join(leaving: left)
    finish()
  }

  private mutating func place(_ index: Int) {
    let item = items[index]
    if let above = item.above, let question = openItems[above], item.kind != .heading {
      hold(index, by: question)
      return
    }
    switch item.kind {
    case .stray: unplace(item, item.why)
    case .heading: placeHeading(item)
    case .objective: placeObjective(index)
    case .keyResult: placeKeyResult(index)
    case .checkIn: placeCheckIn(index)
    case .kpi: placeKPI(item)
    case .reading: placeReading(item)
    case .person: placePerson(item)
    case .team: placeTeam(item)
    case .cycle: placeCycle(item)
    case .field: placeField(item)
    case .settings: unplace(item, "settings come in with an export")
    }
  }

  // MARK: - Asking

  /// The answer to a question: what was said, the first where no question is to be asked; `nil` where
  /// it is open, which holds the item back.
  mutating func ask(
    _ index: Int, _ text: String, key: String, _ answers: [String], field: FieldName? = nil
  ) -> Int? {
    if let answer = options.answers[key], answers.indices.contains(answer) { return answer }
    if options.isPlain, !answers.isEmpty { return 0 }
    hold(
      index,
      by: ImportPlan.Question(
        line: items[index].line, text: text, answers: answers, key: key, field: field))
    return nil
  }

  private mutating func hold(_ index: Int, by question: ImportPlan.Question) {
    let item = items[index]
    openItems[index] = question
    if options.skips {
      unplace(item, "left out: \(question.text)")
    } else {
      plan.questions.append(
        ImportPlan.Question(
          line: item.line, text: question.text, answers: question.answers, key: question.key,
          field: question.field))
    }
  }

  /// Something that a line tells can't be read, and the rest of it is brought in.
  mutating func leave(_ column: ImportColumn, of item: ImportItem, because why: String) {
    let text = "\(column.rawValue) \((item[column] ?? "").quoted): \(why)"
    if left[item.line]?.contains(text) != true { left[item.line, default: []].append(text) }
  }

  mutating func unplace(_ item: ImportItem, _ why: String) {
    plan.unplaced.append(ImportPlan.Unplaced(line: item.line, text: item.title, why: why))
  }

  // MARK: - Words that aren't objects

  private mutating func placeHeading(_ item: ImportItem) {
    let (team, cycle) = headingPlace(item.title)
    if let team {
      plan.same.append(entry(item, CycleRefText.text(team, cycle)))
    } else if let cycle {
      plan.same.append(entry(item, cycle.text))
    } else {
      unplace(item, "no team and no cycle is called so, and no key results stand right under it")
    }
  }

  private mutating func placeField(_ item: ImportItem) {
    guard let above = item.above, let ref = reference(of: above) else {
      return unplace(item, "what it tells of has no place")
    }
    let told = entry(item, ref)
    if plan.same.contains(where: { $0.line == items[above].line && $0.ref == ref }) {
      plan.same.append(told)
    } else if plan.changed.contains(where: { $0.line == items[above].line && $0.ref == ref }) {
      plan.changed.append(told)
    } else {
      plan.new.append(told)
    }
  }

  func reference(of index: Int) -> String? {
    keyResultOfItem[index]?.ref.text ?? draftOfItem[index].map { drafts[$0].ref.text }
  }

  func entry(_ item: ImportItem, _ ref: String) -> ImportPlan.Entry {
    ImportPlan.Entry(line: item.line, kind: item.kind, ref: ref, title: item.title)
  }

  func person(_ name: String) -> String {
    let plain = name.hasPrefix("@") ? String(name.dropFirst()) : name
    let key = plain.lowercased()
    let found = organization.people.first { person in
      person.id == plain || person.logins.contains(plain) || person.name.lowercased() == key
        || !person.email.isEmpty && person.email.lowercased() == key
    }
    if let found { return found.id }
    let drafted = people.first { fields in
      fields.contains { $0.value.lowercased() == key }
    }
    return drafted?[.id] ?? plain
  }

  // MARK: - Actions

  private mutating func finish() {
    plan.teams = newTeams.keys.sorted()
    plan.additions = plan.teams.map { .addTeam($0, [RecordField(.team, newTeams[$0] ?? $0.name)]) }
    plan.additions += people.map { .addPerson($0) }
    plan.additions += kpis.keys.sorted { $0.text < $1.text }.map {
      .addKPI($0.team, id: $0.id, kpis[$0] ?? [])
    }
    for draft in drafts where draft.isNew {
      plan.additions.append(
        draft.isPast(on: options.now.day)
          ? .bring(draft.ref, draft.fields, keyResults: draft.keyResults)
          : .addObjective(
            draft.ref.cycle, id: draft.ref.id, draft.fields, keyResults: draft.keyResults))
    }
    for draft in drafts where !draft.isNew {
      plan.additions += draft.keyResults.map { .addKeyResult(draft.ref, $0) }
    }
    for draft in drafts {
      plan.edits += draft.edits.map { .set($0.reference, $0.edits, reason: "") }
      if !draft.changedEntries.isEmpty {
        plan.edits.append(.enter(draft.ref, draft.changedEntries))
      }
    }
    plan.additions += readings
    for draft in drafts where !draft.entries.isEmpty {
      plan.additions.append(.enter(draft.ref, draft.entries.sorted { $0.at < $1.at }))
    }
  }
}

/// An objective that is brought in, or that something is added to.
struct ImportObjective {
  let ref: ObjectiveRef
  let span: Span?
  /// Whether it isn't there yet.
  let isNew: Bool
  var fields: [RecordField] = []
  var keyResults: [[RecordField]] = []
  var keyResultIds: Set<String> = []
  /// Its key results by title.
  var keyResultTitles: [String: String] = [:]
  var edits: [(reference: Reference, edits: [FieldEdit])] = []
  var entries: [PastEntry] = []
  var changedEntries: [PastEntry] = []

  /// Whether it was there before it is brought in.
  func isPast(on day: Day) -> Bool {
    entries.contains { $0.at.day < day } || span.map { $0.last < day } ?? false
  }
}

enum CycleRefText {
  static func text(_ team: TeamPath, _ cycle: CycleName?) -> String {
    cycle.map { CycleRef(team: team, name: $0).path } ?? (team.isRoot ? "team.rec" : team.text)
  }
}
