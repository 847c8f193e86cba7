// What becomes of an objective: new targets where it goes on, levels that KPIs take over.
extension ClosingProposal {
  /// A new target of a key result where it goes on; a number that moves starts at its present value.
  ///
  /// - Parameters:
  ///   - id: Which key result; without, the one driver that has a number.
  ///   - text: The target as typed, `30 days` or `>= 9%`.
  /// - Returns: The target, as files hold it.
  /// - Throws: ``Refusal`` where it can't be read, or where it isn't clear which one is meant.
  public func retarget(_ id: String?, to text: String) throws(Refusal) -> Retarget {
    let line = try numeric(id)
    let keyResult = line.standing.keyResult
    guard case .hold = keyResult.kind else {
      let quantity = try ClosingProposal.quantity(text, of: keyResult)
      try check(quantity.unit, of: keyResult, text)
      let unit = quantity.unit ?? review.organization.unit(of: keyResult)
      return Retarget(line.id, .to, Quantity(quantity.number, unit).text, start: start(of: line))
    }
    let bound = try ClosingProposal.bound(text, of: keyResult)
    try check(bound.unit, of: keyResult, text)
    return Retarget(line.id, .hold, bound.written)
  }

  /// Every number that moves, with its target as it is and its present value as the start.
  public var freshStarts: [Retarget] {
    keyResults.compactMap { line in
      guard case .reach(_, let to) = line.standing.keyResult.kind, let to = to?.value,
        let start = start(of: line)
      else { return nil }
      return Retarget(line.id, .to, to.text, start: start)
    }
  }

  /// The level a key result reached as a KPI's: of one there is the target, of a new one also what
  /// the key result says about it.
  ///
  /// Of 59 → 38 days that stands at 36 the target is `<= 36 days`; a level to hold hands its bound
  /// on as it is. A new KPI is read as often as the key result was checked in.
  ///
  /// - Parameters:
  ///   - id: Which key result; without, the one driver that has a number.
  ///   - kpi: The KPI; made where it doesn't exist.
  ///   - title: The title of a new one; by default the key result's.
  /// - Returns: The fields that are set.
  /// - Throws: ``Refusal`` where no level is recorded, or where it isn't clear which one is meant.
  public func graduation(
    _ id: String?, into kpi: KPIRef, title: String? = nil
  ) throws(Refusal) -> Graduation {
    let line = try numeric(id)
    let keyResult = line.standing.keyResult
    let existing = review.organization.kpi(kpi)
    let unit = existing?.targetUnit ?? review.organization.unit(of: keyResult)
    guard let target = ClosingProposal.level(of: line, better: existing?.direction, in: unit)
    else {
      throw .unreadable(
        field: keyResult.title, problem: "no level is recorded", hint: "check it in first")
    }
    let fields = existing == nil ? newFields(line, title: title, unit: unit) : []
    return Graduation(line.id, to: kpi, fields + [RecordField(.target, target)])
  }

  /// The key result named, or the one driver that has a number.
  private func numeric(_ id: String?) throws(Refusal) -> Line {
    if let id {
      let line = try line(id)
      guard line.isNumeric else {
        throw .wrongKind(line.standing.keyResult.ref.text, needed: "a key result with a number")
      }
      return line
    }
    let numeric = keyResults.filter { $0.isNumeric && $0.standing.isDriver }
    if numeric.count == 1 { return numeric[0] }
    let named = keyResults.filter(\.isNumeric).map(\.id)
    throw .unreadable(
      field: "key result",
      problem: named.isEmpty
        ? "none of them has a number" : "several may be meant: \(named.joined(separator: ", "))",
      hint: named.first.map { "name one, as in \($0)=…" } ?? "this objective has no level")
  }

  private func newFields(_ line: Line, title: String?, unit: Unit?) -> [RecordField] {
    let keyResult = line.standing.keyResult
    let every = line.standing.rhythm
    let fields = [
      RecordField(.kpi, title ?? keyResult.title),
      RecordField(.owner, (keyResult.owner ?? objective.owner)?.value ?? ""),
      RecordField(.unit, unit?.text ?? ""),
      // A KPI has no rhythm of two weeks; twice as often would be stale half of the time.
      RecordField(.every, (every == .twoWeeks ? .month : every).rawValue),
    ]
    return fields.filter { !$0.value.isEmpty }
  }

  /// `<= 36 days` of what falls, `>= 36` of what rises; a bound as it is held.
  private static func level(
    of line: Line, better: KPI.Direction?, in unit: Unit?
  ) -> String? {
    guard let number = line.number else { return nil }
    let level = Quantity(number, unit).text
    switch line.standing.keyResult.kind {
    case .hold(let bound, _): return bound?.value.written
    case .reach(_, let to):
      let falls = line.standing.start.flatMap { start in
        to.map { Decimal.greater(start, $0.value.number) }
      }
      return falls ?? (better == .down) ? "<= \(level)" : ">= \(level)"
    case .milestones, .done: return nil
    }
  }

  /// The present value, as a file holds it.
  private func start(of line: Line) -> String? {
    let unit = review.organization.unit(of: line.standing.keyResult)
    return line.number.map { Quantity($0, unit).text }
  }

  private static func quantity(
    _ text: String, of keyResult: KeyResult
  ) throws(Refusal) -> Quantity {
    do throws(QuantityProblem) {
      return try Quantity(typed: text)
    } catch {
      throw .unreadable(field: keyResult.title, problem: error.message, hint: error.hint)
    }
  }

  private static func bound(_ text: String, of keyResult: KeyResult) throws(Refusal) -> Bound {
    do throws(BoundProblem) {
      return try Bound(parsing: text)
    } catch {
      throw .unreadable(field: keyResult.title, problem: error.message, hint: error.hint)
    }
  }

  private func check(_ unit: Unit?, of keyResult: KeyResult, _ text: String) throws(Refusal) {
    guard let unit, let own = review.organization.unit(of: keyResult), unit != own else { return }
    let mismatch = UnitMismatch(text, not: own)
    throw .unreadable(field: keyResult.title, problem: mismatch.message, hint: mismatch.hint)
  }
}
