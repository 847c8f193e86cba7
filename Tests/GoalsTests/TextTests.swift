import TestSupport
import Testing

@testable import Goals

@Suite struct IdentifierTests {
  @Test(
    "is lower-case letters, digits and dashes, 1 to 64 of them",
    arguments: [
      ("shorten-sales-lifecycle", true), ("a", true), ("2018", true), ("-", true), ("", false),
      ("Shorten", false), ("a b", false), ("a_b", false), ("é", false), ("a/b", false),
      (String(repeating: "a", count: 64), true), (String(repeating: "a", count: 65), false),
      ("a\n", false), (".", false),
    ])
  func valid(text: String, expected: Bool) {
    #expect(Identifier.isValid(text) == expected)
  }

  @Test(
    "is made of a title",
    arguments: [
      ("Shorten sales lifecycle", "shorten-sales-lifecycle"),
      ("Keep ACV at $8,000", "keep-acv-at-8-000"), ("  Don't  stop! ", "dont-stop"),
      ("Crème brûlée", "creme-brulee"), ("日本", "untitled"), ("", "untitled"), ("--", "untitled"),
      (String(repeating: "x", count: 70), String(repeating: "x", count: 64)),
      (String(repeating: "x", count: 63) + " y", String(repeating: "x", count: 63)),
    ])
  func slugs(title: String, expected: String) {
    #expect(Identifier.slug(title) == expected)
  }

  @Test(
    "made of any title is valid, and made of itself again is the same",
    arguments: SeededGenerator.seeds(100))
  func anyTitle(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let slug = Identifier.slug(
      random.text(upTo: 90, from: SeededGenerator.troublesome + "ABCéßøŁ😀"))
    #expect(Identifier.isValid(slug))
    #expect(Identifier.slug(slug) == slug)
  }
}

@Suite struct NearestNameTests {
  private let known = ["Owner", "CoOwners", "Supports", "Weight", "To", "Rollup"]

  @Test(
    "is the one a slip of the finger away, or none",
    arguments: [
      ("Ownr", "Owner"), ("owner", "Owner"), ("Wieght", "Weight"), ("Suports", "Supports"),
      ("Tp", "To"), ("Colour", nil), ("Budget", nil), ("X", nil),
    ] as [(String, String?)])
  func names(name: String, expected: String?) {
    #expect(nearest(to: name, among: known) == expected)
  }

  @Test("of none is none")
  func none() { #expect(nearest(to: "Owner", among: []) == nil) }

  @Test(
    "counts letters put in, left out or changed",
    arguments: [("", "", 0), ("abc", "", 3), ("abc", "abd", 1), ("kitten", "sitting", 3)])
  func distances(left: String, right: String, expected: Int) {
    #expect(editDistance(left, right) == expected)
    #expect(editDistance(right, left) == expected)
  }
}

@Suite struct SeverityTests {
  private func findings(
    _ severities: [Finding.Code: Finding.Severity?], _ codes: Finding.Code...
  ) -> [Finding] {
    anOrganization {
      $0.settings.severities = severities
      $0.findings = codes.enumerated().map {
        Finding(at: Place(file: "a.rec", line: 9 - $0), $1, "it is so")
      }
    }.findings
  }

  @Test("is the code's own unless the settings change it")
  func changed() {
    #expect(findings([:], .noOwner).map(\.severity) == [.warning])
    #expect(findings([.noOwner: .error], .noOwner).map(\.severity) == [.error])
    #expect(findings([.noOwner: .hint], .noOwner).map(\.severity) == [.hint])
    #expect(findings([.noWhy: .error], .noOwner).map(\.severity) == [.warning])
  }

  @Test("off leaves the finding out")
  func off() {
    #expect(findings([.noOwner: nil], .noOwner, .noWhy).map(\.code) == [.noWhy])
  }

  @Test("findings lie in the order of places")
  func order() {
    #expect(findings([:], .noOwner, .noWhy, .dangling).map(\.place.line) == [7, 8, 9])
  }

  @Test("of the domain's errors, warnings and hints is as specified")
  func own() {
    let errors: [Finding.Code] = [
      .unreadable, .unitMismatch, .startEqualsTarget, .reachAndHold, .dangling, .ambiguous,
      .circular, .duplicateId, .unknownId, .outsideCycle,
    ]
    let warnings: [Finding.Code] = [
      .noOwner, .noKeyResult, .manyKeyResults, .noNumber, .unknownOwner, .unknownField, .noOverlap,
      .noReadings, .stale, .overdue, .notClosed, .future,
    ]
    let hints: [Finding.Code] = [
      .noWhy, .oneKeyResult, .task, .noBaseline, .noGuardrail, .supportsNothing, .noTarget,
      .sandbagging, .manyObjectives, .silentChange, .otherKind,
    ]
    #expect(errors.allSatisfy { $0.severity == .error })
    #expect(warnings.allSatisfy { $0.severity == .warning })
    #expect(hints.allSatisfy { $0.severity == .hint })
  }
}

@Suite struct CheckInValueTests {
  @Test(
    "of a number is in the key result's unit",
    arguments: [
      ("50", 50), ("50 days", 50), ("1 day", 1), ("-3", -3), ("1.5k", 1500),
    ] as [(String, Double)])
  func numbers(text: String, expected: Double) throws {
    let keyResult = try aKeyResult(.reach("59 days", "38 days"))
    #expect(try CheckInValue(parsing: text, for: keyResult) == .number(expected))
  }

  @Test("in another unit, or unreadable, is refused, never guessed")
  func refused() throws {
    let keyResult = try aKeyResult(.reach("59 days", "38 days"))
    #expect(throws: CheckInProblem.unit(written: "50 weeks", expected: "days")) {
      try CheckInValue(parsing: "50 weeks", for: keyResult)
    }
    #expect(throws: CheckInProblem.quantity(.notANumber("5O days"))) {
      try CheckInValue(parsing: "5O days", for: keyResult)
    }
    #expect(throws: CheckInProblem.quantity(.separators("8,000", plain: "8000"))) {
      try CheckInValue.recorded("8,000", for: keyResult)
    }
    #expect(try CheckInValue(parsing: "8,000", for: keyResult) == .number(8000))
    let other = try CheckInValue.recorded("50 weeks", for: keyResult)
    #expect(other.value == .number(50) && other.unit == Unit("weeks"))
  }

  @Test("of milestones and done ones is what the specification lists")
  func words() throws {
    let steps = try aKeyResult(.steps(["pilot": 2, "roll-out": 1]))
    #expect(
      try CheckInValue(parsing: "+pilot -roll-out", for: steps)
        == .milestones(reached: ["pilot"], takenBack: ["roll-out"]))
    #expect(throws: CheckInProblem.noSign("pilot")) {
      try CheckInValue(parsing: "pilot", for: steps)
    }
    #expect(throws: CheckInProblem.unknownMilestone("pilto", known: ["pilot", "roll-out"])) {
      try CheckInValue(parsing: "+pilto", for: steps)
    }
    let done = try aKeyResult(.done)
    #expect(try CheckInValue(parsing: "done", for: done) == .done(true))
    #expect(try CheckInValue(parsing: "not done", for: done) == .done(false))
    #expect(throws: CheckInProblem.notDoneOrNot("maybe")) {
      try CheckInValue(parsing: "maybe", for: done)
    }
  }

  @Test("empty confirms, for every kind", arguments: ["", "  "])
  func confirm(text: String) throws {
    for kind in [try .reach("1", "2"), .steps(["a": 1]), KeyResult.Kind.done] {
      #expect(try CheckInValue(parsing: text, for: aKeyResult(kind)) == .confirm)
    }
  }

  @Test(
    "is written as it is read",
    arguments: [
      .confirm, .number(9.4), .number(-3), .number(1_200_000), .done(true), .done(false),
      .milestones(reached: ["a"], takenBack: ["b"]),
    ] as [CheckInValue])
  func roundTrip(value: CheckInValue) throws {
    let kind: KeyResult.Kind =
      switch value {
      case .confirm, .number, .held: try .reach("0", "1")
      case .done: .done
      case .milestones: .steps(["a": 1, "b": 1])
      }
    #expect(try CheckInValue(parsing: value.text, for: aKeyResult(kind)) == value)
  }
}
