import ArgumentParser
import GoalFiles
private import Glibc
import Goals

/// `qd sync`: the exchange with the directory's remote, by git.
struct SyncCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Commit, pull, merge and push by git.",
    discussion: """
      What each person has recorded is committed as theirs, the rest as yours. What both sides \
      changed otherwise stays in the file with both values and nothing is sent: settle it with \
      qd settle REF --mine or --theirs and run qd sync again. qd init --git makes a directory known \
      to git.
      """, example: "qd sync")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    guard !global.isReadOnly, global.asOfText == nil else {
      throw .store(.refused(.readOnly("qd sync writes, which --read-only and --as-of rule out")))
    }
    let path = try session.dataDirectory().path
    var store = try session.store(at: path)
    do {
      let before = try store.load()
      let waiting = Waiting()
      let outcome = try Sync.run(
        at: path, by: session.login, state: session.places.state,
        environment: session.environment, report: waiting.note)
      var answer = SyncCommand.answer(outcome, on: session.paper)
      answer.remarks = try store.load().problems(since: before).map { "since then: \($0)" }
      return answer
    } catch {
      throw Failure(error)
    }
  }

  private static func answer(_ outcome: Sync.Outcome, on paper: Paper) -> Answer {
    if paper.isJSON {
      let commits = outcome.commits.map {
        JSON(["author": .text($0.name), "files": JSON($0.files)])
      }
      return Answer(
        JSON([
          "remote": JSON(outcome.remote), "committed": .array(commits),
          "received": JSON(outcome.received), "sent": JSON(outcome.sent),
        ]))
    }
    return Answer([outcome.sentence])
  }
}

/// Tells somebody at a terminal how far it is, once it takes longer than a moment.
private struct Waiting {
  private let start = ContinuousClock.now

  func note(_ step: Sync.Step) {
    guard isatty(STDERR_FILENO) == 1, ContinuousClock.now - start > .milliseconds(300) else {
      return
    }
    let text = "qd: step \(step.rawValue + 1) of \(Sync.Step.allCases.count): \(step)\n"
    _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  }
}
