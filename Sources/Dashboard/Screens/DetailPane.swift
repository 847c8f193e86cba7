import Canvas
import Goals

/// Everything about the object under the cursor, to be read: why, who, links, the last check-ins
/// with their notes, findings.
struct DetailPane {
  let screen: OverviewScreen
  let deck: Deck

  init(_ screen: OverviewScreen, _ deck: Deck) {
    self.screen = screen
    self.deck = deck
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    let (head, body) = rect.headed
    let inner = body.inset(left: 1, right: 1)
    let text = DetailText(deck)
    let (title, paragraphs) = text.about(screen.subject(in: deck))
    frame.rule(title, note: "", in: head, isFocused: true)
    let lines = paragraphs.flatMap { paragraph in
      TextWidth.wrapped(paragraph.text, to: inner.width).map { (text: $0, ink: paragraph.ink) }
    }
    // What is scrolled past the end stays at the end.
    let top = min(screen.detailTop, max(0, lines.count - inner.height))
    for (offset, line) in lines.dropFirst(top).prefix(inner.height).enumerated() {
      frame.draw(line.text, x: inner.x, y: inner.y + offset, line.ink, within: inner.width)
    }
    frame.cursor = Point(x: inner.x, y: inner.y)
  }
}

/// Paragraphs about an object.
private struct DetailText {
  typealias Paragraph = (text: String, ink: Ink)
  let deck: Deck

  init(_ deck: Deck) {
    self.deck = deck
  }

  func about(_ reference: Reference?) -> (title: String, [Paragraph]) {
    switch reference {
    case .objective(let ref):
      return (deck.organization.objective(ref)?.title ?? ref.id, objective(ref))
    case .keyResult(let ref):
      return (deck.organization.keyResult(ref)?.title ?? ref.id, keyResult(ref))
    case .kpi(let ref): return (deck.organization.kpi(ref)?.title ?? ref.id, kpi(ref))
    case nil: return (deck.organization.name, findings(deck.organization.findings))
    }
  }

  private func objective(_ ref: ObjectiveRef) -> [Paragraph] {
    guard let objective = deck.organization.objective(ref),
      let standing = deck.review.standing(of: ref)
    else { return [] }
    let measured =
      standing.drivers > 0 ? ", \(standing.measured) of \(standing.drivers) measured" : ""
    var lines: [Paragraph] = [
      (objective.why.flowing, .text), ("", .text),
      (
        "\(percentText(standing.progress))\(measured), expected \(percentText(standing.expected))",
        .text
      ),
      ("\(standing.status.sign) \(standing.status.rawValue)", Ink(standing.status.role)),
      ("", .text),
      ("Owner    " + (objective.owner.map { deck.name(of: $0.value) } ?? "nobody"), .text),
      ("Team     " + (ref.team.isRoot ? deck.organization.name : ref.team.text), .text),
      ("Cycle    " + ref.cycle.name.text, .text),
      ("Ambition " + objective.ambition.rawValue, .text),
    ]
    lines += objective.supports.map { ("Supports " + $0.value, .text) }
    lines += deck.organization.children(of: ref).map {
      ("Carries  " + (deck.organization.objective($0)?.title ?? $0.id), .text)
    }
    lines.append(("File     " + ref.file, Ink(.muted)))
    lines += history(deck.organization.events[ref] ?? [])
    return lines + findings(deck.organization.findings(in: ref.file))
  }

  private func keyResult(_ ref: KeyResultRef) -> [Paragraph] {
    guard let standing = deck.review.standing(of: ref) else { return [] }
    let unit = deck.organization.unit(of: standing.keyResult)
    var lines: [Paragraph] = [
      (standing.aim(unit: unit), Ink(.target)),
      (
        "now \(standing.currentText(unit: unit)), \(percentText(standing.progress)), expected \(percentText(standing.expected))",
        .text
      ),
      ("\(standing.status.sign) \(standing.status.rawValue)", Ink(standing.status.role)),
    ]
    if let due = standing.due { lines.append(("next check-in due \(due.text)", Ink(.muted))) }
    lines += standing.keyResult.milestones.map { milestone in
      let isReached =
        if case .reached(let ids) = standing.current { ids.contains(milestone.id) } else { false }
      return ("[\(isReached ? "x" : " ")] \(milestone.id)  \(milestone.text)", .text)
    }
    lines += standing.checkIns.suffix(12).reversed().flatMap { checkIn -> [Paragraph] in
      let value = checkIn.number.map { Quantity($0, unit).short } ?? checkIn.value.text
      let head = "\(checkIn.day.text)  \(value)  \(deck.name(of: checkIn.by))"
      return [("", .text), (head, Ink(.muted))]
        + (checkIn.note.isEmpty ? [] : [(checkIn.note, .text)])
    }
    return lines
  }

  private func kpi(_ ref: KPIRef) -> [Paragraph] {
    guard let kpi = deck.organization.kpi(ref), let standing = deck.review.standing(of: ref) else {
      return []
    }
    let value = standing.value.map { Quantity($0, kpi.unit).text(decimals: 2) } ?? "no data"
    let target = kpi.target.map { ", target \($0.value.text(in: kpi.targetUnit))" } ?? ", no target"
    var lines: [Paragraph] = [
      (kpi.why.flowing, .text), ("", .text), (value + target, .text),
      ("\(standing.sign) \(standing.word)  \(standing.changeText)", Ink(standing.role)),
      ("Owner    " + (kpi.owner.map { deck.name(of: $0.value) } ?? "nobody"), .text),
      ("Every    " + kpi.every.rawValue, .text), ("File     " + ref.file, Ink(.muted)), ("", .text),
    ]
    lines += kpi.readings.filter { $0.on.day <= deck.day }.suffix(12).reversed().map { reading in
      let note = reading.note.isEmpty ? "" : "  " + reading.note
      return (
        "\(reading.on.day.text)  \(Quantity(reading.value, kpi.unit).text(decimals: 2))  \(reading.source)\(note)",
        .text
      )
    }
    return lines + findings(deck.organization.findings.filter { $0.place.file.hasPrefix(ref.text) })
  }

  private func history(_ events: [JournalEvent]) -> [Paragraph] {
    events.filter { $0.at.day <= deck.day && !$0.note.isEmpty }.suffix(12).reversed().flatMap {
      event in
      let of = event.keyResult.map { " \(Glyph.dot) \($0)" } ?? ""
      return [
        ("", .text), ("\(event.at.day.text)  \(deck.name(of: event.by))\(of)", Ink(.muted)),
        (event.note, .text),
      ]
    }
  }

  private func findings(_ findings: [Finding]) -> [Paragraph] {
    findings.flatMap { finding -> [Paragraph] in
      [
        ("", .text),
        ("\(finding.place.file):\(finding.place.line):\(finding.place.column)", Ink(.muted)),
        ("\(finding.severity.rawValue): \(finding.message)", Ink(.error)),
      ] + (finding.hint.isEmpty ? [] : [(finding.hint, .text)])
    }
  }
}
