import ArgumentParser
import GoalFiles
import Themes

/// `qd themes`: the names that `--theme` takes.
struct ThemesCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "The themes there are, your own among them.")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    let own = session.places.ownThemes.filter { !EmbeddedThemes.names.contains($0) }
    let names = EmbeddedThemes.names + own
    return session.paper.isJSON ? Answer(.array(names.map { .text($0) })) : Answer(names)
  }
}

extension Places {
  /// The names of the files in the user's own directory of themes.
  fileprivate var ownThemes: [String] {
    let entries = try? DataRoot(at: themes).list("").entries
    return (entries ?? []).map(\.name).filter { $0.hasSuffix(".theme") }.map {
      String($0.dropLast(6))
    }
  }
}
