import ArgumentParser
import GoalFiles
import Goals

/// `qd close`: an objective closed with outcome and score, or a whole cycle.
struct CloseCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close an objective, or a cycle.",
    discussion: """
      Without --outcome nothing is closed: it shows what is proposed. KR= names one of several key \
      results, as in --score lifecycle=0.8; without, a score is the objective's, and a target or a \
      KPI that of the one driver with a number. Another score than the proposed one needs a \
      --reason, and so does correcting what is closed already. TEAM/CYCLE closes the cycle once \
      its objectives are closed.
      """,
    example: "qd close shorten-sales-lifecycle --outcome achieved --learned \"Ask legal first\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The objective or the cycle.", valueName: "ref"))
  var reference: String

  @OptionGroup var options: CloseOptions

  @Option(help: ArgumentHelp("What the cycle taught, with a cycle.", valueName: "text"))
  var retrospective: String?

  func answer(in session: Session) throws(Failure) -> Answer {
    let review = try session.review()
    let found: Reference
    do throws(Refusal) {
      found = try review.organization.resolve(reference)
    } catch {
      throw .refused(error)
    }
    switch found {
    case .objective(let ref): return try close(ref, review, in: session)
    case .cycle(let ref): return try close(ref, in: session)
    default: throw .refused(.wrongKind(reference, needed: "an objective or a cycle"))
    }
  }

  private func close(
    _ ref: ObjectiveRef, _ review: Review, in session: Session
  ) throws(Failure) -> Answer {
    guard retrospective == nil else {
      throw .usage("--retrospective goes with a cycle; --learned is what an objective taught")
    }
    guard let outcome = options.outcome else { return try proposal(of: ref, review, in: session) }
    guard let state = Objective.State(rawValue: outcome), state.isClosed else {
      throw .usage("--outcome: \"\(outcome)\" is not achieved, missed or dropped")
    }
    var remark: String?
    let (before, saved) = try session.save { organization throws(Refusal) in
      let review = session.review(of: organization)
      guard let proposal = ClosingProposal(of: ref, in: review) else { throw .gone(ref.text) }
      let decision = try options.decision(state, on: proposal)
      remark = proposal.question(about: decision)
      return .close(ref, try proposal.closing(decision))
    }
    let next = saved.organization.successor(of: ref)
    var answer = Answer(saved, since: before, reference: next?.text, on: session.paper)
    answer.remarks += [remark].compactMap(\.self)
    return answer
  }

  /// What is proposed; nothing is changed.
  private func proposal(
    of ref: ObjectiveRef, _ review: Review, in session: Session
  ) throws(Failure) -> Answer {
    guard options.isEmpty else {
      throw .usage("say what came of it with --outcome achieved, missed or dropped")
    }
    guard let proposal = ClosingProposal(of: ref, in: review) else {
      throw .refused(.gone(ref.text))
    }
    guard session.paper.isJSON else {
      return Answer(ShownObject(review: review, paper: session.paper).lines(of: proposal))
    }
    return Answer(proposal.json)
  }

  private func close(_ ref: CycleRef, in session: Session) throws(Failure) -> Answer {
    guard options.isEmpty, options.outcome == nil else {
      throw .usage("a cycle takes --retrospective alone; its objectives have outcomes and scores")
    }
    let (before, saved) = try session.save { organization throws(Refusal) in
      try organization.closing(of: ref, retrospective)
    }
    return Answer(saved, since: before, what: "closed \(ref.path)", on: session.paper)
  }
}

extension Organization {
  /// The change that closes a cycle, once nothing in it is open.
  fileprivate func closing(
    of ref: CycleRef, _ retrospective: String?
  ) throws(Refusal) -> Change.Action {
    let open = objectives.filter { $0.ref.cycle == ref && !$0.state.isClosed }
    guard open.isEmpty else {
      throw .unreadable(
        field: ref.path, problem: "still open: \(open.map(\.ref.id).joined(separator: ", "))",
        hint: "qd close \(open[0].ref.text) shows what is proposed")
    }
    if cycles[ref]?.isClosed == true, retrospective == nil {
      throw .unreadable(
        field: ref.path, problem: "it is closed already",
        hint: "--retrospective says what it taught")
    }
    let edits =
      [FieldEdit(.state, from: nil, to: ["closed"])]
      + (retrospective.map { [FieldEdit(.retrospective, from: nil, to: [$0])] } ?? [])
    return .set(.cycle(ref), edits, reason: "")
  }
}
