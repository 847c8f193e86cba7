import Canvas
import Goals

/// All that is said of what the cursor is on, the most important first: facts in passages. It is made
/// once, when the cursor has come to rest.
struct Preview: Sendable {
  /// What it is about.
  enum Subject: Hashable, Sendable {
    case organization
    case objective(ObjectiveRef, chosen: KeyResultRef?)
    case keyResult(KeyResultRef)
    case kpi(KPIRef)
  }

  let subject: Subject
  let title: String
  let passages: [Passage]
  /// Whether what takes long to gather is in it.
  let isWhole: Bool

  /// A brief one leaves out what a walk over everything takes.
  init(of subject: Subject, _ deck: Deck, isBrief: Bool = false) {
    self.subject = subject
    isWhole = !isBrief
    switch subject {
    case .organization:
      title = deck.organization.name
      passages = OrganizationFacts(deck).passages(isBrief: isBrief)
    case .objective(let ref, let chosen):
      title = deck.organization.objective(ref)?.title ?? ref.id
      passages = ObjectiveFacts(ref, deck).passages(chosen: chosen)
    case .keyResult(let ref):
      title = deck.organization.keyResult(ref)?.title ?? ref.id
      passages = KeyResultFacts(ref, deck).passages
    case .kpi(let ref):
      title = deck.organization.kpi(ref)?.title ?? ref.id
      passages = KPIFacts(ref, deck).passages
    }
  }
}

/// What is said of an objective.
struct ObjectiveFacts {
  let ref: ObjectiveRef
  let deck: Deck

  init(_ ref: ObjectiveRef, _ deck: Deck) { (self.ref, self.deck) = (ref, deck) }

  func passages(chosen: KeyResultRef?) -> [Passage] {
    guard let objective = deck.organization.objective(ref),
      let standing = deck.review.standing(of: ref)
    else { return [] }
    let results = deck.standings(of: ref)
    var keyResults = Passage(results.map { deck.fact(of: $0.keyResult.ref) }, .bars)
    keyResults.isWhole = results.count <= 6
    if results.isEmpty {
      keyResults = .text(
        ["No key results yet. \(Command.addChild.key) adds the first one."], .muted)
    }
    return [
      Passage([verdict(standing, objective)], .verdict),
      .text(deck.findingLines(in: ref.file), .error), .text([objective.why.flowing]), keyResults,
      chart(chosen ?? matters(results)),
      .text(objective.initiatives.map(\.flowing), heading: "Next"),
      Passage("Said lately", deck.said(of: .objective(ref)), .said), around,
    ].compactMap(\.self).filter { !$0.isEmpty }
  }

  private func verdict(_ standing: ObjectiveStanding, _ objective: Objective) -> Fact {
    var fact = deck.fact(of: ref)
    let team = ref.team.isRoot ? deck.organization.name : ref.team.text
    let call = standing.confidence.map { "confidence \(Confidence.text($0))" } ?? ""
    fact.label = standing.verdict.word
    if !fact.aim.isEmpty { fact.aim = "of " + fact.aim.percentless }
    fact.remarks =
      [
        standing.verdict.late, standing.measured < standing.drivers ? standing.measuredText : "",
        call,
      ]
      + deck.review.reservations(about: ref) + [team, fact.who.isEmpty ? "no owner" : fact.who]
    return fact
  }

  /// The chart that says most: of the key result furthest behind.
  private func matters(_ results: [KeyResultStanding]) -> KeyResultRef? {
    let drivers = results.filter { $0.isDriver && $0.checkIns.count > 1 }
    return drivers.max { gap($0) < gap($1) }?.keyResult.ref
  }

  private func gap(_ standing: KeyResultStanding) -> Double {
    standing.expected - (standing.progress ?? standing.expected)
  }

  private func chart(_ ref: KeyResultRef?) -> Passage? {
    ref.flatMap { deck.plot(of: .keyResult($0)) }.map {
      Passage(deck.standings(of: self.ref).count(where: \.isDriver) > 1 ? $0.subject.title : "", $0)
    }
  }

  private var around: Passage {
    let supports = deck.organization.parent(of: ref).map { ("supports", $0) }
    let carries = deck.organization.children(of: ref).map { ("carries", $0) }
    let facts = ([supports].compactMap(\.self) + carries).map { word, ref in
      var fact = deck.fact(of: ref)
      fact.remarks = [word]
      return fact
    }
    return Passage("Around it", facts, .lines)
  }
}

/// What is said of a key result.
struct KeyResultFacts {
  let ref: KeyResultRef
  let deck: Deck

  init(_ ref: KeyResultRef, _ deck: Deck) { (self.ref, self.deck) = (ref, deck) }

  var passages: [Passage] {
    guard let standing = deck.review.standing(of: ref) else { return [] }
    return [
      Passage([verdict(standing)], .verdict), Passage([bar(standing)], .bars),
      .text([standing.keyResult.why.flowing]),
      .text(standing.keyResult.milestones.isEmpty ? [] : [standing.milestoneList]),
      deck.plot(of: .keyResult(ref)).map { Passage("", $0) },
      .text(standing.keyResult.initiatives.map(\.flowing), heading: "Next"),
      Passage("Said lately", deck.said(of: .keyResult(ref)), .said),
      Passage("For", [deck.fact(of: ref.objective)], .lines),
    ].compactMap(\.self).filter { !$0.isEmpty }
  }

  private func verdict(_ standing: KeyResultStanding) -> Fact {
    var fact = deck.fact(of: ref)
    let due = standing.keyResult.due.map { "due \($0.value.text)" } ?? ""
    let call = standing.confidence.map { "confidence \($0)" } ?? "no confidence yet"
    fact.label = standing.verdict.word
    fact.aim = fact.expected == nil ? "" : "of " + standing.expectedText.percentless
    if fact.isLamp { (fact.value, fact.aim) = ("", "") }
    fact.remarks = [standing.verdict.late, call, due, fact.who.isEmpty ? "no owner" : fact.who]
    return fact
  }

  private func bar(_ standing: KeyResultStanding) -> Fact {
    var fact = deck.fact(of: ref)
    let unit = deck.organization.unit(of: standing.keyResult)
    fact.label = standing.currentText(unit: unit)
    return fact
  }
}

/// What is said of a KPI.
struct KPIFacts {
  let ref: KPIRef
  let deck: Deck

  init(_ ref: KPIRef, _ deck: Deck) { (self.ref, self.deck) = (ref, deck) }

  var passages: [Passage] {
    guard let kpi = deck.organization.kpi(ref), let standing = deck.standing(of: ref),
      let row = KPIFact(kpi, deck)
    else { return [] }
    let findings = deck.organization.findings.filter { ref.owns($0.place.file) }
    return [
      Passage([verdict(kpi, standing, row)], .verdict),
      .text(findings.prefix(2).map(\.message), .error), .text([kpi.why.flowing]),
      deck.plot(of: .kpi(ref)).map { Passage("", $0) }, Passage("Aimed at by", aims, .lines),
      .text([offer(kpi, standing)], .muted),
      Passage("Last readings", readings(of: kpi), .said),
    ].compactMap(\.self).filter { !$0.isEmpty }
  }

  private func verdict(_ kpi: KPI, _ standing: KPIStanding, _ row: KPIFact) -> Fact {
    var fact = row.fact
    fact.label = standing.word.isEmpty ? "no target" : standing.word
    fact.sentence = standing.gapText(of: kpi)
    fact.value = standing.value == nil ? "" : standing.valueText(of: kpi)
    let change = standing.changeText(of: kpi)
    fact.aim = change.isEmpty ? "" : "\(row.direction) \(change)"
    let owner = kpi.owner.map { deck.name(of: $0.value) } ?? "no owner"
    fact.remarks = [
      standing.signalText, kpi.targetText, "every \(kpi.every.rawValue)", kpi.measureText, owner,
      deck.isPastCycle ? "on \(deck.then.day.text)" : "",
    ]
    return fact
  }

  /// The objectives of the cycle shown that aim at it.
  private var aims: [Fact] {
    deck.objectives(aimingAt: ref).map { deck.fact(of: $0) }
  }

  private func offer(_ kpi: KPI, _ standing: KPIStanding) -> String {
    guard let recovery = deck.then.recovery(of: ref) else { return "" }
    return
      "\(recovery.text(of: kpi, standing)); \(Command.promote.key) makes a recovery objective of it"
  }

  private func readings(of kpi: KPI) -> [Fact] {
    deck.then.readings(of: kpi).suffix(12).reversed().map { reading in
      Fact(
        label: reading.on.day.dayAndMonth, value: kpi.text(ofValue: reading.value),
        sentence: reading.note.flowing, who: deck.firstName(of: reading.writer))
    }
  }
}

extension Deck {
  /// The chart of what has values; nothing of what has fewer than two.
  func plot(of reference: Reference) -> Passage.Plot? {
    guard let subject = ChartSubject(reference, self), subject.entries.count > 1 else { return nil }
    return Passage.Plot(subject: subject)
  }

  /// What was said of an object lately, the newest first.
  func said(of reference: Reference) -> [Fact] {
    let entries = Feed(of: review, about: reference, edits: edits).entries
    return FeedFacts(self).facts(of: entries.lazy.filter { !$0.isTakenBack }.prefix(12))
  }

  /// What is wrong with a file, with its lines.
  func findingLines(in file: String) -> [String] {
    organization.findings(in: file).prefix(2).map {
      ($0.place.line > 0 ? "line \($0.place.line): " : "") + $0.message
    }
  }

  func objectives(aimingAt ref: KPIRef) -> [ObjectiveRef] {
    kpiAims[ref] ?? []
  }

  /// The first of a person's names.
  func firstName(of person: String) -> String {
    name(of: person).split(separator: " ").first.map(String.init) ?? ""
  }
}

extension String {
  /// A percentage whose sign stands beside it already: `56` of `56 %`.
  var percentless: String { hasSuffix(" %") ? String(dropLast(2)) : self }
}

extension Day {
  /// `13 Nov`
  var dayAndMonth: String {
    let names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(separator: " ")
    return "\(dayOfMonth) \(names[month - 1])"
  }
}
