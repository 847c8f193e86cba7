// Rules about what can't be true, or can't be what was meant.
extension Rule {
  static let unitMismatch = Rule(
    "A value in another unit than its key result, or its KPI, has.",
    "Units are never converted, because a guess would look like a fact. The value is not counted.",
    .sample("59 days", "9 weeks"), not: .sample)

  static let startEqualsTarget = Rule(
    "A key result that is to go where it is.",
    "Its progress can't be told. A level that must stay is written Hold:.",
    .sample("59 days", "38 days"), not: .sample)

  static let reachAndHold = Rule(
    "A key result with both a target to reach and a level to hold.",
    "It would be measured in two ways at once; To: counts.",
    .sample("To: 38 days", "To: 38 days\nHold: <= 60 days"), not: .sample)

  static let gradeOrder = Rule(
    "A grade that doesn't lie between start and target, or grades in another order than their values.",
    "Scores rise from start to target. Until the grades do too, progress is the straight line.",
    .sample("To: 38 days", "To: 38 days\nGrade: 0.7 at 60 days"),
    not: .sample("To: 38 days", "To: 38 days\nGrade: 0.7 at 45 days"))

  static let dangling = Rule(
    "A reference that names nothing: an objective, a KPI or a team that isn't there.",
    "The link is missing wherever it should be seen. Mostly a name has changed, or is mistyped.",
    .sample("Owner: jenny", "Owner: jenny\nSupports: grow"),
    not: Example([
      Example.objective("Owner: jenny", "Owner: jenny\nSupports: grow"),
      Example.objective(at: "2018/grow.rec"),
    ]))

  static let ambiguous = Rule(
    "A short reference that fits several objects.",
    "Which one is meant can't be guessed, so none is linked.",
    Example([
      Example.objective("Owner: jenny", "Owner: jenny\nSupports: grow"),
      Example.objective(at: "2018/grow.rec"),
      Example.objective(
        "Owner: jenny", "Owner: jenny\nSupports: 2018/grow", at: "sales/2018/grow.rec"),
    ]),
    not: Example([
      Example.objective("Owner: jenny", "Owner: jenny\nSupports: 2018/grow"),
      Example.objective(at: "2018/grow.rec"),
      Example.objective(
        "Owner: jenny", "Owner: jenny\nSupports: 2018/grow", at: "sales/2018/grow.rec"),
    ]))

  static let circular = Rule(
    "Objectives that support each other in a circle, or one that supports itself.",
    "No roll-up has an end there, so the circle is cut: none of them has a parent.",
    .sample("Owner: jenny", "Owner: jenny\nSupports: shorten"), not: .sample)

  static let nestedRatio = Rule(
    "A KPI that is a ratio of one that is a ratio itself.",
    "Its value can't be told. Both KPIs of Of: must have readings.",
    Example([
      Example.kpi(), Example.readings("2017-12-31,410000"),
      Example.file(
        "kpis/half.rec", "KPI: Half\nOwner: jenny\nTarget: > 0\nOf: revenue / revenue\n"),
      Example.file(
        "kpis/odd.rec", "KPI: Odd\nOwner: jenny\nTarget: > 0\nOf: half / revenue\n"),
    ]),
    not: Example([
      Example.kpi(), Example.readings("2017-12-31,410000"),
      Example.file(
        "kpis/half.rec", "KPI: Half\nOwner: jenny\nTarget: > 0\nOf: revenue / revenue\n"),
    ]))

  static let ownerLeft = Rule(
    "An open objective or key result, a KPI or a team that names somebody who left.",
    "Nobody who could answer for it is asked.",
    Example([
      Example.file("people.rec", "Person: Jenny\nId: jenny\nLeft: 2017-12-31\n"),
      Example.objective(),
    ]),
    not: Example([
      Example.file("people.rec", "Person: Jenny\nId: jenny\nLeft: 2018-06-30\n"),
      Example.objective(),
    ]))

  static let fedByRetired = Rule(
    "A key result of an open objective whose KPI is retired.",
    "It keeps the KPI's last value, and takes values of its own again; nobody records the KPI.",
    Example([
      Example.objective("To: 38 days", "To: 38 days\nKPI: lifecycle"), retired("State: retired\n"),
      lifecycle,
      Example.file(
        "kpis/journal/jenny.csv",
        "at,by,of,event,value,confidence,note\n"
          + "2018-01-02,jenny,lifecycle,retarget,State: -> retired,,\n"),
    ]),
    not: Example([
      Example.objective("To: 38 days", "To: 38 days\nKPI: lifecycle"), retired(""), lifecycle,
    ]))

  private static func retired(_ line: String) -> Example.File {
    let fields = "KPI: Lifecycle\nOwner: jenny\nUnit: days\nTarget: <= 40\n"
    return Example.file("kpis/lifecycle.rec", fields + line)
  }

  private static let lifecycle = Example.file("kpis/lifecycle/crm.csv", "on,value\n2017-12-31,59\n")

  static let warnNotLooser = Rule(
    "A KPI whose Warn: allows no more than its Target:.",
    "Between the two lies what is to be watched, and there nothing does.",
    Example([
      Example.kpi(">= $400k", ">= $400k\nWarn: >= $420k"),
      Example.readings("2017-12-31,410000"),
    ]),
    not: Example([
      Example.kpi(">= $400k", ">= $400k\nWarn: >= $380k"),
      Example.readings("2017-12-31,410000"),
    ]))

  static let duplicateId = Rule(
    "Two key results of an objective, or two people, with one id; or two people with one login.",
    "Check-ins that name the id, or were made by the login, belong to the first of them.",
    .sample("Id: conversion", "Id: average"), not: .sample)

  static let reservedId = Rule(
    "A KPI called journal.",
    "Beside the KPIs the directory of that name holds what happened to them, so it has no readings.",
    Example([
      Example.file(
        "quarterdeck.rec", "Organization: Softwave\nFormat: 1\nLint: no-readings off\n"),
      Example.file("kpis/journal.rec", "KPI: Entries\nOwner: jenny\nTarget: >= 5\n"),
    ]),
    not: Example([
      Example.file("kpis/entries.rec", "KPI: Entries\nOwner: jenny\nTarget: >= 5\n"),
      Example.file("kpis/entries/jenny.csv", "on,value\n2018-01-02,6\n"),
    ]))

  static let unknownId = Rule(
    "A line of a journal about something that isn't in its cycle, or readings without a KPI.",
    "What was recorded counts nowhere. Mostly an id was changed by hand, or is mistyped.",
    Example([Example.objective(), Example.journal("2018-01-02,jenny,shorten#averag,check-in,58,,")]
    ),
    not: Example([
      Example.objective(), Example.journal("2018-01-02,jenny,shorten#average,check-in,58,,"),
    ]))

  static let leftBehind = Rule(
    "An objective, or a key result, that was moved and still stands where it was.",
    "Moving it was interrupted, and the next change finishes it; or somebody has brought it back, and "
      + "it counts at its new place only.",
    Example([Example.objective(), Example.moved]), not: Example([Example.moved]))

  static let halfImported = Rule(
    "An import of yours that was killed, or lost its power, while it was being written.",
    "Some of it is in and some isn't. Importing the same file again finishes it and doubles nothing.",
    Example([Example.objective()], circumstance: "after: the import of plan.csv was killed"),
    not: .sample)

  static let movedByHand = Rule(
    "An objective that is gone from a cycle whose journals tell of it, and is in one other.",
    "What happened to it is taken for its own, as long as no other of its id turns up.",
    Example([
      Example.objective(at: "2018-Q2/shorten.rec"),
      Example.journal("2018-01-02,jenny,shorten#average,check-in,58,,"),
    ]),
    not: Example([
      Example.moved, Example.journal("2018-01-02,jenny,shorten#average,check-in,58,,"),
    ]))

  static let outsideCycle = Rule(
    "A due date, a planned value or a check-in outside of the cycle's days. Check-ins may be late "
      + "by 31 days, while the cycle is being closed.",
    "What is due later belongs to a later cycle; a check-in of another time mostly has a wrong year.",
    .sample("Id: average", "Id: average\nDue: 2018-05-31"),
    not: .sample("Id: average", "Id: average\nDue: 2018-03-15"))

  static let unknownOwner = Rule(
    "An owner, or a team's lead, whom people.rec doesn't know, neither by id nor by login. "
      + "Without anybody in people.rec every name will do.",
    "Nobody sees what waits for them under a mistyped name.",
    .sample("Owner: jenny", "Owner: jeny"), not: .sample)

  static let unknownWriter = Rule(
    "A line of a journal, or a reading of the last three months, by somebody whom people.rec "
      + "doesn't know. A job that signs with the name of its own file is no person and needs none.",
    "A number is worth as much as who stands by it.",
    Example([
      Example.objective(),
      Example.journal("2018-01-02,tom,shorten#average,check-in,58,,", by: "tom"),
    ]),
    not: Example([
      Example.objective(), Example.journal("2018-01-02,jenny,shorten#average,check-in,58,,"),
    ]))

  static let noOverlap = Rule(
    "An objective that supports one of another time: the two cycles share no day.",
    "Work that begins after the other has ended can't help to reach it.",
    Example([
      Example.objective("Owner: jenny", "Owner: jenny\nSupports: grow"),
      Example.objective(at: "2019/grow.rec"),
    ]),
    not: Example([
      Example.objective("Owner: jenny", "Owner: jenny\nSupports: grow"),
      Example.objective(at: "2018/grow.rec"),
    ]))

  static let supportsDropped = Rule(
    "An open objective that supports one that was dropped.",
    "What it was to help with is given up. It counts for whatever that one supported, if anything.",
    Example([
      Example.objective("Owner: jenny", "Owner: jenny\nSupports: grow"),
      Example.objective("Owner: jenny", "Owner: jenny\nState: dropped", at: "2018/grow.rec"),
      Example.journal("2018-01-02,jenny,grow,state,dropped,,", in: "2018"),
    ]),
    not: Example([
      Example.objective("Owner: jenny", "Owner: jenny\nSupports: grow"),
      Example.objective(at: "2018/grow.rec"),
    ]))

  static let future = Rule(
    "A line of a journal, or a reading, dated after today. Of many in one file the first is named.",
    "It doesn't count before that day, and then suddenly does.",
    Example([
      Example.objective(), Example.journal("2018-02-01,jenny,shorten#average,check-in,58,,"),
    ]),
    not: Example([
      Example.objective(), Example.journal("2018-01-02,jenny,shorten#average,check-in,58,,"),
    ]))

  static let silentChange = Rule(
    "A state or a target that was changed by hand in the file, where no event tells of it. "
      + "Closed cycles are left in peace.",
    "The file says what is so, the journal who made it so, when and why; the past is read from it.",
    .sample("Owner: jenny", "Owner: jenny\nState: dropped"),
    not: Example([
      Example.objective("Owner: jenny", "Owner: jenny\nState: dropped"),
      Example.journal("2018-01-02,jenny,shorten,state,dropped,,Sales does it"),
    ]))

  static let otherKind = Rule(
    "A check-in of another kind than its key result: done where there is a number, or milestones. "
      + "Where a change of its target tells that it was of that kind then, nothing is found.",
    "It is kept as history and counts for nothing.",
    Example([
      Example.objective(), Example.journal("2018-01-02,jenny,shorten#average,check-in,done,,"),
    ]),
    not: Example([
      Example.objective(), Example.journal("2018-01-02,jenny,shorten#average,check-in,58,,"),
    ]))

  static let noScore = Rule(
    "An objective that was closed as achieved or missed, without a score.",
    "Scores are what cycles are compared by, and tell whether aims are too high or too low.",
    Example([
      Example.objective("Owner: jenny", "Owner: jenny\nState: achieved"),
      Example.journal("2018-01-02,jenny,shorten,state,achieved,,"),
    ]),
    not: Example([
      Example.objective("Owner: jenny", "Owner: jenny\nState: achieved"),
      Example.journal(
        "2018-01-02,jenny,shorten,state,achieved,,", "2018-01-02,jenny,shorten,score,0.8,,"),
    ]))

  static let notKept = Rule(
    "A committed objective that was closed as achieved, though not all of it was reached.",
    "A promise is kept whole or it is missed: else nobody can rely on the next one.",
    Example([
      Example.objective(
        "Owner: jenny", "Owner: jenny\nAmbition: committed\nState: achieved"),
      Example.journal(
        "2018-01-02,jenny,shorten#average,check-in,40,,",
        "2018-01-02,jenny,shorten,state,achieved,,", "2018-01-02,jenny,shorten,score,0.9,,"),
    ]),
    not: Example([
      Example.objective(
        "Owner: jenny", "Owner: jenny\nAmbition: committed\nState: achieved"),
      Example.journal(
        "2018-01-02,jenny,shorten#average,check-in,38,,",
        "2018-01-02,jenny,shorten,state,achieved,,", "2018-01-02,jenny,shorten,score,1,,"),
    ]))
}
