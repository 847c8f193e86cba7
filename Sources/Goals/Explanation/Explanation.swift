/// How a computed number came about: its formula, its terms, what was left out and why, and who
/// recorded what when.
///
/// The result is that of the standing itself, and the terms are those it was computed from: they
/// come to the same number again.
public struct Explanation: Hashable, Sendable {
  /// A number that can be asked for its derivation; the raw value is what commands call it.
  public enum Figure: String, Hashable, Sendable, CaseIterable {
    /// How far it is, of objectives, key results and rows of teams.
    case progress
    /// How far it should be.
    case expected
    /// How it is doing.
    case status
    /// What it is given at close, typed or proposed.
    case score
    /// The owner's call, of objectives the mean of the calls.
    case confidence
    /// Where it will be on the last day.
    case forecast
    /// How a KPI is doing.
    case health
    /// The level of a KPI.
    case value
    /// The change of a KPI from the period before.
    case change
    /// What the last period of a KPI tells: routine, or a signal.
    case variation
    /// Between which values a KPI varies by itself.
    case limits
  }

  /// What a result, or a term of one, amounts to.
  public enum Amount: Hashable, Sendable {
    /// A share of 1, printed as per cent.
    case share(Double)
    /// A number with a unit.
    case number(Double, Unit?)
    /// A day.
    case day(Day)
    /// A word: a status, a health, done or not, a bound.
    case word(String)
    /// Nothing that could be told.
    case none
  }

  /// What goes into a formula.
  public struct Term: Hashable, Sendable {
    /// Its letter in the formula; empty where the terms are many of a kind.
    public var symbol = ""
    /// What it is.
    public let label: String
    /// What it amounts to.
    public let amount: Amount
    /// The number that the formula takes for it, where that isn't the amount: progress clamped to
    /// 0…1, or 1 and 0 for met and not met.
    public var counted: Double?
    /// Its weight; `nil` where the formula has none.
    public var weight: Double?
    /// What it is about.
    public var reference: Reference?
    /// Where it was written down, and by whom.
    public var source: Source?
  }

  /// A line somebody wrote.
  public struct Source: Hashable, Sendable {
    /// The field, `To`; none for what was recorded.
    public var field: FieldName?
    /// When it was recorded.
    public var at: Moment?
    /// Who recorded it.
    public var by = ""
    /// What was said with it.
    public var note = ""
    /// Where it stands.
    public var place: Place?
  }

  /// Something that might be expected among the terms.
  public struct LeftOut: Hashable, Sendable {
    /// What it is.
    public let label: String
    /// What it is about.
    public let reference: Reference
    /// Why it isn't among them.
    public let reason: Omission
  }

  /// A question that decides a status or a health, with its answer.
  public struct Rule: Hashable, Sendable {
    /// What is asked.
    public let question: String
    /// The answer.
    public let answer: String
    /// Whether it decides; nothing behind it is asked.
    public let decides: Bool
  }

  /// A point of a plan.
  public struct Point: Hashable, Sendable {
    /// By when.
    public let day: Day
    /// How far it should be by then, as a share of 1.
    public let share: Double
  }

  /// The full reference of what is explained.
  public let subject: String
  /// Its title.
  public let title: String
  /// Which of its numbers.
  public let figure: Figure
  /// The day that is looked at.
  public let day: Day
  /// The result.
  public internal(set) var result: Amount
  /// How it is computed, in letters and words.
  public var formula = ""
  /// The formula with the terms put in; empty where that says nothing more.
  public var working = ""
  /// What the formula is applied to.
  public var terms: [Term] = []
  /// What was left out.
  public var leftOut: [LeftOut] = []
  /// The questions asked, up to the one that decides.
  public var rules: [Rule] = []
  /// The points between which the expected progress is linear.
  public var plan: [Point] = []
  /// What is worth knowing besides, in sentences without a full stop.
  public var remarks: [String] = []
  /// The result as it is printed, where it is told with other digits than the terms.
  var resultText: String?
  /// How many decimals its numbers are printed with at most: as many as bring the reader from the
  /// terms to the result.
  var decimals = 2
  /// How many decimals its percentages are printed with.
  var percentDecimals = 0
}

extension Explanation.Amount {
  /// The amount of a share that may not be measured.
  init(share: Double?) { self = share.map { .share($0) } ?? .none }

  /// The amount of a number that may be missing.
  init(_ number: Double?, _ unit: Unit?) { self = number.map { .number($0, unit) } ?? .none }

  /// The number, full precision, where it is one.
  public var number: Double? {
    switch self {
    case .share(let number), .number(let number, _): number
    case .day, .word, .none: nil
    }
  }

  /// The same kind of amount of another number.
  func number(like number: Double) -> Explanation.Amount {
    if case .share = self { .share(number) } else { .number(number, nil) }
  }

  /// As it is printed: `43 %`, `50 days`, `behind`; `–` where there is nothing.
  fileprivate func text(decimals: Int, percentDecimals: Int) -> String {
    switch self {
    case .share(let share): percentText(share, decimals: percentDecimals)
    case .number(let number, let unit):
      Quantity(number, unit).text(decimals: decimals, besides: [])
    case .day(let day): day.text
    case .word(let word): word
    case .none: "–"
    }
  }
}

extension Explanation {
  /// An amount as it is printed in this derivation.
  public func text(of amount: Amount) -> String {
    amount.text(decimals: decimals, percentDecimals: percentDecimals)
  }

  /// The result as it is printed.
  public var printedResult: String { resultText ?? text(of: result) }

  /// Takes as many decimals, from those it has on, as bring a reader who computes with the printed
  /// numbers to a result that passes: `isMet` gets the rounding that printing does.
  mutating func takeDecimals(until isMet: ((Double) -> Double) -> Bool) {
    decimals =
      (decimals...max(decimals, 12)).first { count in
        isMet { Decimal.rounded($0, to: Decimal.telling($0, decimals: count, from: [])) }
      } ?? 12
  }

  /// As many as tell a value from what it is held against.
  mutating func takeDecimals(telling current: KeyResultStanding.Current?, from marks: [Double]) {
    guard case .number(let number) = current else { return }
    takeDecimals { Decimal.isTold(number, as: $0(number), from: marks) }
  }

  /// The same for percentages.
  mutating func takePercentDecimals(until isMet: ((Double) -> Double) -> Bool) {
    percentDecimals =
      (percentDecimals...max(percentDecimals, 9)).first { count in
        isMet { Decimal.percentage($0, decimals: count) / 100 }
      } ?? 9
  }
}

extension Explanation.Source {
  /// What a check-in, or a reading, was recorded as.
  init(_ checkIn: CheckIn) {
    self.init(at: checkIn.at, by: checkIn.by, note: checkIn.note, place: checkIn.place)
  }

  /// A field of a record.
  init(field: FieldName, _ place: Place) {
    self.init(field: field, at: nil, place: place)
  }

  init(_ event: JournalEvent) {
    self.init(at: event.at, by: event.by, note: event.note, place: event.place)
  }

  init(_ reading: Reading) {
    self.init(
      at: reading.on, by: reading.by.isEmpty ? reading.source : reading.by, note: reading.note,
      place: reading.place)
  }
}

extension Omission {
  /// Why, in a few words.
  public var text: String {
    switch self {
    case .guardrail: "guardrail, never averaged"
    case .draft: "draft, not agreed on yet"
    case .dropped: "dropped"
    case .otherCycle(let name): "its cycle \(name.text) lies outside"
    case .carriedOver(let successor): "carried over to \(successor.text)"
    case .notMeasured: "not measured"
    case .weightless: "weight zero"
    case .noCall: "no call"
    }
  }

  /// A word for programs.
  public var code: String {
    switch self {
    case .guardrail: "guardrail"
    case .draft: "draft"
    case .dropped: "dropped"
    case .otherCycle: "other-cycle"
    case .carriedOver: "carried-over"
    case .notMeasured: "not-measured"
    case .weightless: "weight-zero"
    case .noCall: "no-call"
    }
  }
}

extension Review {
  /// The figures of an object that can be explained, the most asked for first.
  public static func figures(of reference: Reference) -> [Explanation.Figure] {
    switch reference {
    case .objective: [.progress, .expected, .status, .score, .confidence]
    case .keyResult: [.progress, .expected, .status, .score, .confidence, .forecast]
    case .kpi: [.health, .value, .change, .variation, .limits]
    case .team, .cycle: [.progress, .expected]
    case .person, .settings: []
    }
  }

  /// How a figure of an object came about; `nil` asks for the first one of its ``figures(of:)``.
  ///
  /// That of a team or a cycle is the one of its row in the tree; a team's in the current cycle.
  /// `nil`: the object isn't there, or has no such figure.
  public func explanation(
    of figure: Explanation.Figure?, of reference: Reference
  ) -> Explanation? {
    let known = Review.figures(of: reference)
    guard let figure = figure ?? known.first, known.contains(figure) else { return nil }
    switch reference {
    case .objective(let ref): return ExplainedObjective(ref, in: self)?.explanation(of: figure)
    case .keyResult(let ref): return ExplainedKeyResult(ref, in: self)?.explanation(of: figure)
    case .kpi(let ref): return ExplainedKPI(ref, in: self)?.explanation(of: figure)
    case .team(let team):
      let cycle = organization.currentCycle(on: day)
      return cycle.flatMap { explanation(of: figure, ofRow: CycleRef(team: team, name: $0)) }
    case .cycle(let ref): return explanation(of: figure, ofRow: ref)
    case .person, .settings: return nil
    }
  }
}
