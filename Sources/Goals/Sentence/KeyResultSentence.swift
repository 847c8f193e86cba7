/// A key result as a person types it, read into the fields of its record.
///
/// What isn't sure is never guessed: it is a ``Question``, with the fields that each answer gives,
/// or the key result stays done or not done, and ``reading`` says so.
///
///     Decrease average sales lifecycle from 59 days to 38 days
///     → KeyResult: Decrease average sales lifecycle
///       From: 59 days
///       To: 38 days
public struct KeyResultSentence: Hashable, Sendable {
  /// Something the words leave open.
  public struct Question: Hashable, Sendable {
    /// What is asked, one sentence: `where does it start?`
    public let text: String
    /// The field that answers it, where none of the choices is meant.
    public let field: FieldName
    /// The answers there may be; there may be none, where only a person knows.
    public let choices: [Choice]
  }

  /// A possible answer to a question.
  public struct Choice: Hashable, Sendable {
    /// The answer in words: `15 % of the start, to 46 %`.
    public let text: String
    /// The fields it comes to. An empty value leaves the field out.
    public let fields: [RecordField]
  }

  /// The title: what was typed, without the part at its end that became fields.
  ///
  /// Fields change while titles stay: after a new target "… to 38 days" would be wrong. What stands
  /// in the middle stays, and so does all where hardly anything would be left.
  public let title: String
  /// The fields that were read, those that were given left out.
  public let fields: [RecordField]
  /// What is open, in the order of asking; none where everything was read or given.
  public let questions: [Question]
  /// What was understood, for people: `reach from 59 to 38 days`, `hold ≥ 9 %`, `done or not done:
  /// no value in it`.
  public let reading: String

  /// Reads a sentence.
  ///
  /// - Parameters:
  ///   - text: What was typed, in English.
  ///   - given: Fields that are set already; they win over what is read, and answer questions. An
  ///     empty value says that the field shall be left out.
  ///   - setting: When and where it is typed.
  /// - Throws: ``Refusal`` where the sentence is empty, or in another unit than its KPI.
  public init(
    parsing text: String, given: [RecordField] = [], in setting: Setting
  ) throws(Refusal) {
    let marks = SentenceMarks(text)
    let text = marks.text
    let words = SentenceWords(text)
    guard !words.words.isEmpty else { throw .nothingTyped("the key result") }
    let days = SentenceDue(
      words: words, today: setting.today, cycle: setting.cycle, fiscalYear: setting.fiscalYear)
    let due = days.clause
    let taken = Set(due?.words ?? 0..<0)
    var reader = SentenceAimReader(words, taken: taken, today: setting.today)
    let aim = reader.aim()
    var interpretation = SentenceInterpretation(given: given, setting: setting)
    if let digits = reader.ambiguous {
      // A fourth decimal, and they are thousands no more.
      let texts = [digits.grouped, digits.plain + "0"].map {
        text.replacingFirst(digits.written, with: $0)
      }
      interpretation.take(
        digits: digits.written,
        readings: texts.compactMap {
          try? KeyResultSentence(parsing: $0, given: given, in: setting)
        })
    } else {
      try interpretation.take(aim)
    }
    if let due {
      interpretation.take(due: due.day)
    } else if let text = days.unread {
      interpretation.take(unreadDay: text)
    }
    title = KeyResultSentence.title(words, said: reader.said.union(taken))
    fields = interpretation.fields
    questions = interpretation.questions
    let left = marks.score.map { "; \($0) is read as a score, and left out" }
    reading = interpretation.reading + (left ?? "")
  }

  private static func title(_ words: SentenceWords, said: Set<Int>) -> String {
    var end = words.words.count
    while end > 0, said.contains(end - 1) { end -= 1 }
    let isLoose = SentenceGrammar.connectors.contains(words[end - 1])
    return words.text(before: end < 2 || isLoose ? words.words.count : end)
  }
}

extension KeyResultSentence {
  /// When and where a sentence is typed, which decides what `by Q4` and a missing start mean.
  public struct Setting: Hashable, Sendable {
    /// The day on which it is typed.
    public let today: Day
    /// The days of its objective's cycle.
    public let cycle: Span
    /// How years are counted.
    public let fiscalYear: FiscalYear
    /// The KPI that is to supply its number.
    public let kpi: LinkedKPI?

    /// A time and a place for a sentence.
    public init(
      today: Day, cycle: Span, fiscalYear: FiscalYear = FiscalYear(), kpi: LinkedKPI? = nil
    ) {
      (self.today, self.cycle, self.fiscalYear, self.kpi) = (today, cycle, fiscalYear, kpi)
    }

    /// The setting of a new key result of an objective.
    ///
    /// `kpi` names the KPI that is to supply its number, as written; empty for none.
    ///
    /// - Throws: ``Refusal`` where the KPI's name names nothing, or several.
    public init(
      for ref: ObjectiveRef, kpi: String = "", in organization: Organization, today: Day
    ) throws(Refusal) {
      let found = kpi.isEmpty ? nil : try organization.kpi(named: kpi, from: ref.team)
      let fiscalYear = organization.settings.fiscalYear
      self.init(
        today: today, cycle: organization.span(of: ref) ?? Span(day: today), fiscalYear: fiscalYear,
        kpi: found.map { LinkedKPI($0, on: today, in: fiscalYear) })
    }
  }

  /// What a KPI says to the sentence of a key result that it feeds.
  public struct LinkedKPI: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// The unit of its numbers; of growth per cent.
    public let unit: Unit?
    /// Its latest level, or for growth the latest change.
    public let level: Double?
    /// Which way is good: as its target says, else as it is written.
    public let better: KPI.Direction?

    /// A KPI as it stands on a day.
    public init(_ kpi: KPI, on day: Day, in fiscalYear: FiscalYear) {
      id = kpi.ref.id
      unit = kpi.targetUnit
      level = KPIStanding(kpi, within: Horizon(on: day), in: fiscalYear).level(of: kpi)
      better =
        switch kpi.target?.value.shape {
        case .atLeast, .above: .up
        case .atMost, .below: .down
        case .around, .between, nil: kpi.better
        }
    }
  }
}
