// Rules about good practice. Objectives that are closed, or whose cycle has ended or is closed, are
// left in peace, unless all is asked for.
extension Rule {
  static let noOwner = Rule(
    "An open objective, or a KPI, without an owner. Key results have that of their objective.",
    "What everybody answers for nobody does, and nobody is asked for a check-in.",
    .sample("Owner: jenny\n", ""), not: .sample)

  static let noKeyResult = Rule(
    "An open objective without a key result that counts as progress, and nothing that supports it.",
    "Nobody can tell how far it is, or when it is reached. Guardrails alone don't move it.",
    .sample("\n" + Example.keyResults, ""), not: .sample)

  static let manyKeyResults = Rule(
    "An open objective with more than five drivers. Guardrails don't count.",
    "What has six aims has none: nobody remembers them, and the mean of them says little.",
    .sample(Example.driver, many(6)), not: .sample(Example.driver, many(5)))

  static let noNumber = Rule(
    "A key result that is to change something, or has a start or a KPI, but no target; or whose "
      + "number stands in its title only. One that is simply done or not done needs none.",
    "Nobody can tell whether a little more is enough.",
    .sample("From: 59 days\nTo: 38 days\n", ""), not: .sample)

  static let noReadings = Rule(
    "A KPI for which nothing was recorded yet.",
    "A definition measures nothing.",
    Example([Example.kpi()]),
    not: Example([Example.kpi(), Example.readings("2017-12-31,410000")]))

  static let stale = Rule(
    "A KPI whose next reading is late by more than a day.",
    "An old number looks like a fact. A KPI without fresh readings is never healthy.",
    Example([Example.kpi(), Example.readings("2017-11-01,410000")]),
    not: Example([Example.kpi(), Example.readings("2017-12-31,410000")]))

  static let overdue = Rule(
    "A key result of a running cycle whose check-in is late by three days or more. "
      + "After the cycle's end it is closing that waits.",
    "Silence is never green: nobody knows how it stands.",
    Example([Example.objective()], on: Example.on(2018, 1, 20)),
    not: Example(
      [
        Example.objective(),
        Example.journal(
          "2018-01-15,jenny,shorten#average,check-in,58,,",
          "2018-01-15,jenny,shorten#conversion,check-in,9.4,,"),
      ], on: Example.on(2018, 1, 20)))

  static let notClosed = Rule(
    "A cycle that has ended and is not closed, or is closed while objectives in it are not. "
      + "One finding for each cycle of a team.",
    "What was learned is forgotten soon, and nothing tells what came of the old aims.",
    Example([Example.objective()], on: Example.on(2018, 4, 2)),
    not: Example(
      [
        Example.objective("Owner: jenny", "Owner: jenny\nState: achieved"),
        Example.file("2018-Q1/cycle.rec", "Cycle: 2018-Q1\nState: closed\n"),
      ], on: Example.on(2018, 4, 2)))

  static let noWhy = Rule(
    "An open objective that doesn't say why it matters.",
    "Whoever knows the reason can choose well between two ways, and can stop when it has gone.",
    .sample("Why: It takes us too long to close a deal\n", ""), not: .sample)

  static let oneKeyResult = Rule(
    "An open objective with a single key result.",
    "Either it is the objective itself, said twice, or what else matters is missing.",
    .sample(Example.keyResults, "KeyResult: A lost deal is known within a day\nId: lost\n"),
    not: .sample)

  static let task = Rule(
    "An open objective, or a key result that is done or not done, whose title begins with work: "
      + "write, define, launch the, hold a. Titles with a number in them are left alone. "
      + "English only.",
    "Work can be done without anything getting better. An aim says what is different afterwards.",
    .sample("Shorten the sales lifecycle", "Write a sales handbook"), not: .sample)

  static let noBaseline = Rule(
    "A key result with a target, but without a start, and nothing recorded yet.",
    "Without knowing where it stands nobody can tell whether the target is high or low.",
    .sample("From: 59 days\n", ""), not: .sample)

  static let noGuardrail = Rule(
    "An open objective that moves a number, and nothing that must hold meanwhile.",
    "A number can be reached at the cost of everything that isn't measured (the Cobra effect).",
    .sample("Hold: >= 9%", "From: 7%\nTo: 9%"), not: .sample)

  static let supportsNothing = Rule(
    "An open objective of a team that supports no other one, where a team above has one of the "
      + "same time, or the team itself one of a longer cycle. The root team's need no support.",
    "Work that serves no larger aim is hard to defend, and nobody above sees its progress.",
    Example([
      Example.objective(at: "2018/grow.rec"), Example.objective(at: "sales/2018-Q1/shorten.rec"),
    ]),
    not: Example([
      Example.objective(at: "2018/grow.rec"),
      Example.objective(
        "Owner: jenny", "Owner: jenny\nSupports: grow", at: "sales/2018-Q1/shorten.rec"),
    ]))

  static let noTarget = Rule(
    "A KPI without a target.",
    "It has a trend, but no health: nobody is told when something is wrong.",
    Example([Example.kpi("Target: >= $400k\n", ""), Example.readings("2017-12-31,410000")]),
    not: Example([Example.kpi(), Example.readings("2017-12-31,410000")]))

  static let sandbagging = Rule(
    "A team, or an owner, whose aspirational objectives scored above 0.85 on average in each of "
      + "the last two closed cycles.",
    "A stretch that is always reached was none: 0.7 is expected.",
    Example(scored("0.9")), not: Example(scored("0.7")))

  static let manyObjectives = Rule(
    "A team with more than five active objectives in one cycle that isn't over.",
    "Each of them gets less than a day of the week.",
    Example((1...6).map { Example.objective(at: "2018-Q1/shorten-\($0).rec") }),
    not: Example((1...5).map { Example.objective(at: "2018-Q1/shorten-\($0).rec") }))

  static let targetByLuck = Rule(
    "A key result to reach whose target lies inside the limits of the KPI that feeds it: between "
      + "which the KPI varies by itself.",
    "Luck may reach it, and take it back a month later, whatever is done.",
    fed(to: "$415k"), not: fed(to: "$480k"))

  /// From July to December the KPI varies between $384k and $436k.
  private static func fed(to target: String) -> Example {
    Example([
      Example.objective(
        Example.driver,
        "KeyResult: Raise the revenue\nId: revenue\nFrom: $412k\nTo: \(target)\nKPI: revenue\n"),
      Example.kpi(),
      Example.readings(
        "2017-07-31,405000", "2017-08-31,415000", "2017-09-30,408000", "2017-10-31,418000",
        "2017-11-30,404000", "2017-12-31,412000"),
    ])
  }

  private static func many(_ count: Int) -> String {
    (1...count).map { "KeyResult: Decrease part \($0)\nId: part-\($0)\nFrom: 59\nTo: 38\n" }
      .joined(separator: "\n")
  }

  private static func scored(_ score: String) -> [Example.File] {
    ["2017-Q3", "2017-Q4"].flatMap { cycle in
      [
        Example.objective(
          "Owner: jenny", "Owner: jenny\nState: achieved", at: cycle + "/shorten.rec"),
        Example.journal(
          "2017-12-31,jenny,shorten,state,achieved,,", "2017-12-31,jenny,shorten,score,\(score),,",
          in: cycle),
        Example.file(cycle + "/cycle.rec", "Cycle: \(cycle)\nState: closed\n"),
      ]
    }
  }
}
