import Canvas
import Goals

/// A text about an object, with a label before it where it is one of its fields.
struct Paragraph {
  typealias Line = (label: String, indent: Int, text: String, ink: Ink)

  private let label: String
  private let text: String
  private let ink: Ink

  init(_ text: String, _ ink: Ink = .text, label: String = "") {
    self.label = label
    self.text = text
    self.ink = ink
  }

  /// What a field says.
  init(_ text: String, label: FieldName) {
    self.init(text, label: label.rawValue)
  }

  static let gap = Paragraph("")

  /// The lines it takes; those of a field stand in a column of their own.
  func lines(width: Int) -> [Line] {
    let indent = label.isEmpty || width < 24 ? 0 : max(10, label.count + 2)
    let text = indent == 0 && !label.isEmpty ? label + " " + text : text
    return TextWidth.wrapped(text, to: max(1, width - indent)).enumerated().map { index, line in
      (index == 0 && indent > 0 ? label : "", indent, line, ink)
    }
  }
}

/// What the detail pane says about an object.
struct DetailText {
  let deck: Deck

  init(_ deck: Deck) {
    self.deck = deck
  }

  func about(_ reference: Reference?) -> (title: String, paragraphs: [Paragraph]) {
    switch reference {
    case .objective(let ref):
      (deck.organization.objective(ref)?.title ?? ref.id, objective(ref))
    case .keyResult(let ref):
      (deck.organization.keyResult(ref)?.title ?? ref.id, keyResult(ref))
    case .kpi(let ref): (deck.organization.kpi(ref)?.title ?? ref.id, kpi(ref))
    default: (deck.organization.name, organization)
    }
  }

  private var organization: [Paragraph] {
    let found = findings(deck.organization.findings)
    return found.isEmpty ? [Paragraph("Nothing is wrong with the files.", Ink(.muted))] : found
  }

  private func objective(_ ref: ObjectiveRef) -> [Paragraph] {
    guard let objective = deck.organization.objective(ref),
      let standing = deck.review.standing(of: ref)
    else { return [] }
    let team = ref.team.isRoot ? deck.organization.name : ref.team.text
    return warnings(deck.organization.findings(in: ref.file)) + prose(objective.why)
      + [status(standing)] + figures(standing)
      + deck.review.reservations(about: ref).map { Paragraph($0, Ink(.muted)) } + [
        .gap, owner(objective.owner),
      ]
      + [
        Paragraph(team, label: .team), Paragraph(ref.cycle.name.text, label: .cycle),
        Paragraph(objective.ambition.rawValue, label: .ambition),
      ]
      + objective.supports.map { Paragraph($0.value, label: .supports) }
      + deck.organization.children(of: ref).map { child in
        Paragraph(deck.organization.objective(child)?.title ?? child.id, label: "Carries")
      }
      + background(of: objective)
      + [Paragraph(ref.file, Ink(.muted), label: "File")]
      + history(of: ref)
  }

  private func keyResult(_ ref: KeyResultRef) -> [Paragraph] {
    guard let standing = deck.review.standing(of: ref) else { return [] }
    let unit = deck.organization.unit(of: standing.keyResult)
    let now = "\(standing.currentText(unit: unit)), \(standing.progressText)"
    return prose(standing.keyResult.why) + [
      Paragraph(standing.verdict.text, Ink(standing.verdict.role)),
      Paragraph(standing.aim(unit: unit), label: "Aim"), Paragraph(now, label: "Now"),
      Paragraph(standing.expectedText, label: "Expected"),
      owner(standing.keyResult.owner ?? deck.organization.objective(ref.objective)?.owner),
    ]
      + (standing.keyResult.due.map { [Paragraph($0.value.text, label: .due)] } ?? [])
      + (standing.due.map { [Paragraph($0.text, label: "Check in")] } ?? [])
      + standing.keyResult.milestones.map { milestone(standing, $0) }
      + background(of: standing.keyResult)
      + standing.checkIns.suffix(12).reversed().flatMap { entry($0, of: standing, unit: unit) }
  }

  private func kpi(_ ref: KPIRef) -> [Paragraph] {
    guard let kpi = deck.organization.kpi(ref), let standing = deck.review.standing(of: ref) else {
      return []
    }
    let value = standing.value == nil ? "no data" : standing.valueText(of: kpi)
    let target = kpi.target.map { $0.value.text(in: kpi.targetUnit) } ?? "none"
    let word = "\(standing.sign) \(standing.word)"
    let found = deck.organization.findings.filter { ref.owns($0.place.file) }
    return warnings(found) + prose(kpi.why)
      + [
        Paragraph(word, Ink(standing.role)), Paragraph(value, label: "Now"),
        Paragraph(kpi.isGrowth ? standing.changeText(of: kpi) : "", label: "Growth"),
        Paragraph(standing.behaviorText(of: kpi), label: "Signal"),
        Paragraph(target, label: .target),
        Paragraph(kpi.measureText, label: .measure),
      ] + kpi.planTexts.map { Paragraph($0, label: .plan) } + [
        owner(kpi.owner), Paragraph(kpi.every.rawValue, label: .every),
      ] + background(of: kpi) + [Paragraph(ref.file, Ink(.muted), label: "File"), .gap]
      + deck.review.readings(of: kpi).suffix(24).reversed().map { reading in
        let value = kpi.text(ofValue: reading.value)
        return Paragraph("\(value) \(reading.note)", label: reading.on.day.text)
      }
  }
}

extension DetailText {
  private func prose(_ text: String) -> [Paragraph] {
    text.isEmpty ? [] : [Paragraph(text.flowing), .gap]
  }

  /// What is done to move it, and where to read on.
  private func background(of object: some HasBackground) -> [Paragraph] {
    object.initiatives.map { Paragraph($0.flowing, label: .initiative) }
      + object.links.map { Paragraph($0.text, label: .link) }
      + object.ownFields(deck.organization.settings).map {
        Paragraph($0.value.flowing, label: $0.name)
      }
  }

  private func status(_ standing: ObjectiveStanding) -> Paragraph {
    Paragraph(standing.verdict.text, Ink(standing.verdict.role))
  }

  private func figures(_ standing: ObjectiveStanding) -> [Paragraph] {
    let measured = [standing.progressText, standing.measuredText].filter { !$0.isEmpty }
    return [
      Paragraph(measured.joined(separator: ", "), label: "Progress"),
      Paragraph(standing.expectedText, label: "Expected"),
    ]
  }

  private func owner(_ owner: Written<String>?) -> Paragraph {
    Paragraph(owner.map { deck.name(of: $0.value) } ?? "nobody", label: .owner)
  }

  private func milestone(
    _ standing: KeyResultStanding, _ milestone: KeyResult.Milestone
  )
    -> Paragraph
  {
    let isReached = standing.reachedMilestones.contains(milestone.id)
    return Paragraph("[\(isReached ? "x" : " ")] \(milestone.id) \(milestone.text)")
  }

  private func entry(
    _ checkIn: CheckIn, of standing: KeyResultStanding, unit: Unit?
  ) -> [Paragraph] {
    let number = checkIn.number.map { Quantity($0, unit).short(besides: standing.marks) }
    let value = number ?? checkIn.value.text
    let call = checkIn.confidence.map { ", confidence \($0)" } ?? ""
    // What a period comes to is nobody's.
    let who = checkIn.by.isEmpty ? checkIn.period?.name(on: deck.day) : deck.name(of: checkIn.by)
    let head = "\(checkIn.day.text) \(who ?? ""): \(value)\(call)"
    return [.gap, Paragraph(head, Ink(.muted))]
      + (checkIn.note.isEmpty ? [] : [Paragraph(checkIn.note)])
  }

  private func history(of ref: ObjectiveRef) -> [Paragraph] {
    let events = deck.organization.events[ref] ?? []
    let told = events.filter { deck.review.horizon.includes($0.at) && !$0.note.isEmpty }.suffix(12)
    return told.reversed().flatMap { event in
      let of = event.keyResult.map { " \(Glyph.dot) \($0)" } ?? ""
      let head = "\(event.at.day.text) \(deck.name(of: event.by))\(of)"
      return [.gap, Paragraph(head, Ink(.muted)), Paragraph(event.note)]
    }
  }

  /// What is wrong stands before everything else, and a blank line behind it.
  private func warnings(_ findings: [Finding]) -> [Paragraph] {
    findings.isEmpty ? [] : self.findings(findings) + [.gap]
  }

  private func findings(_ findings: [Finding]) -> [Paragraph] {
    findings.enumerated().flatMap { index, finding in
      (index > 0 ? [.gap] : []) + [
        Paragraph(finding.place.text, Ink(.muted)),
        Paragraph("\(finding.severity.rawValue): \(finding.message)", Ink(.error)),
      ] + (finding.hint.map { [Paragraph($0.inDashboard)] } ?? [])
    }
  }
}
