import Dashboard
import Goals

// What `qd show TEAM/CYCLE` says: the cycle, and what it came to.
extension ShownObject {
  func cycle(_ ref: CycleRef) -> [String] {
    guard let retrospective = Retrospective(of: ref, in: review) else { return [] }
    let span = retrospective.cycle.span
    return [
      ref.path,
      line([
        "\(span.first.text) to \(span.last.text)",
        retrospective.cycle.isClosed ? "closed" : span.weekText(on: review.day),
      ]),
    ] + section("", paper.wrapped(retrospective.cycle.retrospective.flowing).filter { !$0.isEmpty })
      + section("Result", result(of: retrospective))
      + section("Objectives", outcomes(of: retrospective))
      + section("Learned", lessons(of: retrospective))
      + section("Targets changed", retargets(of: retrospective))
      + section("KPIs", moves(of: retrospective))
  }

  /// One line for each thing that can be counted.
  private func result(of retrospective: Retrospective) -> [String] {
    var table = Table([.left, .flexible])
    let counts = Objective.State.allCases.compactMap { state -> String? in
      retrospective.objectives[state].map { "\($0.count) \(state.rawValue)" }
    }
    table.add(["objectives", counts.isEmpty ? "none" : counts.joined(separator: ", ")])
    if let mean = retrospective.meanScore {
      let bands = [Band.green, .amber, .red].compactMap { band in
        retrospective.bands[band].map { "\($0) \(band.rawValue)" }
      }
      table.add([
        "mean score", Decimal.text(mean, decimals: 2) + " · " + bands.joined(separator: ", "),
      ])
    }
    let promises = retrospective.kept.count + retrospective.broken.count
    if promises > 0 { table.add(["promises", "\(retrospective.kept.count) of \(promises) kept"]) }
    for calls in retrospective.calls {
      table.add(["called \(calls.call.rawValue)", "\(calls.reached) of \(calls.count) reached"])
    }
    if let discipline = retrospective.discipline {
      let made = "\(retrospective.checkedIn) of \(retrospective.checkInsPlanned)"
      table.add(["check-ins", "\(percentText(discipline)), in \(made) intervals"])
    }
    return table.lines(on: paper, indent: 2)
  }

  private func outcomes(of retrospective: Retrospective) -> [String] {
    let refs = retrospective.objectives.values.joined().sorted { $0.text < $1.text }
    var table = Table([.flexible, .right, .left, .left, .left])
    for ref in refs {
      guard let objective = organization.objective(ref), let standing = review.standing(of: ref)
      else { continue }
      table.add([
        objective.title, standing.progressText, standing.verdict.text,
        standing.score.map { "score \(Decimal.text($0))" } ?? "",
        retrospective.carriedOver[ref].map { "→ \($0.text)" } ?? "",
      ])
    }
    return table.lines(on: paper, indent: 2)
  }

  private func lessons(of retrospective: Retrospective) -> [String] {
    retrospective.lessons.flatMap { lesson in
      let title = organization.objective(lesson.objective)?.title ?? lesson.objective.id
      return paper.wrapped("\(title): \(lesson.note.flowing)", indent: 2)
    }
  }

  private func retargets(of retrospective: Retrospective) -> [String] {
    var table = Table([.left, .left, .left, .flexible])
    for change in retrospective.retargets {
      table.add([
        change.day.text, "\(change.keyResult.objective.id)#\(change.keyResult.id)",
        "\(change.field): \(change.from) → \(change.to)", change.note.flowing,
      ])
    }
    return table.lines(on: paper, indent: 2)
  }

  private func moves(of retrospective: Retrospective) -> [String] {
    var table = Table([.flexible, .right, .left, .right, .left])
    for move in retrospective.moves {
      guard let kpi = organization.kpi(move.kpi) else { continue }
      let texts = move.texts(of: kpi)
      table.add([
        kpi.title, texts.from, "→", texts.to,
        move.healthAfter == .none
          ? ""
          : move.healthBefore == move.healthAfter || move.healthBefore == .none
            ? move.healthAfter.rawValue
            : "\(move.healthBefore.rawValue) → \(move.healthAfter.rawValue)",
      ])
    }
    return table.lines(on: paper, indent: 2)
  }
}

extension Retrospective {
  var json: JSON {
    let counts = Objective.State.allCases.filter { $0 != .draft }.map {
      JSON.Member(key: $0.rawValue, value: JSON(objectives[$0]?.count ?? 0))
    }
    return JSON([
      "closed": .bool(cycle.isClosed), "first": .text(cycle.span.first.text),
      "last": .text(cycle.span.last.text), "text": .text(cycle.retrospective),
      "objectives": .object(counts), "meanScore": JSON(meanScore),
      "bands": .object(
        Band.allCases.map { JSON.Member(key: $0.rawValue, value: JSON(bands[$0] ?? 0)) }),
      "promisesKept": .array(kept.map { .text($0.text) }),
      "promisesBroken": .array(broken.map { .text($0.text) }),
      "learned": .array(
        lessons.map { JSON(["ref": .text($0.objective.text), "note": .text($0.note)]) }),
      "retargets": .array(retargets.map(\.json)),
      "carriedOver": .array(
        carriedOver.sorted { $0.key.text < $1.key.text }.map {
          JSON(["from": .text($0.key.text), "to": .text($0.value.text)])
        }),
      "calls": .array(
        calls.map {
          JSON([
            "call": .text($0.call.rawValue), "keyResults": JSON($0.count),
            "reached": JSON($0.reached),
          ])
        }),
      "kpis": .array(moves.map(\.json)), "checkedIn": JSON(checkedIn),
      "checkInsPlanned": JSON(checkInsPlanned),
    ])
  }
}

extension TargetChange {
  var json: JSON {
    JSON([
      "ref": .text(keyResult.text), "field": .text(field), "from": .text(from), "to": .text(to),
      "on": .text(day.text), "note": .text(note),
    ])
  }
}

extension Retrospective.Move {
  fileprivate var json: JSON {
    JSON([
      "ref": .text(kpi.text), "from": .number(from), "to": .number(to),
      "healthBefore": .text(healthBefore.rawValue), "healthAfter": .text(healthAfter.rawValue),
    ])
  }
}
