// The rows of KPIs.
extension Field {
  static let ofKPI = [
    Field(.kpi, .title, .typed, label: "Title", "what is measured"),
    Field(.why, .text, .typed, "why it is watched"),
    Field(.owner, .person, [.decides, .typed], "who answers for it: an id of people.rec"),
    Field(.unit, .unit, [.decides, .typed], "the unit of all readings: %, $, days"),
    Field(.target, .bound, [.decides, .typed], "the level to be in: >= 80%"),
    Field(
      .plan, .target, [.repeats, .decides, .edited],
      "targets known ahead, from a day or in a month: 2026-12 >= 65"),
    Field(.warn, .bound, [.decides, .typed], "a looser bound: outside it is unhealthy"),
    Field(
      .every, .choice(Rhythm.readings.map(\.rawValue)), [.decides, .typed],
      "how often a reading is due; month where empty"),
    Field(
      .aggregate, .choice(of: KPI.Aggregate.self), [.decides, .typed],
      "what stands for a period with several readings; last where empty"),
    Field(
      .measure, .choice(of: KPI.Measure.self), [.decides, .typed],
      "growth holds the change from the period before against the target, growth year from last year"
    ),
    Field(.of, .ratio, [.decides, .typed], "one KPI by another: churned / customers"),
    Field(
      .better, .choice(of: KPI.Direction.self), [.decides, .edited],
      "up or down: which way is good without a target"),
    Field(
      .state, .choice(of: KPI.State.self), [.decides, .edited], "retired is watched no more"),
    Field(.source, .word, [.repeats, .edited], "whose readings count first: files beside it"),
    Field(.link, .text, [.repeats, .edited], "an address, and what is there"),
    Field(.tags, .word, [.repeats, .edited], "words to filter by"),
  ]
}
