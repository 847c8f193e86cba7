// The rows of what holds objectives and KPIs: teams, people, cycles, the organisation.
extension Field {
  static let ofTeam = [
    Field(.team, .title, .typed, label: "Name", "what it is called"),
    Field(.lead, .person, .typed, "who leads it: an id of people.rec"),
    Field(
      .checkInEvery, checkInRhythm, .typed, label: "Check in every",
      "day, week, 2 weeks, month or quarter; as above it where empty"),
    Field(
      .checkInOn, weekday, .typed, label: "Check in on",
      "a weekday, like Monday; on any where empty"),
  ]

  static let ofPerson = [
    Field(.person, .title, .typed, label: "Name", "first and last name"),
    Field(.id, .id, .asked, "id used in Owner:; made from the name if empty"),
    Field(.login, .word, [.repeats, .typed], "what the system knows them by"),
    Field(.email, .text, .typed, "where they are written to"),
    Field(.team, .team, .typed, "the team they are in"),
    Field(.left, .day, .edited, "the last day they were there"),
  ]

  static let ofCycle = [
    Field(.cycle, .title, label: "Name", "what it is called"),
    Field(.start, .day, .typed, "its first day; of its name where empty"),
    Field(.end, .day, .typed, "its last day; of its name where empty"),
    Field(.next, .cycle, .edited, "the cycle that follows, where its name doesn't tell"),
    Field(
      .state, .choice(["open", "closed"]), .typed, "closed, or empty while it is worked on"),
    Field(.retrospective, .text, .typed, "what it taught"),
  ]

  static let ofOrganization = [
    Field(.organization, .title, .typed, label: "Name", "what the organisation is called"),
    Field(.format, .number, "the format of the files: 1"),
    Field(
      .fiscalYearStart, .month, .typed, label: "Fiscal year starts", "a month, like April; January"),
    Field(
      .fiscalYearNamedBy, .choice(of: FiscalYear.NamedBy.self), .typed, label: "Named by its",
      "start or end: which calendar year names a fiscal year"),
    Field(
      .checkInEvery, checkInRhythm, .typed, label: "Check in every",
      "day, week, 2 weeks, month or quarter; week where empty"),
    Field(
      .checkInOn, weekday, .typed, label: "Check in on",
      "a weekday, like Monday; on any where empty"),
    Field(
      .paceBands, .bands, .typed, label: "Pace bands",
      "points behind for behind and at risk: 10 25"),
    Field(.lint, .rule, [.repeats, .typed], "rules and what they are: no-owner off, stale hint"),
    Field(.field, .word, [.repeats, .typed], "names of fields of your own"),
  ]

  private static let weekday = Kind.choice(of: Weekday.self)
}
