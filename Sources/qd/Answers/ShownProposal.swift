import Dashboard
import Goals

// What `qd close REF` proposes.
extension ShownObject {
  func lines(of proposal: ClosingProposal) -> [String] {
    let objective = proposal.objective
    return [
      objective.title,
      line([
        objective.ref.text, organization.name(of: objective.owner), objective.ambition.rawValue,
        proposal.state.rawValue,
      ]),
      "",
    ] + scores(of: proposal) + section("Key results", keyResults(of: proposal))
      + section("Supported by", titles(organization.children(of: objective.ref)))
      + section("Targets changed", retargets(of: proposal)) + ["", next(for: proposal)]
  }

  private func scores(of proposal: ClosingProposal) -> [String] {
    let expected = Decimal.text(proposal.objective.ambition.expectedScore)
    guard let score = proposal.proposedScore, let band = proposal.band else {
      return ["proposed: no score, it has nothing to be scored by"]
    }
    let typed = proposal.typedScore.map { "typed \(Decimal.text($0))" } ?? ""
    return [
      line([
        "proposed: \(proposal.outcome?.rawValue ?? "")",
        "score \(Decimal.text(score)), \(band.rawValue)", "expected \(expected)", typed,
      ])
    ]
      + proposal.unmeasured.map { "never measured, counts 0: \(title(of: $0))" }
      + proposal.brokenGuardrails.map {
        "guardrail broken, which asks for a note: \($0.standing.keyResult.title)"
      }
  }

  private func title(of reference: Reference) -> String {
    organization.fields(of: reference).first?.value ?? reference.text
  }

  private func keyResults(of proposal: ClosingProposal) -> [String] {
    var table = Table(
      [.flexible, .left, .right, .right, .left, .left, .left], sparing: [5])
    for keyResult in proposal.keyResults {
      let standing = keyResult.standing
      let unit = organization.unit(of: standing.keyResult)
      let isDriver = standing.isDriver
      table.add([
        standing.keyResult.title, standing.aim(unit: unit), standing.currentText(unit: unit),
        isDriver ? standing.progressText : "",
        isDriver
          ? keyResult.score.map { "score \(Decimal.text($0))" } ?? "no score"
          : standing.verdict.text,
        keyResult.lastNote.flowing, "#" + keyResult.id,
      ])
    }
    return table.lines(on: paper, indent: 2)
  }

  private func retargets(of proposal: ClosingProposal) -> [String] {
    var table = Table([.left, .left, .left, .flexible])
    for change in proposal.keyResults.flatMap(\.retargets) {
      table.add([
        change.day.text, "#" + change.keyResult.id,
        "\(change.field): \(change.from) → \(change.to)", change.note.flowing,
      ])
    }
    return table.lines(on: paper, indent: 2)
  }

  /// The command that accepts what is proposed; of what is closed already, the one that corrects it.
  private func next(for proposal: ClosingProposal) -> String {
    let ref = proposal.objective.ref
    if let successor = organization.successor(of: ref) { return "it goes on as \(successor.text)" }
    var words = ["qd close", ref.text, "--outcome", proposal.outcome?.rawValue ?? "OUTCOME"]
    if proposal.proposedScore == nil { words += ["--score", "SCORE"] }
    if proposal.asksForNote(score: proposal.proposedScore) { words += ["--learned", "TEXT"] }
    switch proposal.next {
    case .end: break
    case .carryOver: words += ["--carry", proposal.successor?.name.text ?? "CYCLE"]
    case .graduate: words += ["--graduate", "KPI"]
    }
    guard proposal.state.isClosed else {
      return "nothing is closed yet; " + words.joined(separator: " ") + " does it"
    }
    words += ["--reason", "TEXT"]
    return "it is closed as \(proposal.state.rawValue); " + words.joined(separator: " ")
      + " corrects it"
  }
}

extension ClosingProposal {
  var json: JSON {
    JSON([
      "ref": .text(objective.ref.text), "state": .text(state.rawValue),
      "ambition": .text(objective.ambition.rawValue),
      "expectedScore": .number(objective.ambition.expectedScore),
      "proposedScore": JSON(proposedScore), "band": JSON(band?.rawValue),
      "score": JSON(typedScore), "outcome": JSON(outcome?.rawValue),
      "next": .text(next.rawValue), "successor": JSON(successor?.path),
      "asksForNote": .bool(asksForNote(score: proposedScore)),
      "guardrailsBroken": JSON(guardrailsBroken),
      "notMeasured": .array(unmeasured.map { .text($0.text) }),
      "keyResults": .array(keyResults.map(\.json)),
    ])
  }
}

extension ClosingProposal.Line {
  fileprivate var json: JSON {
    JSON([
      "ref": .text(standing.keyResult.ref.text), "progress": JSON(standing.progress),
      "proposedScore": JSON(proposedScore), "score": JSON(typedScore),
      "retargets": .array(retargets.map(\.json)), "lastNote": .text(lastNote),
    ])
  }
}
