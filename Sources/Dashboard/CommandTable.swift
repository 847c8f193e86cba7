import Canvas
import Goals

// The one table of commands: dispatch, hint line, help, palette, what stands in the way, manual and
// README follow from it, and the compiler asks for a row that is missing. A row says its topic, its
// keys, its words, the names people have for it, its hint, whether it changes the data, what it
// needs, and what it does.
extension Command {
  var row: Binding {
    switch self {
    case .down:
      return bind(
        .move, "j <Down>", "the next row", names: "down next",
        tip: .init(words: "move", rank: 8, keys: "j/k"),
        .moves(.rows(1)))
    case .up:
      return bind(.move, "k <Up>", "the row before", .moves(.rows(-1)))
    case .first:
      return bind(.move, "gg <Home>", "the first row", .moves(.first))
    case .last:
      return bind(.move, "G <End>", "the last row", .moves(.last))
    case .halfPageDown:
      return bind(.move, "<C-d>", "half a page down", .moves(.halfPages(1)))
    case .halfPageUp:
      return bind(.move, "<C-u>", "half a page up", .moves(.halfPages(-1)))
    case .pageDown:
      return bind(.move, "<PgDn> <C-f>", "a page down", .moves(.pages(1)))
    case .pageUp:
      return bind(.move, "<PgUp> <C-b>", "a page up", .moves(.pages(-1)))
    case .nextTop:
      return bind(
        .move, "}", "the next top-level objective", tip: .init(keys: "{/}"), .moves(.groups(1)))
    case .previousTop:
      return bind(.move, "{", "the top-level objective before", .moves(.groups(-1)))
    case .more:
      return bind(
        .fold, "l <Right>", "show more below a row, or go to its first child",
        tip: .init(words: "unfold", rank: 9, keys: "h/l"), .arranges { $0.showMore($1) })
    case .less:
      return bind(
        .fold, "h <Left>", "show less below a row, or go to its parent", tip: .init(words: "fold"),
        .arranges { $0.showLess($1) })
    case .toggleFold:
      return bind(
        .fold, "za", "fold or unfold", needs: [.tree],
        .arranges { overview, _ in overview.toggleFold() })
    case .openFold:
      return bind(
        .fold, "zo", "unfold, key results too", needs: [.tree],
        .arranges { overview, _ in overview.openFold() })
    case .closeFold:
      return bind(
        .fold, "zc", "fold", names: "fold", needs: [.tree],
        .arranges { overview, _ in overview.closeFold() })
    case .openAll:
      return bind(
        .fold, "zR", "unfold everything", needs: [.tree],
        .arranges { overview, _ in overview.openAll() })
    case .closeAll:
      return bind(
        .fold, "zM", "fold everything", names: "fold all", needs: [.tree],
        .arranges { $0.closeAll($1) })
    case .open:
      return bind(
        .look, "<Enter>", "open what the cursor is on", names: "open chart graph",
        tip: .init(words: "open", rank: 10), .runs { $0.open($1) })
    case .nextWaiting:
      return bind(
        .look, ".", "the next in this list that waits for a check-in or a reading",
        names: "next due waiting", needs: [.overview, .waiting],
        .arranges { $0.goToNextWaiting($1) })
    case .nextPane:
      return bind(
        .look, "<Tab>", "the next pane", tip: .init(words: "pane", rank: 13),
        .arranges { overview, _ in overview.goToPane(by: 1) })
    case .previousPane:
      return bind(
        .look, "<S-Tab>", "the pane before", .arranges { overview, _ in overview.goToPane(by: -1) })
    case .treePane:
      return bind(
        .look, "1", "the objective tree", .arranges { overview, _ in overview.goToPane(.tree) })
    case .keyResultPane:
      return bind(
        .look, "2", "the preview, and the key results in it",
        .arranges { overview, _ in overview.goToPane(.keyResults) })
    case .kpiPane:
      return bind(.look, "3", "the KPIs", .arranges { overview, _ in overview.goToPane(.kpis) })
    case .detailPane:
      return bind(
        .look, "4", "everything about one object",
        .arranges { overview, _ in overview.goToPane(.detail) })
    case .zoom:
      return bind(
        .look, "v", "this pane alone on the screen, and back", names: "zoom maximise",
        .arranges { overview, _ in overview.isZoomed.toggle() })
    case .previousCycle:
      return bind(
        .look, "[", "the cycle before", tip: .init(words: "cycle", rank: 14, keys: "[/]"),
        needs: [.overview], .runs { $0.changeCycle(by: -1, $1) })
    case .nextCycle:
      return bind(
        .look, "]", "the next cycle", needs: [.overview], .runs { $0.changeCycle(by: 1, $1) })
    case .search:
      return bind(
        .look, "/", "search in titles and ids, unfolding to the match",
        tip: .init(words: "search", rank: 12), needs: [.overview],
        .prompts { app, _ in SearchPrompt(from: app.screens.overview, history: app.history[.search])
        })
    case .nextMatch:
      return bind(
        .look, "n", "the next match", needs: [.overview, .search],
        .runs { $0.findAgain(forward: true, $1) })
    case .previousMatch:
      return bind(
        .look, "N", "the match before", needs: [.overview, .search],
        .runs { $0.findAgain(forward: false, $1) })
    case .filter:
      return bind(
        .look, "f", "narrow the list: words, owner: team: status: tag: due; Tab completes",
        tip: .init(words: "filter"), needs: [.overview],
        .prompts { app, _ in FilterPrompt(from: app.screens.overview, history: app.history[.filter])
        })
    case .clearFilter:
      return bind(
        .look, "F", "show all again, in every pane", needs: [.filter],
        .arranges { $0.clearFilters($1) })
    case .sort:
      return bind(
        .look, "s", "the order of the list", needs: [.overview],
        .prompts { app, _ in SortPrompt(app.screens.overview) })
    case .mark:
      return bind(
        .look, "<Space> m", "mark or unmark; w t d o y act on all that is marked", needs: [.object],
        .arranges { $0.toggleMark($1) })
    case .clearMarks:
      return bind(
        .look, "V", "take all marks away", needs: [.marks],
        .arranges { overview, _ in overview.clearMarks() })
    case .attention:
      return bind(
        .look, "!", "what needs attention; Enter goes there", tip: .init(words: "attention"),
        .opens { AttentionScreen($1, $0.screens.overview.filter) })
    case .findings:
      return bind(
        .look, "gf", "what is wrong with the files, or could be better", names: "findings lint",
        .opens { FindingsScreen($1) })
    case .history:
      return bind(
        .look, "H", "what happened; e there corrects a line, d takes it back",
        names: "history log retract correct", .does { $0.openHistory($1) })
    case .explain:
      return bind(
        .look, "x", "how the number under the cursor came about", .runs { $0.explain($1) })
    case .people:
      return bind(
        .look, "gp", "teams and people: who leads, who answers for what, who left",
        names: "people teams hand over", .opens { PeopleScreen($1) })
    case .asOf:
      return bind(
        .look, "gd", "look at everything as of a day",
        .prompts { DayPrompt(today: $0.standpoint.today ?? $1.day) })
    case .today:
      return bind(
        .look, "gt", "come back to today", tip: .init(words: "today", rank: 1, isForPast: true),
        needs: [.past], .runs { app, _ in app.look(asOf: nil) })
    case .dayBefore:
      return bind(
        .look, "<lt>", "a day back",
        tip: .init(words: "day", rank: 2, keys: "</>", isForPast: true),
        .runs { $0.look(asOf: $1.day.advanced(by: -1)) })
    case .dayAfter:
      return bind(
        .look, ">", "a day on, while looking back", needs: [.past],
        .runs { $0.look(asOf: $1.day.advanced(by: 1)) })
    case .copyTitle:
      return bind(.look, "yt", "copy the title", needs: [.object], .does { $0.copy(.title, $1) })
    case .copyReference:
      return bind(
        .look, "yr", "copy the reference, for qd show and the like", needs: [.object],
        .does { $0.copy(.reference, $1) })
    case .copyValue:
      return bind(.look, "yv", "copy the value", needs: [.object], .does { $0.copy(.value, $1) })
    case .copyMarkdown:
      return bind(
        .look, "ym", "copy a line of Markdown", names: "copy markdown export",
        needs: [.object], .does { $0.copy(.markdown, $1) })
    case .links:
      return bind(
        .look, "gx", "open a link of it, or copy it", names: "link address url copy",
        needs: [.object],
        .does { $0.followLink($1) })
    case .themes:
      return bind(.look, "T", "themes, tried on while you choose", .has(.listThemes))
    case .palette:
      return bind(
        .look, ":", "every command, by a few of its letters", tip: .init(words: "commands"),
        .opens { PaletteScreen($0.palette($1)) })
    case .help:
      return bind(
        .look, "? <F1>", "this help: type to narrow, Enter runs",
        tip: .init(words: "help", rank: 0), .opens { _, _ in HelpScreen() })
    case .reload:
      return bind(.look, "R", "read the files again", .has(.files(.load)))
    case .repaint:
      return bind(.look, "<C-l>", "paint the screen again", .has(.repaint))
    case .checkIn:
      return bind(
        .change, "c", "check in: value, confidence, note; on a KPI a reading",
        names: "check in record", tip: .init(words: "check in", rank: 3), changes: true,
        needs: [.object, .checkable], .runs { $0.checkIn($1) })
    case .session:
      return bind(
        .change, "C", "walk all that waits for your check-in: PgDn skips, PgUp goes back",
        changes: true, .opens { SessionScreen($1, $0.screens.overview.filter, notes: $0.history) })
    case .closing:
      return bind(
        .change, "Z", "close a cycle objective by objective, and see what is planned next",
        names: "close cycle carry over graduate", changes: true,
        .opens {
          ClosingScreen($1, from: $0.screens.subject(in: $1)?.objective.map(ClosingPage.objective))
        })
    case .promote:
      return bind(
        .change, "P", "make an objective of a KPI, to leap or to recover", changes: true,
        needs: [.kpi], .runs { $0.promote($1) })
    case .addSibling:
      return bind(
        .change, "a", "add one beside this: objective, key result, KPI",
        tip: .init(words: "add", rank: 6), changes: true, needs: [.placeBeside],
        .prompts { $0.prompt(for: $0.sibling($1), $1) })
    case .addChild:
      return bind(
        .change, "A", "add one below this: a key result, a reading",
        tip: .init(words: "add below", rank: 7), changes: true, needs: [.placeBelow],
        .prompts { $0.prompt(for: $0.child($1), $1) })
    case .edit:
      return bind(
        .change, "e", "edit the fields in a form", names: "edit rename change",
        tip: .init(words: "edit", rank: 5),
        changes: true, needs: [.object], .runs { $0.edit($1) })
    case .openEditor:
      return bind(
        .change, "E", "open the file in $VISUAL or $EDITOR, at its line", names: "editor vim",
        needs: [.object], .does { $0.openEditor($1) })
    case .owner:
      return bind(
        .change, "w", "the owner, with completion", changes: true, needs: [.object],
        .prompts { OwnerPrompt(of: $0.screens.subjects(in: $1), $1) })
    case .state:
      return bind(
        .change, "t", "the state: draft, active, dropped", changes: true,
        needs: [.object, .stateful], .prompts { StatePrompt(of: $0.screens.subjects(in: $1), $1) })
    case .comment:
      return bind(
        .change, "o", "say something about it", changes: true, needs: [.object],
        .prompts { CommentPrompt(on: $0.screens.subjects(in: $1), history: $0.history[.note]) })
    case .process:
      return bind(
        .change, "gb", "begin the process of a KPI anew and say why: limits are made anew",
        names: "process signal limits baseline", changes: true, needs: [.kpi],
        .prompts {
          CommentPrompt(
            on: [$0.screens.subject(in: $1)].compactMap(\.self), history: $0.history[.note],
            for: .process)
        })
    case .drop:
      return bind(
        .change, "d", "drop, keeping its history (asks first)",
        names: "drop delete remove retire", changes: true, needs: [.object, .droppable],
        .prompts { $1.question(toDrop: $0.screens.subjects(in: $1)) })
    case .move:
      return bind(
        .change, "=m", "move it to another team, cycle or objective, with its history",
        names: "move transfer", changes: true, needs: [.object, .movable],
        .prompts { MovePrompt(of: $0.screens.subjects(in: $1)) })
    case .earlier:
      return bind(
        .change, "K", "move the objective up among its team's, by Priority",
        names: "priority up", changes: true, needs: [.object], .does { $0.reorder(by: -1, $1) })
    case .later:
      return bind(
        .change, "J", "move the objective down among its team's, by Priority",
        names: "priority down", changes: true, needs: [.object], .does { $0.reorder(by: 1, $1) })
    case .undo:
      return bind(
        .change, "u", "take back your last change, saying what it was", names: "undo",
        tip: .init(words: "undo", rank: 11), changes: true, .has(.files(.undo(confirmed: false))))
    case .redo:
      return bind(
        .change, "U <C-r>", "do again what was taken back", changes: true, .has(.files(.redo)))
    case .drafts:
      return bind(
        .change, "gc", "reopen what was typed and not saved", changes: true,
        needs: [.unsavedInput],
        .runs { $0.offer($0.recovery.all, $1) })
    case .settle:
      return bind(
        .change, "gm", "settle what two people left differently in a file", needs: [.conflict],
        .opens { _, _ in ConflictScreen() })
    case .sync:
      return bind(
        .change, "gs", "sync with the others by git: commit, pull, merge, push", changes: true,
        .does { app, _ in app.sync() })
    case .addTeam:
      return bind(
        .organize, "+t", "a new team inside the one the cursor is in", changes: true,
        .prompts { FormPrompt(teamIn: $0.team($1), $1) })
    case .addPerson:
      return bind(
        .organize, "+p", "a new person", changes: true, .prompts { FormPrompt(newPerson: $1) })
    case .addCycle:
      return bind(
        .organize, "+c", "a new cycle of the team the cursor is in", changes: true,
        .prompts { FormPrompt(cycleOf: $0.team($1), $1) })
    case .editTeam:
      return bind(
        .organize, "=t", "edit the team the cursor is in", changes: true,
        .runs { $0.edit($0.editedTeam($1), $1) })
    case .editPerson:
      return bind(
        .organize, "=p", "edit yourself", changes: true, .runs { $0.edit(.person($1.userId), $1) })
    case .editCycle:
      return bind(
        .organize, "=c", "edit the cycle the cursor is in", changes: true,
        .runs { $0.edit($0.editedCycle($1), $1) })
    case .editSettings:
      return bind(
        .organize, "=s", "edit the settings of the organisation", changes: true,
        .runs { $0.edit(.settings, $1) })
    case .cancel:
      return bind(
        .leave, "<Esc> <C-g>", "close the popup, then clear search, filter, marks; never quits",
        .runs { $0.cancel($1) })
    case .interrupt:
      return bind(.leave, "<C-c>", "the same; twice quits", .does { $0.interrupt($1) })
    case .close:
      return bind(
        .leave, "q", "close the top screen; on the first one quit", names: "back",
        tip: .init(words: "quit", rank: 4), .does { $0.close($1) })
    case .quit:
      return bind(.leave, "Q", "quit now: everything is saved already", .has(.quit))
    case .suspend:
      return bind(.leave, "<C-z>", "suspend; fg comes back", .has(.suspend))
    }
  }
}
