// The rows of objectives and key results.
extension Field {
  static let ofObjective = [
    Field(.objective, .title, .typed, label: "Title", "what is to be reached, in words"),
    Field(.why, .text, .typed, "the reason"),
    Field(.owner, .person, [.decides, .typed], "who answers for it: an id of people.rec"),
    Field(.coOwners, .person, [.repeats, .decides, .edited], "who may check in, too"),
    Field(.sharedWith, .team, [.repeats, .edited], "teams that show it in their trees, too"),
    Field(
      .supports, .objective, [.repeats, .decides, .typed],
      "ids of the objectives it supports; the first carries it"),
    Field(
      .ambition, .choice(of: Objective.Ambition.self), [.decides, .typed],
      "committed is a promise, aspirational a stretch"),
    Field(.priority, .number, .edited, "1 comes first among one's own"),
    Field(
      .checkInEvery, checkInRhythm, [.decides, .edited], label: "Check in every",
      "how often it is checked in; the team's if empty"),
    Field(.link, .text, [.repeats, .edited], "an address, and what is there"),
    Field(.initiative, .text, [.repeats, .edited], "what is done to move it"),
    Field(.weight, .weight, [.decides, .edited], "its share among its siblings; 1 where empty"),
    Field(
      .rollup, .choice(of: Objective.Rollup.self), [.decides, .edited],
      "own or children: where its progress comes from"),
    Field(
      .state, .choice(of: Objective.State.self), .edited,
      "draft, active, achieved, missed or dropped; active where empty"),
    Field(.kpi, .kpi, [.repeats, .edited], "KPIs watched beside it, never averaged"),
    Field(.tags, .word, [.repeats, .edited], "words to filter by"),
    Field(.carriedFrom, .objective, "the objective it was carried over from"),
    Field(.carriedTo, .objective, "the objective it was carried over to"),
    Field(.promotedFrom, .kpi, "the KPI it was promoted from"),
    Field(.movedFrom, .text, [.repeats, .kept], "the reference it had before it was moved"),
  ]

  static let ofKeyResult = [
    Field(.keyResult, .title, .typed, label: "Title", "what is to be reached, in words"),
    Field(.id, .id, "what events and links name it by; of the title if empty"),
    Field(.why, .text, .edited, "the reason"),
    Field(.owner, .person, [.decides, .typed], "who checks in; the objective's owner where empty"),
    Field(.coOwners, .person, [.repeats, .decides, .edited], "who may check in, too"),
    Field(
      .checkInEvery, checkInRhythm, [.decides, .edited], label: "Check in every",
      "how often it is checked in; the KPI's or the objective's if empty"),
    Field(.from, .quantity, [.decides, .typed], "where it starts: 59 days"),
    Field(
      .to, .quantity, [.decides, .typed],
      "the target: 38 days; without From, To and Hold it is done or not"),
    Field(
      .grade, .grade, [.repeats, .decides, .edited],
      "what a value on the way scores: 0.7 at 40 days"),
    Field(.hold, .bound, [.decides, .typed], "a level that must stay: >= 9%"),
    Field(
      .over, .choice(["share"]), [.decides, .edited], "share counts the intervals in which it held"),
    Field(
      .milestone, .milestone, [.repeats, .decides, .typed],
      "pilot Run the pilot; wide (2) Roll it out"),
    Field(
      .plan, .plan, [.repeats, .decides, .edited],
      "what is to be reached by a day: 2018-01-31 52 days"),
    Field(.kpi, .kpi, [.decides, .typed], "the KPI that supplies its number"),
    Field(.due, .day, [.decides, .typed], "a day before the cycle's last"),
    Field(
      .weight, .weight, [.decides, .typed], "its share among the others; 1 where empty"),
    Field(
      .role, .choice(of: KeyResult.Role.self), [.decides, .edited],
      "a guardrail is shown beside the progress, never averaged"),
    Field(
      .state, .choice(of: Objective.State.self), [.decides, .edited], "dropped counts nowhere"),
    Field(.graduatedTo, .kpi, "the KPI it became at its close"),
    Field(.movedFrom, .text, [.repeats, .kept], "the reference it had before it was moved"),
    Field(.link, .text, [.repeats, .edited], "an address, and what is there"),
    Field(.initiative, .text, [.repeats, .edited], "what is done to move it"),
    Field(.tags, .word, [.repeats, .edited], "words to filter by"),
  ]

  static let checkInRhythm = Kind.choice(Rhythm.checkIns.map(\.rawValue))
}
