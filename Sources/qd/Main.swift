import ArgumentParser
private import Glibc

/// The program: without a command it opens the dashboard.
@main
struct QD: Command {
  static let configuration = CommandConfiguration(
    commandName: "qd",
    abstract: "OKRs and KPIs on one screen, over plain text.",
    discussion: """
      Without a command qd opens the dashboard on the data directory it finds: -C, else \
      $QUARTERDECK_DIR, else the nearest directory upward that holds quarterdeck.rec, else the one \
      named in the configuration.

      Exit codes: 0 done, 1 lint found something, 64 usage, 65 it can't be done with this data, \
      74 input or output, 75 locked or in conflict, try again, 77 not permitted.
      """,
    version: "0.1.0",
    subcommands: [
      TreeCommand.self, ShowCommand.self, KPIsCommand.self, ExplainCommand.self,
      StatusCommand.self, DueCommand.self, LogCommand.self, LintCommand.self,
      ReportCommand.self,
      CheckInCommand.self, RecordCommand.self, CommentCommand.self,
      SetCommand.self, NewCommand.self, DropCommand.self, DeleteCommand.self, RenameCommand.self,
      UndoCommand.self, RedoCommand.self,
      PromoteCommand.self, CloseCommand.self, CarryOverCommand.self,
      SyncCommand.self, SettleCommand.self, MergeFileCommand.self,
      InitCommand.self, DemoCommand.self, ScreenCommand.self, ThemesCommand.self,
      DoctorCommand.self, PathsCommand.self,
    ])

  @OptionGroup var global: GlobalOptions

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    Glibc.exit(Program(words: words, environment: Program.currentEnvironment).run())
  }
}

extension QD {
  func answer(in session: Session) throws(Failure) -> Answer {
    let directory: String
    do throws(Failure) {
      directory = try session.dataDirectory().path
    } catch {
      // A directory that was named is an error; none at all is where people start.
      guard session.hasTerminal, global.directory == nil else { throw error }
      return try FirstSteps.answer(in: session)
    }
    guard session.hasTerminal else {
      return TreeCommand.answer(try session.review(at: directory), in: session)
    }
    return try session.dashboard(at: directory)
  }
}
