import Goals
import Records
import Testing

/// A change of several parts is what its parts are one after the other.
@Suite struct ComposedPropertyTests {
  @Test(
    "random parts come to the same edits whether each sees a draft or all files read again",
    arguments: Dice.seeds(24))
  func sequence(seed: UInt64) throws {
    var ground = Ground(dice: Dice(seed: seed))
    let at = try #require(Moment(parsing: "2026-11-20T10:00:00.000+01:00"))
    let first = DataDirectory(Ground.text)
    var (directory, actions, edits) = (first, [Change.Action](), [FileEdit]())
    for _ in 0..<60 {
      let action = ground.action(in: directory.organization)
      guard let part = try? Change(action, by: "ann", at: at).revision(in: directory) else {
        continue
      }
      try directory.apply(part)
      actions.append(action)
      edits += part.edits
    }
    #expect(actions.count > 10)
    let whole = try Change(.all(actions), by: "ann", at: at).revision(in: first)
    #expect(
      Dictionary(grouping: whole.edits, by: \.file) == Dictionary(grouping: edits, by: \.file))
  }
}

/// A small organisation in which ids of two cycles are alike, and random changes of it.
private struct Ground {
  var dice: Dice

  static let text: DirectoryText = [
    "quarterdeck.rec": "Organization: X\nFormat: 1\n", "people.rec": "Person: Ann\nId: ann\n",
    "2026/grow.rec": "Objective: Grow\n\nKeyResult: Revenue\nId: revenue\nFrom: 0\nTo: 9\n",
    "2026-Q4/grow.rec": "Objective: Grow\nSupports: 2026/grow#revenue\n",
    "2026-Q4/calm.rec":
      "Objective: Calm\nSupports: grow\nKPI: mrr\n\nKeyResult: Days\nId: days\nFrom: 9\nTo: 1\n",
    "2027-Q1/late.rec": "Objective: Late\n", "kpis/mrr.rec": "KPI: MRR\nUnit: $\n",
    "kpis/mrr/crm.csv": "on,value\n2026-10-01,5\n",
    "2026-Q4/journal/tom.csv":
      "at,by,of,event,value,confidence,note\n2026-10-05T10:00Z,tom,calm#days,check-in,8,5,\n",
  ]

  mutating func action(in organization: Organization) -> Change.Action {
    let objectives = organization.objectives.map(\.ref).sorted { $0.text < $1.text }
    let ref = objectives[dice.roll(objectives.count)]
    let keyResults = (organization.objective(ref)?.keyResults ?? []).map(\.ref)
    let kpis = organization.kpis.map(\.ref)
    switch dice.roll(12) {
    case 0, 1: return add(in: ref.cycle)
    case 2: return .addKeyResult(ref, [RecordField("KeyResult", word()), .init("To", "9")])
    case 3: return .comment(.objective(ref), word())
    case 4: return .set(.objective(ref), [link()], reason: "")
    case 5: return .rename(.objective(ref), to: word())
    case 6: return .delete(.objective(ref))
    case 7 where !kpis.isEmpty:
      return dice.chance(30)
        ? .rename(.kpi(kpis[dice.roll(kpis.count)]), to: word())
        : .record(kpis[dice.roll(kpis.count)], value: "\(dice.roll(9))", on: "", note: "")
    case 8: return .addKPI(.root, id: nil, [RecordField("KPI", word())])
    case 9 where dice.chance(40):
      return .carryOver(
        ref, to: CycleRef(team: .root, name: CycleName("2027-Q1")), retargets: [])
    default: return keyResults.isEmpty ? add(in: ref.cycle) : change(keyResults)
    }
  }

  private mutating func add(in cycle: CycleRef) -> Change.Action {
    let id = dice.chance(50) ? word() : nil
    return .addObjective(
      cycle, id: id, [RecordField("Objective", word()), .init("Supports", word())])
  }

  private mutating func change(_ keyResults: [KeyResultRef]) -> Change.Action {
    let ref = keyResults[dice.roll(keyResults.count)]
    switch dice.roll(6) {
    case 0: return .rename(.keyResult(ref), to: word())
    case 1: return .set(.keyResult(ref), [FieldEdit(.kpi, from: nil, to: ["mrr"])], reason: "")
    case 2: return .delete(.keyResult(ref))
    case 3:
      return .set(
        .keyResult(ref), [FieldEdit(.to, from: nil, to: ["\(dice.roll(20))"])], reason: "because")
    default: return .checkIn(ref, value: "\(dice.roll(9))", confidence: nil, note: word())
    }
  }

  private mutating func link() -> FieldEdit {
    let name: FieldName = dice.pick(.supports, .kpi, .weight)
    let value =
      name == .weight
      ? "2" : dice.pick(word(), "2026/grow", "2026-Q4/" + word(), "grow#revenue", "2026/grow#none")
    return FieldEdit(name, from: nil, to: [value])
  }

  /// Few, so that they meet.
  private mutating func word() -> String {
    dice.pick("grow", "calm", "late", "mrr", "revenue", "days", "one", "two")
  }
}
