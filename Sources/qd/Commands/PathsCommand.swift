import ArgumentParser
import GoalFiles

/// `qd paths`: where everything lies, and why there.
struct PathsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "paths", abstract: "Where the data, the configuration and your own state lie.",
    example: "qd paths")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    // No data directory is an answer too: this is where one looks why there is none.
    let found = try? session.dataDirectory()
    let places = session.places
    guard !session.paper.isJSON else {
      return Answer(
        JSON([
          "data": JSON(found?.path), "foundBy": JSON(found?.origin.rawValue),
          "configuration": .text(places.configurationFile), "themes": .text(places.themes),
          "state": .text(places.state), "login": .text(session.login),
        ]))
    }
    var table = Table([.left, .left])
    table.add(["data", found.map { "\($0.path) (\($0.origin.rawValue))" } ?? "none found"])
    table.add(["configuration", places.configurationFile])
    table.add(["themes", places.themes])
    table.add(["state", places.state])
    table.add(["login", session.login])
    return Answer(table.lines(on: session.paper))
  }
}
