import Goals
import TestSupport
import Testing

@Suite struct SentenceTests {
  @Test(
    "reads what the words say; a title of nil is the sentence itself",
    arguments: [
      (
        "Decrease average sales lifecycle from 59 days to 38 days",
        "Decrease average sales lifecycle", "From=59 days; To=38 days"
      ),
      (
        "Reduce response time from 12 hours to 4 hours", "Reduce response time",
        "From=12 hours; To=4 hours"
      ),
      ("Maintain satisfaction above 80%", "Maintain satisfaction", "Hold=> 80 %"),
      ("Test and validate three new outbound sequences", nil, "From=0 sequences; To=3 sequences"),
      ("Limit breaking changes to 4", "Limit breaking changes", "Hold=<= 4"),
      (
        "12 new enterprise customers by year end", "12 new enterprise customers",
        "From=0 customers; To=12 customers; Due=2026-12-31"
      ),
      ("Keep utilization between 20 and 30", "Keep utilization", "Hold=20..30"),
      ("Increase conversion from 20% to 35%", "Increase conversion", "From=20 %; To=35 %"),
      ("Close at least 5 deals", nil, "From=0 deals; To=5 deals"),
      ("Keep open incidents to no more than 3", "Keep open incidents", "Hold=<= 3"),
      ("Keep p95 latency under 200 ms", "Keep p95 latency", "Hold=< 200 ms"),
      ("Zero outages in Q4", nil, "Hold== 0 outages; Due=2026-12-31"),
      ("Ship v2.0 of the API", nil, ""),
      ("Publish the 2026 annual report", nil, ""),
      ("Launch Q3 roadmap", nil, ""),
      ("Interview the top 3 customers", nil, ""),
      ("Offer 24/7 support", nil, ""),
      ("Make two new hires", nil, "From=0 hires; To=2 hires"),
      ("Go from 12 to 4 hours", nil, "From=12 hours; To=4 hours"),
      ("Keep error budget burn at most 80%", "Keep error budget burn", "Hold=<= 80 %"),
      ("Improve activation from 25 to 40%", "Improve activation", "From=25 %; To=40 %"),
      ("Generate $500K in new pipeline", nil, "From=$0; To=$500000"),
      ("Hold 3 customer workshops", nil, "From=0 workshops; To=3 workshops"),
      (
        "Raise employee engagement score from 7.1 to 8.0", "Raise employee engagement score",
        "From=7.1; To=8"
      ),
      ("Reduce p99 from 900ms -> 300ms", "Reduce p99", "From=900 ms; To=300 ms"),
      ("Keep stock at 20-30 days", "Keep stock", "Hold=20..30 days"),
      ("Keep utilization at 70–80 %", "Keep utilization", "Hold=70..80 %"),
      ("Hire a VP of Engineering", nil, ""),
      (
        "Increase deploys from 2 per week to 10 per week", "Increase deploys",
        "From=2 per week; To=10 per week"
      ),
      ("Keep churn ≤ 2.5 %", "Keep churn", "Hold=<= 2.5 %"),
      ("Get 10 more reference customers", nil, "From=0 customers; To=10 customers"),
      ("Achieve zero outages", nil, "Hold== 0 outages"),
      ("Add another 3 regions", nil, "From=0 regions; To=3 regions"),
      (
        "Decrease average sales lifecycle from 59 days to 38 days by 2026-12-15.",
        "Decrease average sales lifecycle", "From=59 days; To=38 days; Due=2026-12-15"
      ),
      ("Increase", nil, ""),
      ("Maintain NPS ≥ 45 through Q4", "Maintain NPS", "Hold=>= 45; Due=2026-12-31"),
      (
        "Increase MRR from $80k to $120k by Dec 31", "Increase MRR",
        "From=$80000; To=$120000; Due=2026-12-31"
      ),
      ("Reduce AWS bill from $10K to $7.5K", "Reduce AWS bill", "From=$10000; To=$7500"),
      ("Have at most 2 rollbacks per month", nil, "Hold=<= 2 rollbacks per month"),
      (
        "Onboard 15 new partners by end of November", "Onboard 15 new partners",
        "From=0 partners; To=15 partners; Due=2026-11-30"
      ),
      ("Increase test coverage from 62 % to 80 %", "Increase test coverage", "From=62 %; To=80 %"),
      (
        "Run 20 discovery interviews with churned customers", nil,
        "From=0 interviews; To=20 interviews"
      ),
      (
        "Improve response time from 12 hours to 4 hours", "Improve response time",
        "From=12 hours; To=4 hours"
      ),
      ("Keep error rate below 0.1% in production", nil, "Hold=< 0.1 %"),
      ("Stay within budget", nil, ""),
      ("Keep the backlog at 0", "Keep the backlog", "Hold== 0"),
      ("Maintain gross margin at 70% or higher", "Maintain gross margin", "Hold=>= 70 %"),
      ("Limit customer churn to less than 3%", "Limit customer churn", "Hold=< 3 %"),
      ("Cap overtime at 5 hours per week", "Cap overtime", "Hold=<= 5 hours per week"),
      (
        "Increase trial-to-paid conversion rate from 3.5% to 5%",
        "Increase trial-to-paid conversion rate", "From=3.5 %; To=5 %"
      ),
      ("Have zero overdue invoices", nil, "Hold== 0 invoices"),
      ("Interview twenty-five customers", nil, "From=0 customers; To=25 customers"),
      (
        "Increase qualified leads from 120 to 200 per month", "Increase qualified leads",
        "From=120 per month; To=200 per month"
      ),
      (
        "Reduce onboarding from ten days to three days", "Reduce onboarding",
        "From=10 days; To=3 days"
      ),
      ("Keep at least 20% of capacity free", nil, "Hold=>= 20 %"),
    ] as [(String, String?, String)])
  func sure(text: String, title: String?, fields: String) throws {
    let sentence = try readSentence(text)
    #expect(spelled(sentence.fields) == fields)
    #expect(sentence.title == title ?? text)
    #expect(sentence.questions.isEmpty)
  }

  @Test(
    "says of other languages that it doesn't understand them, and keeps every word",
    arguments: [
      (
        "Reduziere die Antwortzeit von 12 auf 4 Stunden",
        "not read: the words don't say what 12 and 4 are"
      ),
      ("Umsatz um 15 % steigern", "not read: the words don't say what 15 % is"),
      (
        "Reduce el tiempo de respuesta de 12 a 4 horas",
        "not read: the words don't say what 12 and 4 horas are"
      ),
      (
        "Réduire le temps de 12 à 4 heures",
        "not read: the words don't say what 12 and 4 heures are"
      ),
      ("Verfügbarkeit von 99,9 %", "not read: the words don't say what 99.9 % is"),
      ("売上を 15 % 増やす", "not read: the words don't say what 15 % is"),
    ])
  func languages(text: String, reading: String) throws {
    let sentence = try readSentence(text)
    #expect(sentence.reading == reading)
    #expect(sentence.fields.isEmpty && sentence.questions.count == 1)
    #expect(sentence.title == text)
  }

  @Test(
    "says in a line what was understood",
    arguments: [
      ("Reduce response time from 12 hours to 4 hours", "reach from 12 to 4 hours"),
      ("Keep satisfaction above 80%", "hold > 80 %"),
      ("Sign three customers by December 15", "reach from 0 to 3 customers, due 2026-12-15"),
      ("Achieve an NPS of 60+", "reach 60"),
      ("Keep ACV at $8,000", "hold $8000, above or below isn't said"),
      ("Increase retention by 15%", "up by 15 %"),
      ("Improve page load by 20%", "better by 20 %"),
      ("Halve the build time", "0.5 times the start"),
      ("NPS >= 50", "50, to reach or to hold isn't said"),
      ("Publish twice a week", "2 per week: how often, not how far"),
      ("Launch within 6 weeks", "6 weeks, a day or a level isn't said"),
      ("Go from 2 weeks to 3 days", "not read: 2 weeks and 3 days are in two units"),
      ("Hire a lead", "done or not done: no value in it"),
      ("Drei neue Kunden gewinnen", "done or not done: no value in it"),
      ("Ship v2.0 by Q4", "done or not done: no value in it, due 2026-12-31"),
    ])
  func readings(text: String, reading: String) throws {
    #expect(try readSentence(text).reading == reading)
  }

  @Test("an empty sentence is refused", arguments: ["", "  ", "\"\"", "...", "\t"])
  func empty(text: String) {
    #expect(throws: Refusal.nothingTyped("the key result")) { try readSentence(text) }
  }

  @Test(
    "any text is read without trapping, and its title is a part of it",
    arguments: [16_704_343_850_840_373_997, 4_381_407_039_855_431_078]
      + SeededGenerator.seeds(300))
  func hostile(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = [
      "from", "to", "by", "Keep", "Increase", "between", "and", "at least", "Q1", "the end of",
      "5", "9%", "$3k", "next", "in", "months", "->", "-", "or more", "twice", "a", "week", "per",
      "€", "million", "2026", random.text(upTo: 12),
    ]
    let text = (0..<Int.random(in: 1...9, using: &random)).compactMap { _ in
      words.randomElement(using: &random)
    }.joined(separator: " ")
    guard let sentence = try? readSentence(text) else { return }
    #expect(text.contains(sentence.title), "\(text.debugDescription)")
    #expect(!sentence.title.isEmpty)
    for field in sentence.fields { #expect(try isReadable(field), "\(text.debugDescription)") }
  }

  /// Whether what was read is what a file may hold.
  private func isReadable(_ field: RecordField) throws -> Bool {
    switch field.name {
    case "From", "To": return try Quantity(parsing: field.value).number.isFinite
    case "Hold": return try Bound(parsing: field.value).written == field.value
    default: return Day(parsing: field.value) != nil
    }
  }
}
