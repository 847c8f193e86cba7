import Goals

/// What lists are narrowed and sorted by: the facts about a row, whatever its kind.
struct RowAttributes {
  var title: String
  var id: String
  /// Who answers for it: ids and names, the owner's own first.
  var owners: [String] = []
  var team: TeamPath
  var teamName: String
  /// The words for how it stands: `at risk`, `unhealthy`; `behind, overdue 12 days`.
  var status = ""
  /// What a filter finds it by: an overdue one by its pace, too.
  var statuses: [String] = []
  /// How pressing that is; 0 is the most.
  var urgency = Int.max
  var tags: [String] = []
  /// Fields of one's own.
  var own: [RecordField] = []
  var isDue = false
  var progress: Double?
  var confidence: Double?
  /// When it waits for its next check-in or reading.
  var due: Day?

  init?(about reference: Reference, in deck: Deck) {
    switch reference {
    case .objective(let ref):
      guard let objective = deck.organization.objective(ref) else { return nil }
      self.init(objective, deck)
    case .keyResult(let ref):
      guard let objective = deck.organization.objective(ref.objective),
        let keyResult = objective.keyResult(ref.id)
      else { return nil }
      self.init(keyResult, of: objective, deck)
    case .kpi(let ref):
      guard let kpi = deck.organization.kpi(ref) else { return nil }
      self.init(kpi, deck)
    default: return nil
    }
  }

  private init(_ title: String, _ id: String, _ team: TeamPath, _ owners: [String], _ deck: Deck) {
    (self.title, self.id, self.team) = (title, id, team)
    teamName = deck.organization.teams[team]?.name ?? team.name
    self.owners = owners.flatMap { [$0, deck.name(of: $0)] }
  }

  private init(_ objective: Objective, _ deck: Deck) {
    let owners = ([objective.owner].compactMap(\.self) + objective.coOwners).map(\.value)
    self.init(objective.title, objective.ref.id, objective.ref.team, owners, deck)
    tags = objective.tags
    own = objective.ownFields(deck.organization.settings)
    guard let standing = deck.review.standing(of: objective.ref) else { return }
    (status, urgency) = (standing.verdict.words, standing.status.urgency)
    statuses = [standing.status, standing.verdict.status].map(\.rawValue)
    (progress, confidence) = (standing.progress, standing.confidence)
    isDue = standing.keyResults.contains(where: \.isDue)
    due = standing.keyResults.compactMap(\.due).min()
  }

  private init(_ keyResult: KeyResult, of objective: Objective, _ deck: Deck) {
    let owners =
      (keyResult.owner.map { [$0] } ?? [objective.owner].compactMap(\.self) + objective.coOwners)
      .map(\.value) + keyResult.coOwners.map(\.value)
    self.init(keyResult.title, keyResult.ref.id, objective.ref.team, owners, deck)
    tags = keyResult.tags + objective.tags
    let settings = deck.organization.settings
    own = keyResult.ownFields(settings) + objective.ownFields(settings)
    guard let standing = deck.review.standing(of: keyResult.ref) else { return }
    (status, urgency) = (standing.verdict.words, standing.status.urgency)
    statuses = [standing.status, standing.verdict.status].map(\.rawValue)
    (progress, confidence) = (standing.progress, standing.confidence.map(Double.init))
    (isDue, due) = (standing.isDue, standing.due)
  }

  private init(_ kpi: KPI, _ deck: Deck) {
    self.init(kpi.title, kpi.ref.id, kpi.ref.team, kpi.owner.map { [$0.value] } ?? [], deck)
    tags = kpi.tags
    own = kpi.ownFields(deck.organization.settings)
    guard let standing = deck.standing(of: kpi.ref) else { return }
    (status, urgency) = (standing.word, standing.urgency)
    statuses = [standing.word]
    isDue = !standing.isRetired && (standing.isStale || standing.hasNoData)
    due = standing.lastReading.map { kpi.every.next(after: $0.on.day) }
  }
}

extension Status {
  /// How pressing it is, 0 the most.
  fileprivate var urgency: Int {
    let order: [Status] = [
      .atRisk, .overdue, .behind, .notMeasured, .onTrack, .draft, .missed, .achieved, .dropped,
    ]
    return order.firstIndex(of: self) ?? order.count
  }
}

extension KPIStanding {
  var urgency: Int {
    let order = ["unhealthy", "stale", "no data", "watch", "healthy", ""]
    return order.firstIndex(of: word) ?? order.count
  }
}
