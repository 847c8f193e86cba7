import Glibc
import TestSupport
import Testing

@testable import Goals

/// Over random organisations and histories: no printed number contradicts the verdict beside it, a
/// key result stands where its KPI's board does, and no roll-up lies outside the range of its parts.
@Suite struct PrintedNumberTests {
  @Test("says what is decided, today and as of any day", arguments: SeededGenerator.seeds(30))
  func truthful(seed: UInt64) throws {
    var history = try History(seed: seed)
    let latest = history.latest
    for _ in 0..<4 {
      let review = Review(latest, on: history.anyDay())
      for objective in review.organization.objectives { try check(objective, in: review) }
      for kpi in review.organization.kpis { try check(kpi, in: review) }
    }
  }

  private func check(_ objective: Objective, in review: Review) throws {
    let settings = review.organization.settings
    let standing = try #require(review.standing(of: objective.ref))
    // A broken guardrail decides the pace before the numbers do.
    if standing.guardrailsBroken == 0 {
      expect(standing.progressText, standing.expectedText, say: standing.pace, settings)
    }
    expectRange(of: standing, in: review)
    for keyResult in objective.keyResults {
      let standing = try #require(review.standing(of: keyResult.ref))
      expectPace(standing, settings)
      expectHundred(standing)
      expectHeld(standing)
      expectBoard(standing, in: review)
    }
  }

  private func check(_ kpi: KPI, in review: Review) throws {
    let standing = try #require(review.standing(of: kpi.ref))
    guard let level = standing.level(of: kpi) else { return }
    for text in [kpi.text(ofLevel: level), Decimal.short(level, besides: kpi.marks)] {
      let printed = try Quantity(parsing: text).number
      for bound in [kpi.target, kpi.warn].compactMap(\.self) {
        #expect(bound.value.contains(printed) == bound.value.contains(level), "\(text) \(bound)")
      }
    }
  }

  private func expect(
    _ progress: String, _ expected: String, say pace: Status?, _ settings: Settings
  ) {
    guard let pace, let p = share(progress), let e = share(expected) else { return }
    #expect(
      Status.byPace(progress: p, expected: e, settings: settings) == pace, "\(progress) \(expected)"
    )
  }

  /// A guardrail has no way to go: it holds, or it is broken.
  private func expectPace(_ standing: KeyResultStanding, _ settings: Settings) {
    guard standing.keyResult.role == .guardrail else {
      return expect(standing.progressText, standing.expectedText, say: standing.pace, settings)
    }
    guard let pace = standing.pace else { return }
    #expect(pace == (standing.isBroken ? .atRisk : .onTrack))
  }

  private func share(_ text: String) -> Double? {
    Double(text.dropLast(2)).map { $0 / 100 }
  }

  private func expectHundred(_ standing: KeyResultStanding) {
    guard let progress = standing.progress, let printed = share(standing.progressText) else {
      return
    }
    #expect(Decimal.greater(1, progress) == Decimal.greater(1, printed))
    #expect(Decimal.equal(progress, 0) == Decimal.equal(printed, 0))
  }

  private func expectHeld(_ standing: KeyResultStanding) {
    guard let bound = standing.keyResult.bound, case .number(let number) = standing.current,
      let printed = try? Quantity(parsing: Decimal.short(number, besides: standing.marks))
    else { return }
    #expect(bound.contains(printed.number) == bound.contains(number))
  }

  private func expectBoard(_ standing: KeyResultStanding, in review: Review) {
    let organization = review.organization
    guard let kpi = organization.kpi(feeding: standing.keyResult), standing.keyResult.isNumeric,
      let span = organization.span(of: standing.keyResult.ref.objective),
      span.contains(review.day), let board = review.standing(of: kpi.ref),
      // What is closed keeps the value it was closed with, whatever its board says since.
      review.standing(of: standing.keyResult.ref.objective)?.state.isClosed == false,
      board.deciding.map({ $0.end <= span.last || kpi.isReading }) ?? true,
      !kpi.every.period(of: span.first, in: FiscalYear()).contains(span)
    else { return }
    #expect(standing.current == board.level(of: kpi).map { .number($0) })
  }

  private func expectRange(of standing: ObjectiveStanding, in review: Review) {
    guard let progress = standing.progress else { return }
    let drivers = standing.keyResults.filter { $0.isDriver && $0.keyResult.weight > 0 }
    let parts =
      standing.rollsUpChildren
      ? review.countedChildren(of: standing.ref).compactMap(\.progress)
      : drivers.compactMap(\.progress)
    let counted = parts.map { min(1, max(0, $0)) }
    #expect(progress >= (counted.min() ?? 0) - 1e-9)
    #expect(progress <= (counted.max() ?? 1) + 1e-9)
  }

  @Test("tells any number from any mark beside it", arguments: SeededGenerator.seeds(200))
  func marks(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sizes: [Double] = [0.01, 1, 100, 12_000, 3_000_000, 4e9]
    let size = sizes.randomElement(using: &random) ?? 1
    let mark = Decimal.rounded(Double.random(in: -1...1, using: &random) * size, to: 4)
    let distances: [Double] = [0, 1e-6, 1e-4, 0.01, 0.5]
    let distance = distances.randomElement(using: &random) ?? 0
    let number = mark + distance * size * (Bool.random(using: &random) ? 1 : -1)
    for text in [
      Decimal.short(number, besides: [mark]), Decimal.text(number, decimals: 1, besides: [mark]),
    ] {
      let printed = try Quantity(parsing: text).number
      #expect(Decimal.isTold(number, as: printed, from: [mark]), "\(number) \(mark): \(text)")
    }
  }

  @Test("of any size says what is decided, in every place", arguments: SeededGenerator.seeds(300))
  func magnitudes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let size = pow(10, Double(Int.random(in: -7...12, using: &random)))
    let (start, target) = (
      Magnitude.number(of: size, &random), Magnitude.number(of: size, &random)
    )
    let unit = Magnitude.unit(&random)
    // A value near its target, near its start, or anywhere.
    let near = [target, start].randomElement(using: &random) ?? target
    let parts: [Double] = [0, 1e-12, 1e-9, 1e-6, 1e-3, 0.1, 2]
    let part = parts.randomElement(using: &random) ?? 0
    // At the very edge of what can be told, binary noise decides.
    guard !(0.99e-9...1.01e-9).contains(part * size) else { return }
    let value = near + part * size * (Bool.random(using: &random) ? 1 : -1)
    try checkReach(value, from: start, to: target, unit)
    try checkBounds(value, beside: target, size, unit)
  }

  /// The percentage and the value of a reach, wherever they are printed.
  private func checkReach(
    _ value: Double, from start: Double, to target: Double, _ unit: Unit?
  ) throws {
    guard !Decimal.equal(start, target) else { return }
    // What is as near to both is no way to go.
    guard !Decimal.equal(value, start) || !Decimal.equal(value, target) else { return }
    let keyResult = try aKeyResult(
      .reach(
        from: Written(Quantity(start, unit), at: Place(file: "o.rec")),
        to: Written(Quantity(target, unit), at: Place(file: "o.rec"))))
    let share = try #require(keyResult.progress(at: .number(value), from: start))
    let text = percentText(share)
    let isReached =
      target > start ? !Decimal.greater(target, value) : !Decimal.greater(value, target)
    let printed = try #require(self.share(text))
    #expect((printed >= 1) == isReached, "\(value) of \(start) to \(target): \(text)")
    #expect((printed == 0) == Decimal.equal(value, start), "\(value) \(start) \(target): \(text)")
    for text in [
      Decimal.short(value, besides: [start, target]),
      Quantity(value, unit).text(decimals: 2, besides: [start, target]),
    ] {
      let number = try Quantity(parsing: text).number
      #expect(Decimal.isTold(value, as: number, from: [start, target]), "\(value): \(text)")
      #expect(number != 0 || Decimal.equal(value, 0), "\(value): \(text)")
    }
  }

  /// A level beside each shape of bound, as boards and rows print them.
  private func checkBounds(
    _ value: Double, beside limit: Double, _ size: Double, _ unit: Unit?
  ) throws {
    let text = Decimal.text(limit)
    let (less, more) = (Decimal.text(limit - size), Decimal.text(limit + size))
    for text in [
      ">= \(text)", "> \(text)", "<= \(text)", "< \(text)", "= \(text)",
      "= \(text) +- \(Decimal.text(size / 10))", "\(less)..\(text)", "\(text)..\(more)",
    ] {
      let bound = try Bound(parsing: text)
      var kpi = KPI(ref: KPIRef(team: .root, id: "k"), place: Place(file: "k.rec"), title: "K")
      (kpi.unit, kpi.target) = (unit, Written(bound, at: Place(file: "o.rec")))
      for text in [
        kpi.text(ofLevel: value), kpi.fullText(ofLevel: value),
        Decimal.short(value, besides: kpi.marks),
      ] {
        let printed = try Quantity(parsing: text).number
        #expect(bound.contains(printed) == bound.contains(value), "\(value) \(bound): \(text)")
      }
      // The bound itself is printed whole.
      guard !bound.text().contains("–"), !bound.text().contains(" to ") else { continue }
      let shown = bound.text(in: unit)
      #expect(try Bound(typed: shown).contains(value) == bound.contains(value), "\(shown)")
    }
  }

  @Test(
    "is 100 % only where the target is reached, and 0 % only at the start",
    arguments: [
      (4_999_999_999, 0, 5_000_000_000, "99 %"), (1, 0, 5_000_000_000, "1 %"),
      (5_000_000_000, 0, 5_000_000_000, "100 %"), (5_000_000_001, 0, 5_000_000_000, "100 %"),
      (-1, 0, 5_000_000_000, "-1 %"), (5_000_000_001, 1e10, 5e9, "99 %"), (0, 0, 5e9, "0 %"),
    ] as [(Double, Double, Double, String)])
  func ends(value: Double, start: Double, target: Double, text: String) throws {
    let keyResult = try aKeyResult(
      .reach(
        from: Written(Quantity(start), at: Place(file: "o.rec")),
        to: Written(Quantity(target), at: Place(file: "o.rec")))
    )
    #expect(percentText(keyResult.progress(at: .number(value), from: start)) == text)
  }

  @Test("a light part of a heavy whole is told")
  func light() throws {
    let heavy = KeyResult.Milestone(id: "a", text: "A", weight: 1e11)
    let light = KeyResult.Milestone(id: "b", text: "B")
    let steps = try aKeyResult(.milestones([heavy, light]))
    #expect(percentText(steps.progress(at: .reached(["a"]), from: nil)) == "99 %")
    #expect(percentText(steps.progress(at: .reached(["b"]), from: nil)) == "1 %")
  }

  @Test(
    "prints a decimal more where whole per cent would say another pace",
    arguments: [
      (0.475, 0.576, "47.5 %", "57.6 %"), (0.476, 0.576, "48 %", "58 %"),
      (0.346, 0.598, "34.6 %", "59.8 %"), (0.9999, 1, "99 %", "100 %"), (0, 0.004, "0 %", "1 %"),
    ] as [(Double, Double, String, String)])
  func pace(progress: Double, expected: Double, one: String, other: String) {
    let settings = Settings()
    let decimals = Status.decimals(progress: progress, expected: expected, settings: settings)
    #expect(percentText(progress, decimals: decimals) == one)
    #expect(percentText(expected, decimals: decimals) == other)
  }

  /// 0.0101 of 0.02 down to 0.01 is 99 %, and the reader comes to it with the terms as printed.
  @Test("a derivation prints its terms so that the reader comes to the result")
  func derivation() throws {
    let keyResult = try aKeyResult(.reach("0.02", "0.01"))
    let organization = anOrganization(
      try anObjective(keyResults: [keyResult]), events: [aCheckIn("2018-02-01", 0.0103)])
    let review = Review(organization, on: day("2018-02-14"))
    let explanation = try #require(
      review.explanation(of: .progress, of: .keyResult(keyResult.ref)))
    #expect(explanation.working == "(0.0103 − 0.02) / (0.01 − 0.02)")
    #expect(explanation.text(of: explanation.result) == "97 %")
  }

  @Test("a number of sixteen digits is printed as it is, with no digits behind it")
  func large() {
    for decimals in 0...12 {
      #expect(Decimal.text(1e15, decimals: decimals) == "1000000000000000")
      #expect(Decimal.text(123_456_789.25, decimals: decimals).hasPrefix("123456789"))
    }
  }

  @Test(
    "more digits than are counted are refused, and none that are",
    arguments: ["123456789012345678", "$9007199254740993", "1234567890123456789 B"])
  func digits(text: String) throws {
    #expect(throws: QuantityProblem.tooManyDigits(text)) { try Quantity(parsing: text) }
    #expect(try Quantity(parsing: "9007199254740992").number == 0x1p53)
    #expect(try Quantity(parsing: "100000000000000000000").number == 1e20)
    #expect(try Quantity(parsing: "0000000000000000000123").number == 123)
    #expect(try Quantity(parsing: "0.30000000000000004").number == 0.30000000000000004)
  }

  @Test("a sign that leads stands before both ends of a range")
  func ends() throws {
    #expect(try Bound(parsing: "$1000..$2000").text() == "$1000–$2000")
    #expect(try Bound(parsing: "= $60 +- $2").text() == "= $60 ± $2")
    #expect(try Bound(parsing: "10..20").text(in: Unit("days")) == "10–20 days")
  }

  @Test("a forecast is told with the same digits in its sentence and in its derivation")
  func forecast() throws {
    let values: [Double] = [12.34, 19.81, 31.07, 38.5, 55.25]
    let events = values.enumerated().map { index, value in
      aCheckIn(day("2018-01-08").advanced(by: 7 * index).text, value)
    }
    let keyResult = try aKeyResult(.reach("0 days", "100 days"))
    let objective = try anObjective(keyResults: [keyResult])
    let review = Review(anOrganization(objective, events: events), on: day("2018-02-10"))
    let forecast = try #require(review.standing(of: keyResult.ref)?.forecast)
    let unit = Unit("days")
    let explained = try #require(
      review.explanation(of: .forecast, of: .keyResult(keyResult.ref)))
    #expect(explained.printedResult == forecast.text(forecast.value, in: unit))
    #expect(explained.remarks.first == forecast.sentence(in: unit))
    #expect(explained.remarks[1].contains(forecast.text(forecast.low, in: unit)))
    let parts = explained.working.split { "(+·)/".contains($0) }
      .compactMap { Double(String($0).trimmed) }
    #expect(parts.count == 4)
    let mean = (parts[0] + parts[1] * parts[2]) / parts[3]
    let printed = try Quantity(parsing: explained.printedResult).number
    #expect(abs(mean - printed) <= 0.5)
  }

  @Test("a range of negative numbers is no row of signs")
  func negative() throws {
    #expect(try Bound(parsing: "-5..-1").text(in: Unit("€")) == "-5 to -1 €")
    #expect(try Bound(parsing: "1..5").text(in: Unit("€")) == "1–5 €")
  }

  @Test(
    "a bound written without its KPI's unit is written with it",
    arguments: [
      (">= 99.9", "%", ">= 99.9 %"), ("10..20", "days", "10..20 days"), ("< 400k", "$", "< $400k"),
      ("= 60 +- 2", "%", "= 60 +- 2 %"), (">= 9 pt", "%", ">= 9 pt"),
    ])
  func unit(bound: String, unit: String, expected: String) throws {
    let written = try Bound(parsing: bound).written(in: Unit(unit))
    #expect(written == expected)
    #expect(try Bound(parsing: written).shape == Bound(parsing: bound).shape)
  }
}

/// Numbers and units of any size.
private enum Magnitude {
  static func number(of size: Double, _ random: inout SeededGenerator) -> Double {
    let factor = Double(Int.random(in: -99...99, using: &random)) / 10
    return Decimal.cleaned(factor * size)
  }

  static func unit(_ random: inout SeededGenerator) -> Unit? {
    let units: [Unit?] = [nil, .percent, Unit("days"), Unit("$", leads: true), Unit("€")]
    return units.randomElement(using: &random) ?? nil
  }
}
