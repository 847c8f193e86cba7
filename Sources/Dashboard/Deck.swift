package import Goals

/// What the dashboard stands on: the organisation as of a day, and the cycle that is looked at.
package struct Deck: Sendable {
  package let review: Review
  package let cycle: CycleName
  package let outline: Outline
  /// The KPIs in the order of the pane: the organisation's own first.
  let kpis: [KPI]
  /// The key results that are shown, in the order of the tree.
  let keyResults: [KeyResultStanding]
  /// What needs attention in the whole organisation, whatever cycle is shown.
  let concerns: [Concern]
  /// The organisation as of the last day of a cycle that is over, for its KPIs and what needed
  /// attention then; else as it is looked at.
  let then: Review
  /// By how many points the organisation's progress went in a week: `+5`; `nil` where there was none.
  let trend: String?
  /// How many things need attention: what is listed as such, but for check-ins that may still wait.
  let attentionCount: Int
  /// The objectives of the cycle shown that aim at each KPI.
  let kpiAims: [KPIRef: [ObjectiveRef]]

  /// What was edited beside the journals, as far as it is known.
  package let edits: [Feed.Entry]
  /// What others have changed since this user looked, and this user hasn't looked at yet.
  package internal(set) var unseen: Set<Reference>

  /// Who looks at it, and whether anything may be changed.
  package let user: User

  package struct User: Hashable, Sendable {
    package var login: String
    /// When this user looked at it the last time before.
    package var lastLook: Moment?
    /// The past day that is looked at; `nil` is today.
    package var asOf: Day?
    private var refusal: String?

    package init(login: String, readOnlyBecause: String? = nil, lastLook: Moment? = nil) {
      self.lastLook = lastLook
      self.login = login
      refusal = readOnlyBecause
    }

    /// The same user, where nothing may be changed for this.
    func refused(because reason: String?) -> User {
      var user = self
      user.refusal = refusal ?? reason
      return user
    }

    /// Why nothing may be changed, if so.
    package var readOnlyBecause: String? {
      refusal ?? asOf.map { "this is how it was on \($0.text); gt comes back" }
    }
  }

  package init(
    _ review: Review, cycle: CycleName?, user: User, edits: [Feed.Entry] = [],
    unseen: Set<Reference> = []
  ) {
    (self.edits, self.unseen) = (edits, unseen)
    let organization = review.organization
    let cycle =
      cycle ?? organization.currentCycle(on: review.day)
      ?? organization.settings.fiscalYear.quarter(of: review.day)
    self.review = review
    self.cycle = cycle
    self.outline = Outline(of: organization, cycle: cycle)
    kpis = organization.activeKPIs.sorted {
      ($0.ref.team.isRoot ? 0 : 1, $0.ref.text) < ($1.ref.team.isRoot ? 0 : 1, $1.ref.text)
    }
    keyResults = outline.nodes.flatMap { Deck.standings(of: $0.ref, in: review) }
    let isPast = outline.span.map { $0.last < review.day } ?? false
    then = isPast ? outline.span.map { review.on($0.last) } ?? review : review
    concerns = then.concerns()
    attentionCount =
      concerns.count { $0.matter != .due } + organization.findings.count { $0.severity != .hint }
      + organization.unclosedCycles(on: review.day).count
    trend = isPast ? nil : Deck.trend(of: outline, review)
    kpiAims = organization.aims(of: outline.nodes.map(\.ref))
    self.user = user.refused(because: organization.settings.newerFormat)
  }

  /// Whether the cycle shown is over.
  var isPastCycle: Bool { then.day != review.day }

  /// The pace of the organisation.
  var pace: Status? { outline.rollup(in: review).pace(organization.settings) }

  private static func trend(of outline: Outline, _ review: Review) -> String? {
    let day = review.day.advanced(by: -7)
    guard let span = outline.span, span.contains(day),
      let before = review.progress(of: outline, on: day),
      let now = outline.rollup(in: review).progress
    else { return nil }
    let points = Int((now * 100).rounded()) - Int((before * 100).rounded())
    return points > 0 ? "+\(points)" : "\(points)"
  }

  /// A finding of the files that wasn't there before, as a sentence.
  func firstFinding(notIn earlier: Deck) -> String? {
    let known = Set(earlier.organization.findings.map(\.message))
    let new = organization.findings.first { $0.severity != .hint && !known.contains($0.message) }
    return new?.sentence(\.inDashboard)
  }

  /// Whether others have changed an object, or a key result of it, since this user looked.
  func hasNews(of reference: Reference) -> Bool {
    if unseen.isEmpty { return false }
    if unseen.contains(reference) { return true }
    guard case .objective(let ref) = reference else { return false }
    return unseen.contains { $0.keyResult?.objective == ref }
  }

  package var organization: Organization { review.organization }
  package var day: Day { review.day }

  /// The user as a person of the organisation, or by the login.
  var userId: String { organization.personId(user.login) }

  /// A person's name; what is written where nobody is known by it.
  func name(of person: String) -> String { organization.person(person)?.name ?? person }

  /// Where the key results of an objective stand, in the order of its file.
  func standings(of ref: ObjectiveRef) -> [KeyResultStanding] {
    Deck.standings(of: ref, in: review)
  }

  private static func standings(
    of ref: ObjectiveRef, in review: Review
  ) -> [KeyResultStanding] {
    review.standing(of: ref)?.keyResults ?? []
  }
}
