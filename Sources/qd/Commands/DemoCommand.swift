import ArgumentParser

/// `qd demo`: the dashboard on a copy of the demo organisation, which goes when it is left.
struct DemoCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open the dashboard on a throw-away copy of the demo organisation.",
    example: "qd demo --theme dark")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    try DemoCommand.answer(in: session)
  }

  static func answer(in session: Session) throws(Failure) -> Answer {
    let demo = try TemporaryOrganization.written(today: session.clock.today)
    // Its files go with the value, so it has to outlive the dashboard.
    return try withExtendedLifetime(demo) { demo throws(Failure) in try show(demo, in: session) }
  }

  private static func show(
    _ demo: borrowing TemporaryOrganization, in session: Session
  ) throws(Failure) -> Answer {
    guard session.hasTerminal else {
      return TreeCommand.answer(try session.review(at: demo.path), in: session)
    }
    var opening = session.opening
    opening.login = "jenny"
    opening.state = demo.state
    return try session.dashboard(at: demo.path, opening)
  }
}
