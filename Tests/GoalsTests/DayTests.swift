import Goals
import TestSupport
import Testing

@Suite struct DayTests {
  @Test(
    "has the days the calendar has, and no other",
    arguments: [
      ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false),
      ("2026-02-30", false), ("2026-04-31", false), ("2026-12-31", true), ("2026-13-01", false),
      ("2026-00-10", false), ("2026-01-00", false), ("0001-01-01", true), ("0000-01-01", false),
      ("9999-12-31", true), ("2026-1-1", false), ("20260101", false), ("2026/01/01", false),
      ("2026-01-01 ", false), ("+026-01-01", false), ("２０２６-01-01", false), ("", false),
    ])
  func calendar(text: String, exists: Bool) {
    #expect((Day(parsing: text) != nil) == exists)
  }

  @Test(
    "counts from 1970",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11017), ("2024-02-29", 19782),
      ("1600-01-01", -135_140), ("0001-01-01", -719_162),
    ])
  func numbers(text: String, number: Int) throws {
    #expect(try #require(Day(parsing: text)).number == number)
  }

  @Test(
    "knows its weekday and the Monday of its ISO week",
    arguments: [
      ("2018-01-01", 1, "2018-01-01"), ("2017-01-01", 7, "2016-12-26"),
      ("2016-01-03", 7, "2015-12-28"), ("2024-02-29", 4, "2024-02-26"),
      ("1969-12-31", 3, "1969-12-29"),
    ])
  func weeks(text: String, weekday: Int, monday: String) {
    #expect(day(text).weekday == weekday)
    #expect(day(text).startOfWeek == day(monday))
  }

  @Test(
    "stays inside shorter months",
    arguments: [
      ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
      ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", -12, "2023-02-28"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-11-30", 3, "2027-02-28"),
      ("2026-01-15", -1, "2025-12-15"), ("2026-10-31", 2, "2026-12-31"),
      ("2026-05-31", 0, "2026-05-31"),
    ])
  func months(text: String, months: Int, expected: String) {
    #expect(day(text).advanced(byMonths: months) == day(expected))
  }

  @Test("is the same day again from its date", arguments: SeededGenerator.seeds(300))
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let number = Int.random(in: day("0001-01-01").number...day("9999-12-31").number, using: &random)
    let any = Day(number: number)
    #expect(Day(parsing: any.text) == any)
    #expect(Day(year: any.year, month: any.month, day: any.dayOfMonth) == any)
    #expect((1...7).contains(any.weekday))
    #expect(any.startOfWeek.weekday == 1)
    #expect((0...6).contains(any - any.startOfWeek))
    #expect(any.startOfMonth.month == any.month)
  }

  @Test("follows the day before it by one date")
  func consecutive() {
    var (year, month, dayOfMonth) = (1999, 12, 31)
    for number in day("2000-01-01").number...day("2001-01-01").number {
      let next = Day(number: number)
      let isNewMonth = next.dayOfMonth == 1
      #expect(isNewMonth || (next.month == month && next.dayOfMonth == dayOfMonth + 1))
      #expect(!isNewMonth || next.month == month % 12 + 1)
      #expect(next.year == year || (month == 12 && next.year == year + 1))
      (year, month, dayOfMonth) = (next.year, next.month, next.dayOfMonth)
    }
  }
}

@Suite struct MomentTests {
  @Test(
    "reads a time with any precision and offset",
    arguments: [
      ("2018-02-21T09:30:00.000+01:00", "2018-02-21T09:30:00.000+01:00"),
      ("2018-02-21T09:30+01:00", "2018-02-21T09:30:00.000+01:00"),
      ("2018-02-21T09:30:15Z", "2018-02-21T09:30:15.000Z"),
      ("2018-02-21T09:30:15.5Z", "2018-02-21T09:30:15.500Z"),
      ("2018-02-21T09:30:15.123456789Z", "2018-02-21T09:30:15.123Z"),
      ("2018-02-21 09:30:15-0330", "2018-02-21T09:30:15.000-03:30"),
      ("2018-02-21T09:30+05", "2018-02-21T09:30:00.000+05:00"),
      ("2018-02-21T23:59:59.999-12:00", "2018-02-21T23:59:59.999-12:00"),
      ("2018-02-21", "2018-02-21T00:00:00.000Z"), ("2018-02-21T09:30", "2018-02-21T09:30:00.000Z"),
    ])
  func texts(written: String, expected: String) throws {
    #expect(try #require(Moment(parsing: written)).text == expected)
  }

  @Test(
    "refuses what is no moment",
    arguments: [
      "", "2018-02-30", "2018-02-21T", "2018-02-21T25:00", "2018-02-21T09:60", "2018-02-21T9:30",
      "2018-02-21T09:30:60", "2018-02-21T09:30:00.", "2018-02-21T09:30+1", "2018-02-21T09:30+24:00",
      "2018-02-21T09:30:00ZZ", "2018-02-21X09:30", "2018-02-21T09:30 +01:00", "21.02.2018",
      "T09:30",
      "2018-02-21T09:30:15:10Z", "2018-02-21T09:30:00.00.0Z",
    ])
  func refused(text: String) {
    #expect(Moment(parsing: text) == nil)
  }

  @Test(
    "belongs to the day it is written with, wherever it is read",
    arguments: [
      ("2018-02-21T23:30:00-05:00", "2018-02-21"), ("2018-02-22T00:30:00+14:00", "2018-02-22"),
      ("2018-02-21T00:00:00+01:00", "2018-02-21"), ("1969-12-31T23:59:59.999Z", "1969-12-31"),
    ])
  func days(text: String, expected: String) {
    #expect(moment(text).day == day(expected))
  }

  @Test("is ordered by instant, not by what its clock shows")
  func order() {
    #expect(moment("2018-02-22T00:30+02:00") < moment("2018-02-21T23:00Z"))
    #expect(!(moment("2018-02-21T12:00+01:00") < moment("2018-02-21T11:00Z")))
    #expect(!(moment("2018-02-21T11:00Z") < moment("2018-02-21T12:00+01:00")))
  }

  @Test("is the same moment again from its text", arguments: SeededGenerator.seeds(200))
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let any = Moment(
      milliseconds: Int.random(in: -60_000_000_000_000...200_000_000_000_000, using: &random),
      offset: Int.random(in: -1439...1439, using: &random))
    #expect(Moment(parsing: any.text) == any, "\(any.text)")
    #expect(any.text.hasPrefix(any.day.text))
  }

  @Test("reads any text without trapping", arguments: SeededGenerator.seeds(200))
  func hostile(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let tail = random.text(upTo: 20, from: "0123456789:.+-TZ é\u{0}")
    let moments = ["", "2018-02-21", "2018-02-21T", "2018-02-21T09:30:"].map { start in
      Moment(parsing: start + tail)
    }
    #expect(moments.allSatisfy { $0.map { abs($0.offset) < 1440 } ?? true })
  }
}
