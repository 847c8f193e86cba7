import Goals
import TestSupport
import Testing

@Suite struct CycleTests {
  @Test(
    "stands for a span of fiscal or calendar time",
    arguments: [
      ("2026", 1, .start, "2026-01-01", "2026-12-31"),
      ("2026-H1", 1, .start, "2026-01-01", "2026-06-30"),
      ("2026-H2", 1, .end, "2026-07-01", "2026-12-31"),
      ("2026-Q4", 1, .start, "2026-10-01", "2026-12-31"),
      ("2024-02", 1, .start, "2024-02-01", "2024-02-29"),
      ("2026", 4, .start, "2026-04-01", "2027-03-31"),
      ("2026", 4, .end, "2025-04-01", "2026-03-31"),
      ("2026-Q1", 4, .start, "2026-04-01", "2026-06-30"),
      ("2026-Q4", 4, .start, "2027-01-01", "2027-03-31"),
      ("2026-Q4", 4, .end, "2026-01-01", "2026-03-31"),
      ("2026-H2", 10, .end, "2026-04-01", "2026-09-30"),
      ("2026-H1", 12, .start, "2026-12-01", "2027-05-31"),
      ("2026-11", 4, .end, "2026-11-01", "2026-11-30"),
      ("2026-02", 10, .start, "2026-02-01", "2026-02-28"),
    ] as [(String, Int, FiscalYear.NamedBy, String, String)])
  func spans(name: String, month: Int, by: FiscalYear.NamedBy, first: String, last: String) {
    let fiscalYear = FiscalYear(startMonth: month, namedBy: by)
    #expect(CycleName(name).span(in: fiscalYear) == days(first, last))
  }

  @Test(
    "is no cycle by its name alone",
    arguments: [
      "2026-H3", "2026-H0", "2026-Q5", "2026-Q0", "2026-13", "2026-00", "2026-1", "26", "20266",
      "2026-q4", "2026Q4", "2026-W05", "2026-Q44", "Q4-2026", "launch", "", "0000", "२०२६", " 2026",
    ])
  func custom(name: String) {
    #expect(CycleName(name) == .custom(name))
    #expect(!CycleName(name).isStandard)
    #expect(CycleName(name).span(in: FiscalYear()) == nil)
  }

  @Test("is written as it was read", arguments: ["2026", "2026-H2", "2026-Q4", "2026-01", "0007"])
  func text(name: String) {
    #expect(CycleName(name).text == name)
    #expect(CycleName(name).isStandard)
  }

  @Test("parts of a fiscal year follow each other without a gap", arguments: 1...12)
  func partition(month: Int) throws {
    for by in FiscalYear.NamedBy.allCases {
      let fiscalYear = FiscalYear(startMonth: month, namedBy: by)
      let year = try #require(CycleName.year(2024).span(in: fiscalYear))
      for parts in [
        [CycleName.half(2024, 1), .half(2024, 2)], (1...4).map { CycleName.quarter(2024, $0) },
      ] {
        let spans = parts.compactMap { $0.span(in: fiscalYear) }
        #expect(spans.count == parts.count)
        #expect(spans.first?.first == year.first)
        #expect(spans.last?.last == year.last)
        for (left, right) in zip(spans, spans.dropFirst()) {
          #expect(right.first - left.last == 1)
          #expect(year.contains(left) && year.contains(right) && !left.overlaps(right))
        }
      }
    }
  }

  @Test("a day lies in the quarter that is named for it", arguments: SeededGenerator.seeds(100))
  func quarterOfDay(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let fiscalYear = FiscalYear(
      startMonth: Int.random(in: 1...12, using: &random),
      namedBy: Bool.random(using: &random) ? .start : .end)
    let any = Day(number: Int.random(in: 0...30000, using: &random))
    let span = try #require(fiscalYear.quarter(of: any).span(in: fiscalYear))
    #expect(span.contains(any), "\(any) in \(fiscalYear)")
    let year = try #require(
      CycleName.year(fiscalYear.position(of: any).year).span(in: fiscalYear))
    #expect(year.contains(any), "\(any) in \(fiscalYear)")
  }
}

@Suite struct SpanTests {
  @Test(
    "is elapsed by 0 on the first day and 1 on the last",
    arguments: [
      ("2018-01-01", 0), ("2018-03-31", 1), ("2018-02-14", 44.0 / 89), ("2018-01-02", 1.0 / 89),
      ("2017-12-01", 0), ("2018-06-01", 1),
    ] as [(String, Double)])
  func elapsed(date: String, expected: Double) {
    #expect(isNear(days("2018-01-01", "2018-03-31").elapsed(on: day(date)), expected))
  }

  @Test("of one day is elapsed by 1 on it")
  func oneDay() {
    let span = Span(day: day("2018-02-14"))
    #expect(span.elapsed(on: day("2018-02-14")) == 1)
    #expect(span.elapsed(on: day("2018-02-15")) == 1)
    #expect(span.dayCount == 1)
  }

  @Test("can't end before it begins")
  func upsideDown() {
    #expect(Span(first: day("2018-02-02"), last: day("2018-02-01")) == nil)
  }

  @Test(
    "contains and overlaps with both ends included",
    arguments: [
      ("2018-01-01", "2018-03-31", true, true), ("2018-01-01", "2018-01-01", true, true),
      ("2018-03-31", "2018-04-01", false, true), ("2017-12-31", "2018-01-01", false, true),
      ("2018-04-01", "2018-04-02", false, false), ("2017-01-01", "2018-12-31", false, true),
    ])
  func nesting(first: String, last: String, contains: Bool, overlaps: Bool) {
    let (outer, inner) = (days("2018-01-01", "2018-03-31"), days(first, last))
    #expect(outer.contains(inner) == contains)
    #expect(outer.overlaps(inner) == overlaps)
    #expect(inner.overlaps(outer) == overlaps)
  }
}
