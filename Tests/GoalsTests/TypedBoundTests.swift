import Testing

@testable import Goals

@Suite("A bound as it is typed") struct TypedBoundTests {
  @Test(
    "is read in words",
    arguments: [
      ("at or above 95 %", ">= 95 %"), ("at least 95 %", ">= 95 %"),
      ("No less than 8,000", ">= 8000"),
      ("95 % or more", ">= 95 %"), ("below 60 days", "< 60 days"), ("under $6", "< $6"),
      ("at most 4 hours", "<= 4 hours"), ("60 days or less", "<= 60 days"), ("up to 5", "<= 5"),
      ("more than 1.2M €", "> 1200000 €"), ("exactly 3", "= 3"), ("between 10 and 20", "10..20"),
      ("from 10 % to 20 %", "10 %..20 %"), (">= 9%", ">= 9%"), ("10..20", "10..20"),
      ("equal to or less than 8", "<= 8"),
    ])
  func words(typed: String, written: String) throws {
    #expect(try Bound(typed: typed).written == written)
    #expect(Field.Kind.bound.written(typed) == written)
    #expect(Field.Kind.target.written("2026-12 " + typed) == "2026-12 " + written)
  }

  @Test(
    "what says no level stays as it is, and is refused",
    arguments: [
      "good", "at least", "at least many", "between 3", "95", "at least 5 to 6",
    ])
  func nothing(typed: String) {
    #expect(throws: BoundProblem.self) { try Bound(typed: typed) }
    #expect(Field.Kind.bound.written(typed) == typed)
  }

  @Test(
    "a choice is written as the table spells it",
    arguments: [
      ("Growth over year", "growth year"), ("GROWTH", "growth"), ("growth year", "growth year"),
      ("shrink", "shrink"),
    ])
  func choices(typed: String, written: String) {
    #expect(Field.Kind.choice(of: KPI.Measure.self).written(typed) == written)
  }
}
