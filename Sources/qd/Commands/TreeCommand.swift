import ArgumentParser
import Dashboard
import Goals

/// `qd tree`: the objective tree of a cycle.
struct TreeCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "tree", abstract: "The objectives of a cycle, each below the one it supports.",
    example: "qd tree --cycle 2026-Q4 --team sales")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Another cycle than the running one.", valueName: "cycle"))
  var cycle: String?

  @Option(help: ArgumentHelp("Only what this team shows.", valueName: "team"))
  var team: String?

  @Option(help: ArgumentHelp("Only what this person owns.", valueName: "person"))
  var owner: String?

  func answer(in session: Session) throws(Failure) -> Answer {
    let review = try session.review()
    do throws(Refusal) {
      let cycle = try cycle.map { name throws(Refusal) in try review.organization.cycle(name) }
      let team = try team.map { path throws(Refusal) in try review.organization.team(path).path }
      try owner.map { name throws(Refusal) in try review.organization.check(owner: name) }
      return TreeCommand.answer(review, cycle: cycle, team: team, owner: owner, in: session)
    } catch {
      throw .refused(error)
    }
  }

  /// The tree of the running cycle, or of the one named.
  static func answer(
    _ review: Review, cycle: CycleName? = nil, team: TeamPath? = nil, owner: String? = nil,
    in session: Session
  ) -> Answer {
    guard let cycle = cycle ?? review.organization.currentCycle(on: review.day) else {
      return session.paper.isJSON
        ? Answer(.array([]))
        : Answer(["\(review.organization.name) has no objectives yet; qd new objective makes one"])
    }
    let outline = Outline(of: review.organization, cycle: cycle, team: team, owner: owner)
    let report = TreeReport(
      review: review, outline: outline, team: team, isPast: review.day < session.clock.today)
    return session.paper.isJSON ? Answer(report.json) : Answer(report.lines(on: session.paper))
  }
}

/// A tree as text and as JSON.
private struct TreeReport {
  let review: Review
  let outline: Outline
  let team: TeamPath?
  let isPast: Bool

  var json: JSON {
    .array(
      outline.nodes.compactMap { node in
        review.json(of: node.ref, children: node.children, parent: .some(node.parent))
      })
  }

  func lines(on paper: Paper) -> [String] {
    guard !outline.nodes.isEmpty else { return [heading, "no objectives"] }
    // The reference stays: other commands are called with it.
    var table = Table([.flexible, .right, .left, .left, .left, .left], sparing: [4, 3])
    for node in outline.nodes { row(of: node, on: paper).map { table.add($0) } }
    return [heading, ""] + table.lines(on: paper)
  }

  /// `Softwave · 2018-Q1 · week 8 of 13 · 54 % · expected 58 %`
  private var heading: String {
    let rollup = outline.rollup(in: review)
    let name =
      team.flatMap { $0.isRoot ? nil : review.organization.teams[$0]?.name }
      ?? review.organization.name
    var parts = [name, outline.cycle.text]
    if let span = outline.span { parts.append(span.weekText(on: review.day)) }
    let shares = rollup.texts(by: review.organization.settings)
    parts.append(shares.progress)
    if rollup.expected != nil, rollup.coverage == nil {
      parts.append("expected \(shares.expected)")
    }
    parts += review.reservations(about: rollup, of: team ?? .root)
    if isPast { parts.append("as of \(review.day.text)") }
    return parts.joined(separator: " · ")
  }

  private func row(of node: Outline.Node, on paper: Paper) -> [String]? {
    guard let objective = review.organization.objective(node.ref),
      let standing = review.standing(of: node.ref)
    else { return nil }
    let cycle = node.ref.cycle.name
    let mark = cycle == outline.cycle ? "" : " [\(cycle.text)]"
    return [
      String(repeating: "  ", count: node.depth) + objective.title + mark,
      standing.progressText, standing.verdict.text,
      ([standing.measuredText] + review.reservations(about: node.ref)).filter { !$0.isEmpty }
        .joined(separator: " · "),
      review.organization.name(of: objective.owner),
      review.organization.reference(.objective(node.ref), on: paper),
    ]
  }
}

extension Organization {
  /// The cycle with a name, which some objective or directory must have or the calendar know.
  func cycle(_ text: String) throws(Refusal) -> CycleName {
    let name = CycleName(text)
    guard span(of: name) == nil else { return name }
    throw .unknown(text, near: nearest(to: text, among: cycleNames.map(\.text)))
  }

  /// The team in a directory.
  func team(_ path: String) throws(Refusal) -> Team {
    if let team = teams[TeamPath(path)] { return team }
    throw .unknown(path, near: nearest(to: path, among: teams.keys.map(\.text).sorted()))
  }

  /// Refuses somebody who is neither known nor named as an owner anywhere.
  func check(owner name: String) throws(Refusal) {
    let written = objectives.flatMap { $0.named.map(\.value) }
    guard person(name) == nil, !written.contains(name) else { return }
    throw .unknown(name, near: nearest(to: name, among: people.map(\.id) + written))
  }
}
