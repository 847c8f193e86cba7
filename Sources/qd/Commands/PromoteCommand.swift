import ArgumentParser
import Dashboard
import GoalFiles
import Goals
import Records

/// `qd promote`: a KPI made into an objective, with its present value as the start.
struct PromoteCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "promote", abstract: "Make an objective of a KPI: to leap, or to recover.",
    discussion: """
      The KPI supplies the key result's number; it starts at the present value and goes to the \
      KPI's target, or to --to. Without --leap or --recovery a KPI that was unhealthy for two \
      periods in a row is to recover. --dry-run prints what would be written and which KPIs offer \
      themselves as guardrails.
      """, example: "qd promote customer-churn --in sales/2027-Q1 --guardrail conversion-rate")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The KPI.", valueName: "kpi"))
  var reference: String

  @Argument(help: ArgumentHelp("The objective; proposed without.", valueName: "title"))
  var title: String?

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Where: sales/2026-Q4; without, the current cycle of the KPI's team.",
      valueName: "team/cycle"))
  var place: String?

  @Option(name: .customLong("to"), help: ArgumentHelp("The value to reach.", valueName: "value"))
  var goal: String?

  @Flag(help: "Go far beyond where it is.")
  var leap = false

  @Flag(help: "Bring it back into its target.")
  var recovery = false

  @Option(
    name: .customLong("guardrail"),
    help: ArgumentHelp("A KPI whose target is to hold meanwhile; several times.", valueName: "kpi"))
  var guardrails: [String] = []

  @Flag(name: .customLong("dry-run"), help: "Change nothing, say what would be written.")
  var isDryRun = false

  func validate() throws {
    guard !(leap && recovery) else { throw ValidationError("choose one of --leap and --recovery") }
  }

  func answer(in session: Session) throws(Failure) -> Answer {
    guard !isDryRun else { return try preview(in: session) }
    let (before, saved) = try session.save { organization throws(Refusal) in
      let (promotion, guardrails) = try promotion(in: session.review(of: organization))
      return promotion.action(guardrails: guardrails, in: organization)
    }
    return Answer(saved, since: before, reference: saved.newFile, on: session.paper)
  }

  private func promotion(
    in review: Review
  ) throws(Refusal) -> (Promotion, [Promotion.Guardrail]) {
    let organization = review.organization
    let ref = try organization.kpi(named: reference)
    guard let kpi = organization.kpi(ref),
      var promotion = Promotion(
        of: ref, in: review, cycle: place.map { CycleRef(path: $0) },
        kind: leap ? .leap : recovery ? .recovery : nil)
    else { throw .gone(reference) }
    if let title { promotion.title = title }
    if let goal { promotion.to = try kpi.goal(typed: goal) }
    guard promotion.to != nil else { throw kpi.noGoal }
    let chosen = try guardrails.map { name throws(Refusal) in
      try organization.guardrail(named: name)
    }
    return (promotion, chosen)
  }

  private func preview(in session: Session) throws(Failure) -> Answer {
    let review = try session.review()
    do throws(Refusal) {
      let (promotion, guardrails) = try promotion(in: review)
      return Answer(promotion.preview(guardrails, in: review.organization, on: session.paper))
    } catch {
      throw .refused(error)
    }
  }
}

extension Promotion {
  /// The records as they would be written, or all of it for programs.
  fileprivate func preview(
    _ chosen: [Guardrail], in organization: Organization, on paper: Paper
  ) -> [String] {
    let offered = guardrails.filter { !chosen.map(\.kpi).contains($0.kpi) }
    let fields = fields(guardrails: chosen, in: organization)
    guard !paper.isJSON else {
      return JSON([
        "kpi": .text(kpi.text), "kind": .text(kind.rawValue), "cycle": .text(cycle.path),
        "title": .text(title), "why": .text(why), "owner": JSON(owner), "from": JSON(from),
        "to": JSON(to), "guardrails": .array(chosen.map { .text($0.kpi.text) }),
        "offered": .array(offered.map { .text($0.kpi.text) }),
      ]).lines
    }
    let records = ([fields.objective] + fields.keyResults).map { record in
      record.map { "\($0.name): \($0.value.flowing)" }
    }
    let head = "\(kind.rawValue) in \(cycle.path); nothing was saved"
    let offer = offered.map {
      "--guardrail " + organization.directory.text(of: $0.kpi, in: cycle.team)
    }
    return [head] + records.flatMap { [""] + $0 }
      + (offer.isEmpty ? [] : ["", "offered besides: " + offer.joined(separator: " ")])
  }
}

extension Organization {
  fileprivate func guardrail(named name: String) throws(Refusal) -> Promotion.Guardrail {
    let ref = try kpi(named: name)
    if let guardrail = kpi(ref).flatMap(Promotion.Guardrail.init) { return guardrail }
    throw .unreadable(
      field: "guardrail", problem: "\(ref.text) has no target to hold",
      hint: "qd set \(ref.text) \"Target=>= …\" gives it one")
  }
}

extension KPI {
  /// A value to reach, as a file holds it.
  fileprivate func goal(typed text: String) throws(Refusal) -> String {
    let quantity: Quantity
    do throws(QuantityProblem) {
      quantity = try Quantity(typed: text)
    } catch {
      throw .unreadable(field: "to", problem: error.message, hint: error.hint)
    }
    if let unit = quantity.unit, unit != targetUnit {
      let mismatch = UnitMismatch(text, not: targetUnit)
      throw .unreadable(field: "to", problem: mismatch.message, hint: mismatch.hint)
    }
    return Quantity(quantity.number, targetUnit).text
  }

  fileprivate var noGoal: Refusal {
    let problem =
      target == nil
      ? "\(title) has no target"
      : readings.isEmpty ? "\(title) has no reading" : "\(title) is inside its target already"
    return .unreadable(field: "to", problem: problem, hint: "say where to with --to VALUE")
  }
}
