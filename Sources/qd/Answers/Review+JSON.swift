import Goals
import Records

// The answers for programs; every key is always there.
extension Review {
  /// An objective; in a tree with its parent and without its key results.
  func json(
    of ref: ObjectiveRef, children: [ObjectiveRef]? = nil, parent: ObjectiveRef?? = nil
  ) -> JSON? {
    guard let objective = organization.objective(ref), let standing = standing(of: ref)
    else { return nil }
    let children = children ?? organization.children(of: ref)
    var members: [JSON.Member] = head(of: objective, standing)
    if let parent {
      members.append(.init("parent", JSON(parent?.text)))
    } else {
      let keyResults = objective.keyResults.compactMap { json(of: $0.ref) }
      members.append(.init("keyResults", .array(keyResults)))
      members.append(fields(of: .objective(ref)))
    }
    members.append(.init("children", .array(children.map { .text($0.text) })))
    return .object(members)
  }

  private func head(of objective: Objective, _ standing: ObjectiveStanding) -> [JSON.Member] {
    [
      .init("ref", .text(objective.ref.text)), .init("kind", .text("objective")),
      .init("title", .text(objective.title)), .init("owner", JSON(objective.owner?.value)),
      .init("team", .text(objective.ref.team.text)),
      .init("cycle", .text(objective.ref.cycle.name.text)),
      .init("state", .text(standing.state.rawValue)), .init("progress", JSON(standing.progress)),
      .init("measured", JSON(standing.measured)), .init("drivers", JSON(standing.drivers)),
      .init("expected", JSON(standing.expected)), .init("status", .text(standing.status.rawValue)),
      .init("pace", JSON(standing.pace?.rawValue)), .init("daysLate", JSON(standing.daysLate)),
      .init("coverage", JSON(standing.coverage?.text)),
      .init("closed", JSON(closedRemark(for: objective.ref))),
      .init("confidence", JSON(standing.confidence)),
      .init("guardrailsBroken", JSON(standing.guardrailsBroken)),
      .init("score", JSON(standing.score)),
    ] + said(of: objective)
  }

  /// What an objective says beside its figures.
  private func said(of objective: Objective) -> [JSON.Member] {
    [
      .init("why", .text(objective.why)), .init("supports", JSON(objective.supports.map(\.value))),
      .init("sharedWith", JSON(objective.sharedWith.map(\.value))),
      .init("ambition", .text(objective.ambition.rawValue)),
      .init("priority", JSON(objective.priority)), .init("tags", JSON(objective.tags)),
      .init("links", JSON(objective.links.map(\.text))),
      .init("initiatives", JSON(objective.initiatives)),
      .init("coOwners", JSON(objective.coOwners.map(\.value))), .init("own", own(objective)),
    ]
  }

  /// A key result.
  func json(of ref: KeyResultRef) -> JSON? {
    guard let standing = standing(of: ref) else { return nil }
    let keyResult = standing.keyResult
    return .object(
      [
        .init("ref", .text(ref.text)), .init("kind", .text(keyResult.kindName)),
        .init("role", .text(keyResult.role.rawValue)), .init("title", .text(keyResult.title)),
        .init("unit", JSON(organization.unit(of: keyResult)?.text)),
        .init("from", JSON(standing.start)), .init("to", JSON(keyResult.target)),
        .init("hold", JSON(keyResult.bound?.written)),
        .init("milestones", .array(standing.milestones)), .init("current", standing.currentJSON),
        .init("progress", JSON(standing.progress)), .init("expected", JSON(standing.expected)),
        .init("status", .text(standing.status.rawValue)),
        .init("pace", JSON(standing.pace?.rawValue)), .init("daysLate", JSON(standing.daysLate)),
        .init("confidence", JSON(standing.confidence)), .init("weight", JSON(keyResult.weight)),
        .init("score", JSON(standing.score)),
        .init("period", standing.source?.periodJSON ?? .null),
        .init("lastCheckIn", JSON(standing.lastCheckIn?.at.text)),
        .init("forecast", standing.forecast?.json ?? .null),
      ] + said(of: keyResult))
  }

  /// What a key result says beside its figures.
  private func said(of keyResult: KeyResult) -> [JSON.Member] {
    [
      .init("why", .text(keyResult.why)), .init("owner", JSON(keyResult.owner?.value)),
      .init("coOwners", JSON(keyResult.coOwners.map(\.value))),
      .init("due", JSON(keyResult.due?.value.text)), .init("plan", keyResult.planJSON),
      .init("kpi", JSON(organization.kpi(feeding: keyResult)?.ref.text ?? keyResult.kpi?.value)),
      .init("grades", keyResult.gradesJSON),
      .init("tags", JSON(keyResult.tags)), .init("links", JSON(keyResult.links.map(\.text))),
      .init("initiatives", JSON(keyResult.initiatives)), .init("own", own(keyResult)),
      fields(of: .keyResult(keyResult.ref)),
    ]
  }

  /// A KPI; shown by itself with its readings.
  func json(of ref: KPIRef, withReadings: Bool) -> JSON? {
    guard let kpi = organization.kpi(ref), let standing = standing(of: ref) else { return nil }
    var members: [JSON.Member] = [
      .init("ref", .text(ref.text)), .init("title", .text(kpi.title)),
      .init("unit", JSON(kpi.unit?.text)), .init("value", JSON(standing.value)),
      .init("on", JSON(standing.on?.text)), .init("target", JSON(kpi.target?.value.written)),
      .init("health", .text(standing.health.rawValue)), .init("stale", .bool(standing.isStale)),
      .init("change", JSON(standing.change)),
      .init("changePoints", JSON(kpi.isInPoints ? standing.changePoints : nil)),
      .init("variation", JSON(standing.behavior.variation?.word)),
      .init("assurance", JSON(standing.behavior.assurance?.rawValue)),
      .init("plan", .array(plan(of: kpi))), .init("of", JSON(kpi.ratio?.value.text)),
      .init("state", .text(kpi.state.rawValue)), .init("why", .text(kpi.why)),
      .init("owner", JSON(kpi.owner?.value)), .init("tags", JSON(kpi.tags)),
      .init("links", JSON(kpi.links.map(\.text))), .init("own", own(kpi)),
    ]
    if withReadings {
      members.append(.init("readings", .array(readings(of: kpi).map(\.json))))
      members.append(.init("unhealthyPeriods", JSON(standing.unhealthyPeriods)))
      members += signals(of: kpi)
      members.append(.init("recoveryOffered", .bool(recovery(of: ref) != nil)))
      members.append(.init("impact", Impact(on: ref, in: self).json))
      members.append(fields(of: .kpi(ref)))
    }
    return .object(members)
  }
}

extension Review {
  /// What is routine in a KPI since its process began, and what was a signal.
  private func signals(of kpi: KPI) -> [JSON.Member] {
    guard let process = processes(of: kpi).last else { return [] }
    let signals = process.signals(in: organization.settings.fiscalYear)
    return [
      .init("signals", .array(signals.map(\.json))), .init("limits", process.limitsJSON),
      .init("processChanged", .bool(process.isChanged)),
    ]
  }

  /// The values of fields of one's own, by name; the names are those of the settings.
  private func own(_ object: some HasBackground) -> JSON {
    let fields = object.ownFields(organization.settings)
    return .object(
      organization.settings.ownFields.map { name in
        .init(name, JSON(fields.filter { $0.name == name }.map(\.value)))
      })
  }

  /// The targets known ahead, with their days.
  private func plan(of kpi: KPI) -> [JSON] {
    kpi.plannedSpans(in: organization.settings.fiscalYear).map { span in
      JSON([
        "from": .text(span.first.text), "to": JSON(span.last?.text),
        "bound": .text(span.target.value.written),
      ])
    }
  }
}

extension Review {
  /// A team, a cycle, a person or the settings: the record as it is written; of a cycle what it
  /// came to besides.
  func json(ofRecord reference: Reference) -> JSON {
    var members: [JSON.Member] = [
      .init("ref", .text(reference.text)),
      .init("kind", .text(reference.recordKind.rawValue.lowercased())),
      fields(of: reference),
    ]
    if case .cycle(let ref) = reference {
      let retrospective = Retrospective(of: ref, in: self)
      members.append(.init("retrospective", retrospective?.json ?? .null))
    }
    return .object(members)
  }
}

extension Review {
  /// The record as it is written: every field it has, whatever the keys beside it make of them. What
  /// was written on a past day nobody knows.
  private func fields(of reference: Reference) -> JSON.Member {
    guard !horizon.isPast else { return .init("fields", .null) }
    return .init(
      "fields",
      .array(
        organization.fields(of: reference).map { field in
          JSON(["name": .text(field.name), "value": .text(field.value)])
        }))
  }
}

extension JSON.Member {
  fileprivate init(_ key: String, _ value: JSON) {
    self.init(key: key, value: value)
  }
}

extension KeyResult {
  fileprivate var kindName: String {
    switch kind {
    case .reach: "reach"
    case .hold: "hold"
    case .milestones: "milestones"
    case .done: "done"
    }
  }

  fileprivate var target: Double? {
    if case .reach(_, let to) = kind { to?.value.number } else { nil }
  }

  fileprivate var planJSON: JSON {
    .array(
      plan.map(\.value).map {
        JSON(["on": .text($0.day.text), "value": .number($0.value.number)])
      })
  }

  fileprivate var gradesJSON: JSON {
    .array(
      grades.map(\.value).map {
        JSON(["score": .number($0.score), "value": .number($0.value.number)])
      })
  }
}

extension KeyResultStanding {
  fileprivate var milestones: [JSON] {
    let reached = reachedMilestones
    return keyResult.milestones.map { milestone in
      JSON([
        "id": .text(milestone.id), "text": .text(milestone.text),
        "weight": .number(milestone.weight), "reached": .bool(reached.contains(milestone.id)),
      ])
    }
  }

  /// A number, or whether it is done; which milestones are reached stands with them.
  fileprivate var currentJSON: JSON {
    switch current {
    case .number(let number): .number(number)
    case .done(let share): share == 1 ? .bool(true) : share == 0 ? .bool(false) : .number(share)
    case .reached, nil: .null
    }
  }
}

extension CheckIn {
  /// The period of a KPI that the current value is of.
  fileprivate var periodJSON: JSON? {
    period.map { period in
      JSON([
        "from": .text(period.first.text), "to": .text(period.last.text), "soFar": .bool(isSoFar),
      ])
    }
  }
}

extension Forecast {
  fileprivate var json: JSON {
    JSON([
      "value": .number(value), "low": .number(low), "high": .number(high),
      "reaches": .bool(reaches), "mayReach": .bool(isOpen), "on": .text(day.text),
    ])
  }
}

extension Signal {
  /// As programs get it; `on` is the last day of its period.
  var json: JSON {
    JSON([
      "on": .text(period.last.text), "rule": .text(rule.rawValue),
      "direction": .text(direction.rawValue), "good": isGood.map { .bool($0) } ?? .null,
    ])
  }
}

extension KPIProcess {
  /// Its limits, raw, and the days of the values that they are made of.
  fileprivate var limitsJSON: JSON {
    guard let chart = try? chart.get(), let span = baselineSpan else { return .null }
    let limits = chart.limits
    return JSON([
      "lower": .number(limits.lower), "mean": .number(limits.mean),
      "upper": .number(limits.upper), "difference": .number(limits.difference),
      "from": .text(span.first.text), "to": .text(span.last.text),
      "periods": JSON(chart.baseline.count), "provisional": .bool(chart.baseline.isProvisional),
    ])
  }

  fileprivate var isChanged: Bool { (try? chart.get())?.change != nil }
}

extension Reading {
  fileprivate var json: JSON {
    JSON(["on": .text(written), "value": .number(value), "source": .text(source)])
  }
}
