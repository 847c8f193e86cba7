/// What good practice misses in an organisation on a day: nobody answers for an objective, a KPI
/// went silent, a state changed that no event tells of.
///
/// It is worked out on request, so that loading stays fast; what reading the files found stands in
/// ``Organization/findings``. What is over is left in peace: of an objective that is closed, or
/// whose cycle has ended, nothing is asked any more but that the cycle be closed.
public struct Lint: Sendable {
  /// The findings in the order of places, with the severities of the settings.
  public private(set) var findings: [Finding] = []

  let review: Review
  let today: Day
  /// What is no longer still to come.
  let present: Horizon
  /// Whether what is over is looked at too.
  let includesPast: Bool
  let people: People
  let aims: Aims
  /// What is known of fields that were edited in their files.
  let handEdits: [HandEdit]
  var organization: Organization { review.organization }

  /// Looks through an organisation.
  ///
  /// - Parameters:
  ///   - review: The organisation on the day it is looked at.
  ///   - today: Today, where that is a later day; what is dated after it is a finding.
  ///   - includesPast: Whether closed objectives and ended cycles are held to good practice too.
  ///   - handEdits: What git, or the last look, knows of fields that were edited in their files.
  public init(
    _ review: Review, today: Day? = nil, includesPast: Bool = false, handEdits: [HandEdit] = []
  ) {
    self.handEdits = handEdits
    self.review = review
    self.today = today ?? review.day
    present = Horizon(on: self.today, now: review.now)
    self.includesPast = includesPast
    let organization = review.organization
    people = People(organization.people)
    aims = Aims(organization, organization.objectives.filter { review.isOpen($0) })
    for objective in organization.objectives { look(at: objective) }
    for kpi in organization.kpis { look(at: kpi) }
    lookAtTeams()
    lookAtCycles()
    lookAtJournals()
    findings = organization.settings.applied(to: findings)
  }

  mutating func report(
    _ code: Finding.Code, at place: Place, _ message: String, _ hint: Remedy
  ) {
    findings.append(Finding(at: place, code, message, hint: hint))
  }

  /// Whether a cycle's days are over, or it is closed.
  func isOver(_ ref: CycleRef) -> Bool {
    organization.cycles[ref].map { $0.isClosed || review.day > $0.span.last } ?? false
  }
}

extension Review {
  /// Whether an objective is still worked on, or planned.
  func isOpen(_ objective: Objective) -> Bool {
    standing(of: objective.ref)?.state.isClosed == false
  }
}

extension Settings {
  /// Findings in the order of places with the severities that the settings give them; those switched
  /// off are left out.
  func applied(to findings: [Finding]) -> [Finding] {
    findings.compactMap { finding in
      if let field = finding.unknownField, ownFields.contains(field) { return nil }
      guard let changed = severities[finding.code] else { return finding }
      guard let severity = changed else { return nil }
      var ranked = finding
      ranked.severity = severity
      return ranked
    }.sorted { $0.place < $1.place }
  }
}

/// Everybody by what files may call them: an id or a login.
struct People {
  private let names: Set<String>
  private let ids: [String: String]
  private var left: [String: (name: String, day: Day)] = [:]

  init(_ people: [Person]) {
    names = Set(people.flatMap { [$0.id] + $0.logins })
    ids = Dictionary(people.map { ($0.name.lowercased(), $0.id) }) { first, _ in first }
    for person in people {
      guard let day = person.left?.value else { continue }
      for name in [person.id] + person.logins { left[name] = (person.name, day) }
    }
  }

  /// Nobody is listed at all: then any name will do.
  var isEmpty: Bool { names.isEmpty }

  func knows(_ name: String) -> Bool { names.contains(name) }

  /// Somebody who left, and on which day.
  func gone(_ name: String) -> (name: String, day: Day)? { left[name] }

  /// What to write where nobody is known by a name.
  func advice(for name: String) -> Remedy {
    let near = ids[name.lowercased()] ?? nearest(to: name, among: names.sorted())
    return Remedy(meaning: near) ?? "add a record Person: with this Id: to people.rec"
  }
}
