import ArgumentParser

/// `qd themes`: the names that `--theme` takes.
struct ThemesCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "The themes there are, your own among them.",
    example: "qd themes")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    let names = session.places.themeNames
    return session.paper.isJSON ? Answer(.array(names.map { .text($0) })) : Answer(names)
  }
}
