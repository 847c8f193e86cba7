import Dashboard
import Goals

/// What `qd show` prints about an object, for people.
struct ShownObject {
  let review: Review
  let paper: Paper
  var organization: Organization { review.organization }

  /// An object with what is found wrong with it by today.
  func lines(of reference: Reference, today: Day) -> [String] {
    object(reference) + findings(of: reference, today: today)
  }

  private func object(_ reference: Reference) -> [String] {
    switch reference {
    case .objective(let ref): objective(ref)
    case .keyResult(let ref): keyResult(ref)
    case .kpi(let ref): kpi(ref)
    case .cycle(let ref): cycle(ref)
    case .team, .person, .settings: record(reference)
    }
  }

  private func record(_ reference: Reference) -> [String] {
    let fields = organization.fields(of: reference)
    var table = Table([.left, .flexible])
    for field in fields.dropFirst() { table.add([field.name, field.value.flowing]) }
    return [fields.first?.value ?? "", reference.text] + section("", table.lines(on: paper))
  }

  private func objective(_ ref: ObjectiveRef) -> [String] {
    guard let objective = organization.objective(ref), let standing = review.standing(of: ref)
    else { return [] }
    let drivers = objective.keyResults.filter { $0.role == .driver }
    let guardrails = objective.keyResults.filter { $0.role == .guardrail }
    return [
      objective.title,
      line([
        ref.text, organization.name(of: objective.owner), objective.ambition.rawValue,
        standing.state.rawValue,
      ]),
      line(numbers(of: standing) + review.reservations(about: ref)),
    ] + section("", paper.wrapped(objective.why.flowing).filter { !$0.isEmpty })
      + section("Key results", table(drivers))
      + section("Guardrails", table(guardrails))
      + section(
        FieldName.supports.rawValue, titles(organization.parent(of: ref).map { [$0] } ?? []))
      + section("Supported by", titles(organization.children(of: ref)))
      + background(of: objective)
      + section("Check-ins", checkIns(of: objective.keyResults))
  }

  private func keyResult(_ ref: KeyResultRef) -> [String] {
    guard let standing = review.standing(of: ref) else { return [] }
    let keyResult = standing.keyResult
    let unit = organization.unit(of: keyResult)
    let owner = keyResult.owner ?? organization.objective(ref.objective)?.owner
    return [
      keyResult.title,
      line([
        ref.text, organization.name(of: owner), keyResult.role.rawValue, standing.aim(unit: unit),
      ]),
      line([
        standing.currentText(unit: unit), standing.progressText, standing.verdict.text,
        "expected \(standing.expectedText)",
        confidence(
          standing.confidence.map(Double.init), standing.isDisputed ? standing.call : nil),
        standing.score.map { "score \(Decimal.text($0))" } ?? "",
      ]),
    ] + forecast(of: standing, unit)
      + section("", paper.wrapped(keyResult.why.flowing).filter { !$0.isEmpty })
      + section("Milestones", milestones(of: standing))
      + section("Supported by", titles(organization.supporters(of: ref)))
      + background(of: keyResult)
      + section("Check-ins", checkIns(of: [keyResult]))
  }

  private func kpi(_ ref: KPIRef) -> [String] {
    guard let kpi = organization.kpi(ref), let standing = review.standing(of: ref)
    else { return [] }
    return [
      kpi.title,
      line([
        ref.text, organization.name(of: kpi.owner), "every \(kpi.every.rawValue)", kpi.measureText,
      ]),
      line([
        standing.valueText(of: kpi), standing.changeText(of: kpi), standing.text,
        kpi.targetText.isEmpty ? "" : "target \(kpi.targetText)", standing.sparkline(columns: 24),
      ]),
      standing.behaviorText(of: kpi),
    ].filter { !$0.isEmpty } + recovery(of: kpi, standing)
      + section("", paper.wrapped(kpi.why.flowing).filter { !$0.isEmpty })
      + background(of: kpi)
      + section(FieldName.plan.rawValue, kpi.planTexts.map { "  " + $0 })
      + section("Impact", impact(on: kpi))
      + section("Readings", readings(of: kpi))
  }
}

extension ShownObject {
  private static let recent = 8

  /// The parts that there are, between dots. A dash says nothing here, and the blank that stands for
  /// a sign in a table would only be a gap.
  func line(_ parts: [String]) -> String {
    parts.map { String($0.trimmed) }.filter { !$0.isEmpty && $0 != "–" }.joined(separator: " · ")
  }

  /// Lines under a heading, behind a blank line; nothing where there are none.
  func section(_ heading: String, _ lines: [String]) -> [String] {
    guard !lines.isEmpty else { return [] }
    return heading.isEmpty ? [""] + lines : ["", heading] + lines
  }

  /// What is done to move it, and where to read on.
  private func background(of object: some HasBackground) -> [String] {
    section("Initiatives", object.initiatives.flatMap { paper.wrapped($0) }.map { "  " + $0 })
      + section("Links", object.links.map { "  " + $0.text })
      + section(
        "", object.ownFields(organization.settings).map { "\($0.name): \($0.value.flowing)" })
  }

  private func numbers(of standing: ObjectiveStanding) -> [String] {
    [
      standing.progressText, standing.verdict.text,
      standing.expected == nil ? "" : "expected \(standing.expectedText)", standing.measuredText,
      confidence(standing.confidence, standing.isDisputed ? standing.call : nil),
      standing.score.map { "score \(Decimal.text($0))" } ?? "",
    ]
  }

  /// Where the call disagrees with the pace it says how it reads.
  private func confidence(_ confidence: Double?, _ disputed: Status?) -> String {
    let reading = disputed.map { ", which reads as \($0.rawValue)" } ?? ""
    return confidence.map { "confidence \(Confidence.text($0))\(reading)" } ?? ""
  }

  private func table(_ keyResults: [KeyResult]) -> [String] {
    var table = Table(
      [.flexible, .left, .right, .right, .left, .left, .left, .left], sparing: [5, 6])
    for standing in keyResults.compactMap({ review.standing(of: $0.ref) }) {
      let unit = organization.unit(of: standing.keyResult)
      let isDriver = standing.keyResult.role == .driver
      table.add([
        standing.keyResult.title, standing.aim(unit: unit), standing.currentText(unit: unit),
        isDriver ? standing.progressText : "", standing.verdict.text,
        isDriver ? "expected \(standing.expectedText)" : "",
        standing.confidence.map { "confidence \($0)" } ?? "", "#" + standing.keyResult.ref.id,
      ])
    }
    return table.lines(on: paper, indent: 2)
  }

  func titles(_ refs: [ObjectiveRef]) -> [String] {
    var table = Table([.flexible, .right, .left, .left])
    for objective in refs.compactMap(organization.objective) {
      guard let standing = review.standing(of: objective.ref) else { continue }
      table.add([
        objective.title, standing.progressText, standing.verdict.text,
        organization.reference(.objective(objective.ref), on: paper),
      ])
    }
    return table.lines(on: paper, indent: 2)
  }

  private func milestones(of standing: KeyResultStanding) -> [String] {
    let reached = standing.reachedMilestones
    var table = Table([.left, .left, .flexible])
    for milestone in standing.keyResult.milestones {
      table.add([reached.contains(milestone.id) ? "v" : ".", milestone.id, milestone.text])
    }
    return table.lines(on: paper, indent: 2)
  }

  private func forecast(of standing: KeyResultStanding, _ unit: Unit?) -> [String] {
    standing.forecast.map { forecast in
      [
        "forecast for \(forecast.day.text): \(forecast.sentence(in: unit)) "
          + "(\(forecast.range(in: unit)))"
      ]
    } ?? []
  }

  /// The latest check-ins, the newest first.
  private func checkIns(of keyResults: [KeyResult]) -> [String] {
    let all = keyResults.compactMap { review.standing(of: $0.ref) }.flatMap { standing in
      standing.checkIns.map { (checkIn: $0, standing: standing) }
    }
    var table = Table([.left, .left, .left, .right, .left, .flexible])
    for (checkIn, standing) in all.sorted(by: { $0.checkIn.at > $1.checkIn.at }).prefix(
      ShownObject.recent)
    {
      table.add([
        checkIn.day.text,
        checkIn.by.isEmpty ? checkIn.period?.name(on: review.day) ?? "" : checkIn.by,
        keyResults.count > 1 ? standing.keyResult.ref.id : "",
        text(of: checkIn, of: standing),
        checkIn.confidence.map { "confidence \($0)" } ?? "", checkIn.note,
      ])
    }
    return table.lines(on: paper, indent: 2)
  }

  /// As it was recorded; what was computed with as many digits as it takes.
  private func text(of checkIn: CheckIn, of standing: KeyResultStanding) -> String {
    let unit = organization.unit(of: standing.keyResult)
    return switch checkIn.value {
    case .number(let number) where checkIn.period != nil:
      Quantity(number, unit).text(decimals: 2, besides: standing.marks)
    case .number(let number): Quantity(number, unit).text
    case .confirm: "confirmed"
    case .done, .milestones, .held: checkIn.value.text
    }
  }

  private func readings(of kpi: KPI) -> [String] {
    var table = Table([.left, .right, .left, .flexible])
    for reading in review.readings(of: kpi).suffix(ShownObject.recent).reversed() {
      table.add([
        reading.on.day.text, Quantity(reading.value, kpi.unit).text, reading.source, reading.note,
      ])
    }
    return table.lines(on: paper, indent: 2)
  }

  /// What reading found, and what practice misses; hints are left to `qd lint`.
  private func findings(of reference: Reference, today: Day) -> [String] {
    let scope = LintScope(shown: reference, in: organization)
    let practice = Lint(review, today: today).findings.filter { $0.severity != .hint }
    let report = LintReport(
      read: organization.findings.filter { scope.contains($0.place) },
      practice: practice.filter { scope.contains($0.place) })
    return section("Findings", report.places.map { "  " + $0 })
  }
}
