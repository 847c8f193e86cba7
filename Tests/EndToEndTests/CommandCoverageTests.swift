import ArgumentParser
import Dashboard
import Testing

@testable import qd

@Suite("What a key changes or shows, a command does too")
struct CommandCoverageTests {
  @Test("Every action is a command, or of the screen alone", arguments: Dashboard.Command.allCases)
  func covered(action: Dashboard.Command) {
    guard let name = Self.command(for: action) else { return }
    let names = QD.configuration.groupedSubcommands.flatMap(\.subcommands).map {
      $0.configuration.commandName ?? ""
    }
    #expect(names.contains(name), "\(action)")
  }

  /// The command that does the same; `nil` for what moves, folds, narrows and arranges the screen.
  private static func command(for action: Dashboard.Command) -> String? {
    switch action {
    case .down, .up, .first, .last, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .nextTop,
      .previousTop, .less, .more, .toggleFold, .openFold, .closeFold, .openAll, .closeAll,
      .nextPane, .previousPane, .treePane, .keyResultPane, .kpiPane, .zoom, .cancel, .close, .quit,
      .interrupt, .search, .nextMatch, .previousMatch, .filter, .clearFilter, .sort, .mark,
      .clearMarks, .repaint, .suspend, .palette, .reload, .drafts:
      nil
    case .previousCycle, .nextCycle, .asOf, .today, .dayBefore, .dayAfter: "tree"
    case .open, .detailPane, .copyTitle, .copyReference, .copyValue, .copyMarkdown, .links: "show"
    case .attention: "status"
    case .people: "people"
    case .findings: "lint"
    case .history: "log"
    case .explain: "explain"
    case .themes: "themes"
    case .help: "manual"
    case .checkIn: "check-in"
    case .session, .nextWaiting: "due"
    case .closing: "close"
    case .promote: "promote"
    case .addSibling, .addChild, .addTeam, .addPerson, .addCycle: "new"
    case .edit, .openEditor, .editTeam, .editPerson, .editCycle, .editSettings, .owner, .state,
      .earlier, .later:
      "set"
    case .undo: "undo"
    case .redo: "redo"
    case .comment: "comment"
    case .process: "process"
    case .move: "move"
    case .drop: "drop"
    case .settle: "settle"
    case .sync: "sync"
    }
  }
}
