import Canvas
import Goals

/// One thing that a view says: what it is about, how that stands, its figure, and what else there is
/// to say. A view is a list of facts first and a picture of them then, so that every size, and every
/// face, says the same.
struct Fact: Hashable, Sendable {
  /// What it is about, where Enter leads.
  var about: Reference?
  /// How it stands.
  var sign: Character = " "
  /// A second sign, where a check-in is overdue.
  var late: Character = " "
  var role = Role.text
  /// What it is called.
  var label = ""
  /// Its figure: `38 %`, `0.9 over`.
  var value = ""
  /// What it stands at: `51 days`.
  var now = ""
  /// What the figure is held against: `59 → 38 days`, `≤ 2.5 %`.
  var aim = ""
  /// What else there is to say, the most important first.
  var remarks: [String] = []
  /// A sentence of its own, as a person wrote it.
  var sentence = ""
  /// Who answers for it, or said it.
  var who = ""
  var progress: Double?
  var expected: Double?
  /// The owner's call, 0 to 10.
  var confidence: Int?
  /// Whether it is a lamp, which holds or is broken, and has no way to go.
  var isLamp = false
  /// Whether it is of first rank, like the organisation among its objectives.
  var isStrong = false
  /// Whether it is there for what lies below only.
  var isContext = false
}

extension Fact {
  /// A sentence that stands for itself.
  init(_ sentence: String, _ role: Role = .text) {
    (self.sentence, self.role) = (sentence, role)
  }

  mutating func stand(_ verdict: Verdict) {
    (sign, late, role) = (verdict.sign, verdict.lateSign, verdict.role)
  }

  /// What is said behind its label.
  var remark: String { remarks.filter { !$0.isEmpty }.joined(separator: " \(Glyph.dot) ") }
}

extension Deck {
  /// What a row of the tree says.
  func fact(of row: TreeRow) -> Fact {
    var fact: Fact =
      switch row.id {
      case .organization: organizationFact
      case .objective(let ref): self.fact(of: ref)
      case .keyResult(let ref): self.fact(of: ref)
      }
    fact.isContext = row.isContext
    return fact
  }

  var organizationFact: Fact {
    let rollup = outline.rollup(in: review)
    var fact = Fact(label: organization.name, isStrong: true)
    (fact.progress, fact.expected) = (
      rollup.progress, rollup.coverage == nil ? rollup.expected : nil
    )
    let shares = rollup.texts(by: organization.settings)
    fact.value = shares.progress
    fact.aim = fact.expected == nil ? "" : shares.expected
    fact.remarks = review.reservations(about: rollup, of: .root)
    if let pace = rollup.pace(organization.settings) {
      (fact.sign, fact.role) = (pace.sign, pace.role)
    }
    return fact
  }

  func fact(of ref: ObjectiveRef) -> Fact {
    var fact = Fact(about: .objective(ref), label: organization.objective(ref)?.title ?? ref.id)
    guard let standing = review.standing(of: ref) else { return fact }
    (fact.progress, fact.expected) = (
      standing.progress, standing.coverage == nil ? standing.expected : nil
    )
    fact.value = standing.progressText
    fact.aim = fact.expected == nil ? "" : standing.expectedText
    fact.stand(standing.verdict)
    fact.who = organization.objective(ref)?.owner.map { name(of: $0.value) } ?? ""
    let cycle = ref.cycle.name != self.cycle ? ref.cycle.name.text : ""
    fact.remarks = [cycle, standing.verdict.late] + review.reservations(about: ref)
    return fact
  }

  func fact(of ref: KeyResultRef) -> Fact {
    guard let standing = review.standing(of: ref) else { return Fact(label: ref.id) }
    let unit = organization.unit(of: standing.keyResult)
    var fact = Fact(about: .keyResult(ref), label: standing.keyResult.title)
    (fact.progress, fact.expected) = (standing.progress, standing.expected)
    fact.value = standing.progressText
    // What is done or not says so itself.
    let isPlain = standing.keyResult.kind == .done && standing.keyResult.due == nil
    fact.aim = isPlain ? "" : standing.aim(unit: unit)
    fact.now = standing.currentText(unit: unit)
    fact.stand(standing.verdict)
    fact.remarks = [standing.verdict.late]
    fact.confidence = standing.confidence
    fact.who = organization.owner(of: standing.keyResult).map { name(of: $0.value) } ?? ""
    guard standing.keyResult.role == .guardrail else { return fact }
    (fact.isLamp, fact.value, fact.expected) = (true, standing.lamp.word, nil)
    fact.now = standing.currentFigure(unit: unit)
    fact.sign = standing.isBrokenGuardrail ? "!" : standing.verdict.status.sign
    return fact
  }
}
