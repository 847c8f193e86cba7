import Canvas
import Goals

extension CheckInPrompt {
  /// What was read from what is typed so far: the number, and what it makes of the progress.
  func reading(_ deck: Deck) -> Remark {
    if let refusal { return Remark(refusal, Ink(.error)) }
    if form.focused?.label == "on", !form["on"].trimmed.isEmpty, !moment(deck).isEmpty {
      return Remark("on \(on(deck).spoken)", Ink(.muted))
    }
    if form["value"].trimmed.isEmpty {
      if case .kpi = subject {
        return Remark("the value, then the day (empty: today)", Ink(.muted))
      }
      if let milestone = milestones(deck).first {
        return Remark(
          "+\(milestone.id) for reached, -\(milestone.id) takes it back \(Glyph.dot) Space ticks the next",
          Ink(.muted))
      }
      return Remark(
        isRecorded(deck) ? "empty confirms what is recorded" : "where it stands now", Ink(.muted))
    }
    switch read(deck) {
    case .failure(let problem): return Remark(problem.sentence, Ink(.error))
    case .success(let text): return Remark(text, Ink(.text))
    }
  }

  private func isRecorded(_ deck: Deck) -> Bool {
    guard case .keyResult(let ref) = subject else { return false }
    return deck.review.standing(of: ref)?.current != nil
  }

  private func milestones(_ deck: Deck) -> [KeyResult.Milestone] {
    guard case .keyResult(let ref) = subject else { return [] }
    return deck.organization.keyResult(ref)?.milestones ?? []
  }

  /// Space in the value, where a word may begin, names the next milestone that isn't reached.
  ///
  /// - Returns: whether there was one.
  mutating func tick(_ deck: Deck) -> Bool {
    let typed = form["value"]
    guard form.focused?.label == "value", case .keyResult(let ref) = subject,
      typed.isEmpty || typed.last == " "
    else { return false }
    let reached = deck.review.standing(of: ref)?.reachedMilestones ?? []
    let named = typed.split(separator: " ").map { String($0.dropFirst()) }
    let next = milestones(deck).first { !reached.contains($0.id) && !named.contains($0.id) }
    guard let next else { return false }
    form.edit { $0.insert("+" + next.id) }
    return true
  }

  /// The day that it is for.
  private func on(_ deck: Deck) -> Day {
    Moment(parsing: moment(deck))?.day ?? line?.day ?? deck.day
  }

  /// The day or time of a reading, as files have it; empty where none is typed, or none is meant.
  func moment(_ deck: Deck) -> String { Day.written(form["on"], on: deck.day) ?? "" }

  /// What a check-in moved, or what a reading came to that the board doesn't show yet.
  package func remark(_ deck: Deck, after old: Deck?) -> String? {
    switch subject {
    case .keyResult(let ref):
      guard let was = old?.review.standing(of: ref.objective)?.progressText,
        let now = deck.review.standing(of: ref.objective)?.progressText, was != now
      else { return nil }
      let title = deck.organization.objective(ref.objective)?.title ?? ref.objective.id
      return "\(title) \(was) \(Glyph.arrow) \(now)"
    case .kpi(let ref):
      guard let kpi = deck.organization.kpi(ref) else { return nil }
      return deck.review.standing(of: ref)?.runningText(of: kpi, for: on(deck))
    }
  }

  struct Problem: Error {
    let sentence: String
  }

  func read(_ deck: Deck) -> Result<String, Problem> {
    switch subject {
    case .keyResult(let ref): read(ref, deck)
    case .kpi(let ref): read(ref, deck)
    }
  }

  private func read(_ ref: KeyResultRef, _ deck: Deck) -> Result<String, Problem> {
    guard let standing = deck.review.standing(of: ref) else {
      return .failure(Problem(sentence: "it isn't there any more; press Esc"))
    }
    let unit = deck.organization.unit(of: standing.keyResult)
    do throws(CheckInProblem) {
      let value = try CheckInValue(
        parsing: form["value"], for: standing.keyResult, unit: unit)
      let kpi = deck.organization.kpi(recordedBy: standing.keyResult)
      if case .number = value, let problem = kpi?.computation {
        return .failure(
          Problem(sentence: problem + "; record one there, with \(Command.checkIn.key) on the KPI"))
      }
      let late = deck.organization.lastDay(toRecord: standing.keyResult, on: on(deck))
      if let last = standing.lastCheckIn?.day, on(deck) < last {
        return .success(
          "\(value.text(in: unit)) on \(on(deck).text); what was recorded on \(last.text) stays")
      }
      let on = value == .confirm ? nil : late.map { ", recorded on \($0.text), its last day" }
      return .success(standing.preview(of: value, unit: unit) + (on ?? ""))
    } catch {
      return .failure(Problem(sentence: error.sentence(\.inDashboard)))
    }
  }

  private func read(_ ref: KPIRef, _ deck: Deck) -> Result<String, Problem> {
    let kpi = deck.organization.kpi(ref)
    let wait = kpi.flatMap { deck.wait(of: $0, for: on(deck)) }
    do throws(QuantityProblem) {
      let quantity = try Quantity(typed: form["value"])
      if let written = quantity.unit, written != kpi?.unit {
        let mismatch = UnitMismatch(quantity.text, not: kpi?.unit)
        return .failure(Problem(sentence: mismatch.sentence(\.inDashboard)))
      }
      let number = Quantity(quantity.number, kpi?.unit)
      guard let target = kpi?.target?.value, kpi?.isGrowth == false else {
        return .success(number.text + (wait ?? ""))
      }
      if let wait { return .success(number.text + wait) }
      let verdict = target.contains(number.number) ? "inside" : "outside"
      return .success("\(number.text) is \(verdict) the target \(target.text(in: kpi?.unit))")
    } catch {
      return .failure(Problem(sentence: error.sentence(\.inDashboard)))
    }
  }
}

extension Deck {
  /// That a reading for a day counts only when its period is over: ` counts when this week is over`.
  fileprivate func wait(of kpi: KPI, for on: Day) -> String? {
    let period = kpi.every.period(of: on, in: organization.settings.fiscalYear)
    return kpi.isReading || !period.contains(day) ? nil : " counts when \(kpi.every.this) is over"
  }
}

extension KeyResultStanding {
  /// The milestones by the names a check-in takes: `[x] draft  [ ] pilot`.
  var milestoneList: String {
    let reached = reachedMilestones
    return keyResult.milestones.map { "[\(reached.contains($0.id) ? "x" : " ")] \($0.id)" }
      .joined(separator: "  ")
  }

  /// What a check-in would make of the progress: `45 days: 67 %, was 43 %, expected 56 %`.
  fileprivate func preview(of value: CheckInValue, unit: Unit?) -> String {
    guard value != .confirm, let next = value.applied(to: current) else {
      return "confirms \(currentText(unit: unit))"
    }
    let spoken =
      if case .number(let number) = next { Quantity(number, unit).text } else { value.text }
    if let bound = keyResult.bound, case .number(let number) = next {
      return "\(spoken) \(bound.contains(number) ? "holds" : "breaks") \(bound.text(in: unit))"
    }
    let will = keyResult.progress(at: next, from: start)
    return
      "\(spoken) \(Glyph.dot) \(percentText(will)), was \(progressText), expected \(expectedText)"
  }
}
