import Testing

@testable import Goals

/// Grades bend the line from start to target; a judged share is the progress of what is done or not.
@Suite struct GradeTests {
  private func graded(
    _ grades: String..., from: String = "59 days", to: String = "38 days"
  ) throws
    -> KeyResult
  {
    try aKeyResult(.reach(from, to)) { keyResult in
      keyResult.grades = try grades.map { written(try KeyResult.Grade(reading: $0)) }
    }
  }

  private static let cases: [(Double, Double)] = [
    (59, 0), (52, 0.15), (45, 0.3), (42.5, 0.5), (40, 0.7), (39, 0.85), (38, 1),
    // Before the start and beyond the target the segment beside goes on.
    (66, -0.15), (36, 1.3),
  ]

  @Test("a reach is linear from grade to grade", arguments: cases)
  func bent(value: Double, expected: Double) throws {
    let keyResult = try graded("0.7 at 40 days", "0.3 at 45 days")
    let progress = keyResult.progress(at: .number(value), from: 59)
    #expect(abs((progress ?? .nan) - expected) < 1e-9)
  }

  @Test("grows as it falls")
  func upward() throws {
    let keyResult = try graded("0.3 at 20", "0.7 at 30", from: "10", to: "50")
    #expect(keyResult.progress(at: .number(25), from: 10).map { abs($0 - 0.5) < 1e-9 } == true)
    #expect(keyResult.progress(at: .number(40), from: 10).map { abs($0 - 0.85) < 1e-9 } == true)
  }

  @Test("expected is the bent line where the straight one would be")
  func expected() throws {
    let keyResult = try graded("0.5 at 40 days")
    let span = days("2018-01-01", "2018-04-01")
    // Halfway the straight line is at 48.5 days, which the grade makes 0.5 · 10.5 / 19.
    let share = keyResult.expected(on: day("2018-02-15"), in: span, start: 59)
    #expect(abs(share - 0.5 * 10.5 / 19) < 1e-9)
    let value = keyResult.expectedValue(on: day("2018-02-15"), in: span, start: 59)
    #expect(value.map { abs($0 - 48.5) < 1e-9 } == true)
  }

  @Test("a plan is held against the bent line")
  func planned() throws {
    var keyResult = try graded("0.5 at 40 days")
    let point = KeyResult.PlanPoint(day: day("2018-02-15"), value: try quantity("40 days").value)
    keyResult.plan = [written(point)]
    let span = days("2018-01-01", "2018-04-01")
    #expect(keyResult.expected(on: day("2018-02-15"), in: span, start: 59) == 0.5)
  }

  private static let disordered: [[String]] = [
    ["0.7 at 60 days"], ["0.7 at 59 days"], ["0.7 at 38 days"], ["0.7 at 20 days"],
    ["0.7 at 45 days", "0.3 at 40 days"], ["0.3 at 45 days", "0.7 at 45 days"],
  ]

  @Test("grades out of order leave the line straight, and are a finding", arguments: disordered)
  func disorder(grades: [String]) throws {
    var keyResult = try graded()
    keyResult.grades = try grades.map { written(try KeyResult.Grade(reading: $0)) }
    #expect(keyResult.progress(at: .number(48.5), from: 59) == 0.5)
    let review = Review(
      anOrganization(try anObjective(keyResults: [keyResult])), on: day("2018-02-01"))
    #expect(Lint(review, today: review.day).findings.count { $0.code == .gradeOrder } == 1)
  }

  @Test("ordered grades are no finding, also where the first value is the start")
  func ordered() throws {
    for from in ["59 days", nil] {
      var keyResult = try graded("0.7 at 40 days")
      keyResult.kind = try .reach(from, "38 days")
      let organization = anOrganization(
        try anObjective(keyResults: [keyResult]), events: [aCheckIn("2018-01-02", 59)])
      let review = Review(organization, on: day("2018-02-01"))
      #expect(!Lint(review, today: review.day).findings.contains { $0.code == .gradeOrder })
    }
  }

  @Test("is a score between 0 and 1, at, a value")
  func reading() throws {
    let grade = try KeyResult.Grade(reading: "0.7 at 40 days")
    #expect(grade.score == 0.7)
    #expect(grade.value == (try quantity("40 days").value))
    for wrong in ["0.7 40 days", "40 days", "1 at 40", "0 at 40", "70 % at 40", "0.7 at x", ""] {
      #expect(KeyResult.Grade(parsing: wrong) == nil, "\(wrong)")
    }
  }

  @Test("is explained with the two points that the value lies between")
  func explained() throws {
    let keyResult = try graded("0.7 at 40 days")
    let organization = anOrganization(
      try anObjective(keyResults: [keyResult]), events: [aCheckIn("2018-01-10", 39)])
    let review = Review(organization, on: day("2018-02-01"))
    let explanation = review.explanation(of: .progress, of: .keyResult(keyResult.ref))
    #expect(explanation?.working == "0.7 + 0.3 · (39 − 40) / (38 − 40)")
    #expect(explanation?.terms.map(\.label).contains("grade 0.7") == true)
  }

  @Test("a past day has the grades of that day")
  func past() throws {
    let keyResult = try graded("0.7 at 40 days")
    let change = anEvent(
      "2018-02-01", .retarget(field: "Grade", from: "0.5 at 40 days", to: "0.7 at 40 days"))
    let organization = anOrganization(
      try anObjective(keyResults: [keyResult]), events: [aCheckIn("2018-01-10", 40), change])
    let then = Review(organization, on: day("2018-01-20")).standing(of: keyResult.ref)
    let now = Review(organization, on: day("2018-02-02")).standing(of: keyResult.ref)
    #expect(then?.progress == 0.5)
    #expect(now?.progress == 0.7)
  }
}

@Suite("A judged share") struct JudgedShareTests {
  private static let read: [(String, Double)] = [
    ("60 %", 0.6), ("60%", 0.6), ("0.6", 0.6), ("done", 1), ("1", 1), ("100 %", 1), ("0", 0),
    ("not done", 0), ("99.6%", 0.996),
  ]

  @Test("is a percentage or a decimal up to 1", arguments: read)
  func reads(text: String, share: Double) throws {
    let keyResult = try aKeyResult(.done)
    #expect(try CheckInValue(parsing: text, for: keyResult) == .done(share: share))
    #expect(try CheckInValue.recorded(text, for: keyResult).value == .done(share: share))
  }

  @Test("is nothing else", arguments: ["60", "120 %", "-0.1", "1.5", "0.5 days", "half"])
  func refuses(text: String) throws {
    let keyResult = try aKeyResult(.done)
    #expect(throws: CheckInProblem.notDoneOrNot(text)) {
      try CheckInValue(parsing: text, for: keyResult)
    }
  }

  @Test("is written as it is read", arguments: [0, 0.6, 0.996, 1])
  func writes(share: Double) throws {
    let text = CheckInValue.done(share: share).text
    #expect(
      try CheckInValue.recorded(text, for: aKeyResult(.done)).value == .done(share: share))
  }

  @Test("is the progress, and from then on expected is the time that has passed")
  func progress() throws {
    let keyResult = try aKeyResult(.done)
    let judged = [anEvent("2018-01-10", .checkIn(.done(share: 0.6)))]
    let now = try standing(of: keyResult, judged, on: "2018-02-15")
    #expect(now.progress == 0.6)
    #expect(abs(now.expected - 45.0 / 89) < 1e-9)
    #expect(now.pace == .onTrack)
    let said = [anEvent("2018-01-10", .checkIn(.done(false)))]
    #expect(try standing(of: keyResult, said, on: "2018-02-15").expected == 0)
  }
}
