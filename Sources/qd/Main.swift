import ArgumentParser
private import Glibc

/// The program: without a command it opens the dashboard.
@main
struct QD: Command {
  static let configuration = CommandConfiguration(
    commandName: "qd",
    abstract: "OKRs and KPIs on one screen, over plain text.",
    discussion: """
      qd demo       looks around in a software company in the middle of a quarter
      qd init okrs  makes a data directory of your own
      qd -C okrs    opens it: ? shows the keys, u takes back, q leaves

      Without -C qd takes $QUARTERDECK_DIR, else the nearest directory upward that holds \
      quarterdeck.rec, else the one named in the configuration. qd manual | man -l - is the manual.

      Exit codes: 0 done, 1 lint found something, 64 usage, 65 it can't be done with this data, \
      74 input or output, 75 locked or in conflict, try again, 77 not permitted.
      """,
    version: "0.1.0",
    groupedSubcommands: groups)

  /// The commands, by what a person is about to do.
  private static let groups = [
    CommandGroup(name: "Begin", subcommands: [DemoCommand.self, InitCommand.self]),
    CommandGroup(
      name: "Look",
      subcommands: [
        StatusCommand.self, TreeCommand.self, ShowCommand.self, KPIsCommand.self,
        TeamsCommand.self, PeopleCommand.self,
        DueCommand.self, ExplainCommand.self, LogCommand.self, LintCommand.self,
        ReportCommand.self,
      ]),
    CommandGroup(
      name: "Record",
      subcommands: [
        CheckInCommand.self, RecordCommand.self, CommentCommand.self, CorrectCommand.self,
        RetractCommand.self, ProcessCommand.self,
      ]),
    CommandGroup(
      name: "Change",
      subcommands: [
        NewCommand.self, SetCommand.self, DropCommand.self, DeleteCommand.self,
        RenameCommand.self, MoveCommand.self, HandOverCommand.self, UndoCommand.self,
        RedoCommand.self,
      ]),
    CommandGroup(
      name: "Cycle",
      subcommands: [CloseCommand.self, CarryOverCommand.self, PromoteCommand.self]),
    CommandGroup(
      name: "Share",
      subcommands: [
        ImportCommand.self, ExportCommand.self, SyncCommand.self, SettleCommand.self,
        MergeFileCommand.self,
      ]),
    CommandGroup(
      name: "Program",
      subcommands: [
        ManualCommand.self, DoctorCommand.self, PathsCommand.self, ThemesCommand.self,
        ScreenCommand.self,
      ]),
  ]

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
