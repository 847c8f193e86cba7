import ArgumentParser
import Goals

/// `qd tree`: the objective tree of a cycle.
struct TreeCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "tree", abstract: "The objectives of a cycle, each below the one it supports.")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    try TreeCommand.answer(try session.review(), in: session)
  }

  static func answer(_ review: Review, in session: Session) throws(Failure) -> Answer {
    Answer([review.organization.name])
  }
}
