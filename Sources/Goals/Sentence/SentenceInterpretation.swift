/// The fields and the questions that the aim of a sentence comes to, beside what is given.
struct SentenceInterpretation {
  private let given: [RecordField]
  let setting: KeyResultSentence.Setting
  private(set) var fields: [RecordField] = []
  private(set) var questions: [KeyResultSentence.Question] = []
  /// Where the sentence itself says that a change starts.
  private var stated: Quantity?
  /// What is understood of it, where its fields don't tell yet.
  var sketch = "done or not done: no value in it"

  init(given: [RecordField], setting: KeyResultSentence.Setting) {
    (self.given, self.setting) = (given, setting)
  }

  mutating func take(_ aim: SentenceAim) throws(Refusal) {
    guard !gives(.milestone) else { return }
    switch aim {
    case .done: break
    case .reach(let from, let to): try reach(from: from, to: to)
    case .hold(let bound): try hold(bound)
    case .level(let quantity): try level(quantity)
    case .change(let amount, let direction, let start):
      stated = start
      change(by: amount, direction)
    case .times(let factor, let isSure): multiply(by: factor, isSure: isSure)
    case .rate(let quantity): rate(quantity)
    case .bare(let quantity, let comparison): bare(quantity, comparison)
    case .unclear(let quantities): unclear(quantities)
    case .duration(let quantity): duration(quantity)
    case .crossed(let from, let to):
      ask(
        "the words and the numbers go opposite ways; which is the target?", .to,
        [choice(from: from, to: to), choice(from: to, to: from)])
    case .twoUnits(let left, let right):
      sketch = "not read: \(left.text) and \(right.text) are in two units"
      ask(
        "\(left.text) and \(right.text) are in two units; which one is meant?", .to,
        converted(left, right))
    case .counted(let quantity):
      ask(
        "is \(quantity.text) counted from 0, or a level?", .to,
        [choice(from: Quantity(0, quantity.unit), to: quantity), reach(quantity)])
    case .span(let left, let right, let isRange): span(left, right, isRange)
    case .measures(let quantities): measures(quantities)
    case .multiple(let start, let factor):
      try reach(
        from: start, to: Quantity(Decimal.rounded(start.number * factor, to: 6), start.unit))
    case .blank(let text): blank(text)
    case .name(let text): sketch = "done or not done: \(text) is taken for a name"
    }
  }

  /// Digits that are read in two ways, with what the sentence comes to in each.
  mutating func take(digits: String, readings: [KeyResultSentence]) {
    sketch = "not read: \(digits) may be two numbers"
    ask(
      "which number is \(digits)?", .to,
      readings.filter { !$0.fields.isEmpty }.map {
        KeyResultSentence.Choice(text: $0.reading, fields: $0.fields)
      })
  }

  /// A day outside the cycle is asked about: such a key result may belong to another one.
  mutating func take(due day: Day) {
    guard !gives(.due) else { return }
    let cycle = setting.cycle
    guard !cycle.contains(day) else {
      fields.append(RecordField(.due, day.text))
      return
    }
    let side =
      day > cycle.last
      ? "after its cycle, which ends \(cycle.last.text)"
      : "before its cycle, which begins \(cycle.first.text)"
    questions.append(
      KeyResultSentence.Question(
        text: "\(day.text) lies \(side); when is it due?", field: .due,
        choices: [
          choice("with the cycle", RecordField(.due, "")),
          choice("outside the cycle", RecordField(.due, day.text)),
        ]))
  }

  /// A day that was written in a way that people read in several ways.
  mutating func take(unreadDay text: String) {
    guard !gives(.due) else { return }
    questions.append(
      KeyResultSentence.Question(text: "which day is \"\(text)\"?", field: .due, choices: []))
  }

  /// What the fields given and read come to; what is open where they don't tell.
  var reading: String {
    let all = given + fields
    func value(_ name: FieldName) -> String? {
      all.first { $0.isCalled(name) && !$0.value.trimmed.isEmpty }?.value
    }
    let due = value(.due).map { ", due \($0)" } ?? ""
    if let bound = value(.hold).flatMap({ try? Bound(parsing: $0) }) {
      return "hold \(bound.text(in: setting.kpi?.unit))" + due
    }
    if let to = value(.to).flatMap({ try? Quantity(parsing: $0) }) {
      let target = Quantity(to.number, to.unit ?? setting.kpi?.unit)
      let start = value(.from).flatMap { try? Quantity(parsing: $0) }.map {
        Quantity($0.number, target.unit?.leads == true ? target.unit : nil).brief
      }
      return "reach " + (start.map { "from \($0) to " } ?? "")
        + target.brief + due
    }
    let steps = all.count { $0.isCalled(.milestone) }
    if steps > 0 { return (steps == 1 ? "1 milestone" : "\(steps) milestones") + due }
    return sketch + due
  }

  // MARK: - Kinds

  private mutating func reach(from: Quantity?, to: Quantity) throws(Refusal) {
    guard !gives(.hold) else { return }
    let (target, start) = (try inUnit(to), try from.map { q throws(Refusal) in try inUnit(q) })
    add(.to, target.text)
    if let start = start ?? measured {
      add(.from, start.text)
    } else {
      askForStart([choice("at the first check-in", RecordField(.from, ""))])
    }
  }

  private mutating func hold(_ bound: String) throws(Refusal) {
    guard !gives(.to, .from), let read = try? Bound(parsing: bound) else { return }
    if let unit = read.unit { _ = try inUnit(Quantity(read.level, unit)) }
    add(.hold, bound)
  }

  private mutating func level(_ quantity: Quantity) throws(Refusal) {
    guard !gives(.to, .from) else { return }
    let quantity = try inUnit(quantity)
    switch setting.kpi?.better {
    case .up: add(.hold, ">= " + quantity.text)
    case .down: add(.hold, "<= " + quantity.text)
    case nil:
      sketch = "hold \(quantity.text), above or below isn't said"
      ask(
        "is \(quantity.text) the least, the most, or exactly the level?", .hold,
        [">=", "<=", "="].map { hold($0, quantity) })
    }
  }

  private mutating func change(
    by amount: Quantity, _ direction: KPI.Direction?
  ) {
    let direction = direction ?? setting.kpi?.better
    sketch = [.up: "up by ", .down: "down by "][direction, default: "better by "] + amount.text
    guard let start = startOfChange() else { return }
    let isPoints = amount.unit == Unit("points")
    if let unit = start.unit, let own = amount.unit, own != unit, own != .percent, !isPoints {
      return ask("\(own.text) and \(unit.text) are two units; what is the target?", .to, [])
    }
    // 15 % of $100 can't be points; of 40 % it can.
    let mayBeShare = amount.unit == .percent
    let mayBePoints = !mayBeShare || start.unit == nil || start.unit == .percent
    let ways: [KPI.Direction] = direction.map { [$0] } ?? [.up, .down]
    addTarget(
      question(amount, isShare: mayBeShare && mayBePoints, isUpOrDown: direction == nil),
      ways.flatMap { way in
        let sign: Double = way == .up ? 1 : -1
        let unit = start.unit ?? (mayBeShare || isPoints ? nil : amount.unit)
        let share = start.number * (1 + sign * amount.number / 100)
        let points = start.number + sign * amount.number
        return (mayBeShare ? [("\(amount.text) of the start", share, unit)] : [])
          + (mayBePoints ? [("points", points, unit)] : [])
      })
  }

  private func question(_ amount: Quantity, isShare: Bool, isUpOrDown: Bool) -> String {
    let share = isShare ? "is \(amount.text) a share of the start, or points" : ""
    guard isUpOrDown else { return share + "?" }
    return isShare ? share + ", and up or down?" : "is it up or down by \(amount.text)?"
  }

  private mutating func multiply(by factor: Double, isSure: Bool) {
    sketch = "\(Decimal.text(factor)) times the start"
    guard let start = startOfChange() else { return }
    let factors = isSure ? [factor] : [factor, 1 / factor]
    addTarget(
      "is it \(Decimal.text(factor)) times as much, or as little?",
      factors.map { (sketch, start.number * $0, start.unit) })
  }

  /// The start that a change counts from; unknown, it is asked for, or else the target is.
  private mutating func startOfChange() -> Quantity? {
    guard !gives(.hold) else { return nil }
    if let stated = stated ?? measured { add(.from, stated.text) }
    guard !gives(.to) else { return nil }
    if let start { return start }
    if gives(.from) {
      ask("what is the target?", .to, [])
    } else {
      askForStart([])
    }
    return nil
  }

  /// The only target there can be, or a question which one it is.
  private mutating func addTarget(
    _ question: String, _ targets: [(text: String, number: Double, unit: Unit?)]
  ) {
    let choices = targets.map { target in
      let to = Quantity(Decimal.rounded(target.number, to: 6), target.unit).text
      return choice("\(target.text), to \(to)", RecordField(.to, to))
    }
    if choices.count == 1, let only = choices[0].fields.first { return add(.to, only.value) }
    ask(question, .to, choices)
  }

  // MARK: - Fields

  func gives(_ names: FieldName...) -> Bool {
    given.contains { field in names.contains { field.isCalled($0) } }
  }

  private mutating func add(_ name: FieldName, _ value: String) {
    guard !gives(name) else { return }
    let field = RecordField(name, value)
    fields.insert(field, at: name == .from ? 0 : fields.endIndex)
  }

  /// The start that is given, else what the KPI stands at.
  private var start: Quantity? {
    guard let from = given.first(where: { $0.isCalled(.from) }) else { return stated ?? measured }
    return (try? Quantity(parsing: from.value)).map {
      Quantity($0.number, $0.unit ?? setting.kpi?.unit)
    }
  }

  private var measured: Quantity? {
    setting.kpi.flatMap { kpi in kpi.level.map { Quantity($0, kpi.unit) } }
  }

  /// The quantity in the KPI's unit, which a number without one has.
  private func inUnit(_ quantity: Quantity) throws(Refusal) -> Quantity {
    guard let kpi = setting.kpi, let unit = kpi.unit else { return quantity }
    guard let own = quantity.unit else { return Quantity(quantity.number, unit) }
    guard own == unit else {
      throw .unreadable(
        field: FieldName.kpi.rawValue,
        problem: "\(quantity.text) is not in \(unit.text), the unit of \(kpi.id)",
        hint: "write it in \(unit.text), or take another KPI")
    }
    return quantity
  }

  // MARK: - Questions

  private mutating func askForStart(_ choices: [KeyResultSentence.Choice]) {
    guard !gives(.from) else { return }
    questions.append(
      KeyResultSentence.Question(text: "where does it start?", field: .from, choices: choices))
  }

  /// Asks what is measured, unless a given field says so.
  mutating func ask(
    _ text: String, _ field: FieldName, _ choices: [KeyResultSentence.Choice]
  ) {
    guard !gives(.to, .hold) else { return }
    questions.append(KeyResultSentence.Question(text: text, field: field, choices: choices))
  }

  func choice(_ text: String, _ fields: RecordField...) -> KeyResultSentence.Choice {
    KeyResultSentence.Choice(text: text, fields: fields)
  }

  func choice(from: Quantity, to: Quantity) -> KeyResultSentence.Choice {
    choice(
      "from \(from.text) to \(to.text)", RecordField(.from, from.text), RecordField(.to, to.text))
  }

  func reach(_ quantity: Quantity) -> KeyResultSentence.Choice {
    choice("reach \(quantity.text)", RecordField(.to, quantity.text))
  }

  func hold(_ sign: String, _ quantity: Quantity) -> KeyResultSentence.Choice {
    let bound = sign + " " + quantity.text
    let words = (try? Bound(parsing: bound))?.text() ?? bound
    return choice("hold \(words)", RecordField(.hold, bound))
  }
}
