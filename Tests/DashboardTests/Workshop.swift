import Goals

/// A small organisation that has one of everything, as files.
///
///     Workshop
///       Grow                       2026, the root team's
///         Shorten sales lifecycle  days (reach), rate (hold), steps, certified (done), calls (KPI)
///           Improve outbound       of tom, one key result: meetings
///       Hire                       no key results
let workshop: Files = [
  ("quarterdeck.rec", "Organization: Workshop\nFormat: 1\n"),
  (
    "people.rec",
    "Person: Jenny Murphy\nId: jenny\nLogin: jenny\n\nPerson: Tom Okafor\nId: tom\nLogin: tom\n"
  ),
  ("sales/team.rec", "Team: Sales\nLead: jenny\n"),
  ("2026/grow.rec", "Objective: Grow\nWhy: Standing still is going back.\nOwner: jenny\n"),
  (
    "sales/2026-Q4/lifecycle.rec",
    """
    Objective: Shorten sales lifecycle
    Why: It takes us too long
    + to close a deal.
    Owner: jenny
    Supports: grow
    Tags: speed
    Tags: sales

    KeyResult: Decrease days
    Id: days
    From: 59 days
    To: 38 days

    KeyResult: Keep conversion rate
    Id: rate
    Hold: >= 9%

    KeyResult: Validate two sequences
    Id: steps
    Milestone: pilot (2) Run the pilot
    Milestone: rollout Roll out

    KeyResult: Everybody is certified
    Id: certified

    KeyResult: Increase calls
    Id: calls
    From: 25%
    To: 35%
    KPI: calls

    """
  ),
  (
    "sales/2026-Q4/journal/jenny.csv",
    """
    at,by,of,event,value,confidence,note
    2026-11-02T09:00:00.000+01:00,jenny,lifecycle#days,check-in,50,7,Legal was faster.
    2026-11-19T09:00:00.000+01:00,jenny,lifecycle#rate,check-in,9.4,,
    2026-11-19T09:05:00.000+01:00,jenny,lifecycle#steps,check-in,+pilot,5,
    2026-11-19T09:06:00.000+01:00,jenny,lifecycle#certified,check-in,not done,6,

    """
  ),
  (
    "sales/2026-Q4/outbound.rec",
    """
    Objective: Improve outbound
    Owner: tom
    Supports: lifecycle

    KeyResult: Book meetings
    Id: meetings
    Owner: jenny
    From: 0
    To: 8000

    """
  ),
  ("2026-Q4/hire.rec", "Objective: Hire\nOwner: tom\n"),
  (
    "2026-Q3/first-step.rec",
    "Objective: First step\nOwner: jenny\nState: achieved\n\nKeyResult: Walk\nId: walk\n"
  ),
  (
    "kpis/mrr.rec",
    "KPI: Monthly revenue\nOwner: jenny\nUnit: $\nTarget: >= $400k\nWarn: >= $380k\n"
  ),
  (
    "kpis/mrr/billing.csv",
    "on,value,by,note\n2026-09-30,398000,,\n2026-10-31,412000,,two new sites\n"
  ),
  ("sales/kpis/calls.rec", "KPI: Cold-call conversion\nOwner: tom\nUnit: %\nEvery: week\n"),
  ("sales/kpis/calls/crm.csv", "on,value\n2026-11-06,28\n2026-11-20,29\n"),
]

/// The workshop as it is today.
let small = workshop.review()

extension Files {
  /// The files with one replaced, added, or taken away.
  func with(_ path: String, _ text: String?) -> Files {
    filter { $0.path != path } + (text.map { [(path, $0)] } ?? [])
  }

  /// The files with a text inside one of them replaced.
  func editing(_ path: String, _ old: String, _ new: String) -> Files {
    map { $0.path == path ? ($0.path, $0.text.replacing(old, with: new)) : $0 }
  }

  func review(on day: Day = today) -> Review { Review(Organization(self), on: day) }
}

let lifecycle = objective("sales/2026-Q4/lifecycle")
let outbound = objective("sales/2026-Q4/outbound")
let hire = objective("2026-Q4/hire")
let grow = objective("2026/grow")
let revenue = KPIRef(team: .root, id: "mrr")
let calls = KPIRef(team: TeamPath("sales"), id: "calls")

func objective(_ path: String) -> ObjectiveRef {
  let parts = path.split(separator: "/").map(String.init)
  let team = TeamPath(parts.dropLast(2).joined(separator: "/"))
  return ObjectiveRef(
    cycle: CycleRef(team: team, name: CycleName(parts.dropLast().last ?? "")), id: parts.last ?? "")
}

func keyResult(_ id: String, of objective: ObjectiveRef = lifecycle) -> KeyResultRef {
  KeyResultRef(objective: objective, id: id)
}
