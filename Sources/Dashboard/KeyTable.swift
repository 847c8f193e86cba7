package import Canvas

/// One command with the keys that give it and the words for it.
package struct Binding: Sendable {
  package let command: Command
  /// Each a sequence of keys; any of them gives the command.
  package let keys: [[Key]]
  /// A word or two for the hint line; empty where it is never hinted at.
  package let hint: String
  /// One sentence for the help and the README.
  package let words: String

  /// The keys as they are written: `j ↓`, `gg Home`.
  package var keyText: String {
    keys.map { $0.map(\.name).joined() }.joined(separator: " ")
  }
}

/// The bindings of one topic, as help and README list them.
package struct BindingSection: Sendable {
  package let title: String
  package let bindings: [Binding]
}

/// The one table of keys: it feeds dispatch, hint line, help and the README.
package enum KeyTable {
  package static let sections: [BindingSection] = [
    moving, folding, looking, changing, organizing, leaving,
  ]

  package static let bindings: [Binding] = sections.flatMap(\.bindings)

  /// What keys typed so far mean.
  package enum Match: Hashable, Sendable {
    case command(Command)
    /// More keys must follow; these may.
    case prefix([Command])
    case nothing
  }

  package static func match(_ keys: [Key]) -> Match {
    if let command = exact[keys] { return .command(command) }
    let longer = bindings.filter { binding in
      binding.keys.contains { $0.count > keys.count && Array($0.prefix(keys.count)) == keys }
    }
    return longer.isEmpty ? .nothing : .prefix(longer.map(\.command))
  }

  package static func binding(of command: Command) -> Binding? {
    bindings.first { $0.command == command }
  }

  private static let exact: [[Key]: Command] = Dictionary(
    bindings.flatMap { binding in binding.keys.map { ($0, binding.command) } },
    uniquingKeysWith: { first, _ in first })

  private static let moving = BindingSection(
    title: "Move",
    bindings: [
      bind(.down, ["j", "<Down>"], hint: "move", "the next row"),
      bind(.up, ["k", "<Up>"], "the row before"),
      bind(.first, ["gg", "<Home>"], "the first row"),
      bind(.last, ["G", "<End>"], "the last row"),
      bind(.halfPageDown, ["<C-d>"], "half a page down"),
      bind(.halfPageUp, ["<C-u>"], "half a page up"),
      bind(.pageDown, ["<PgDn>", "<C-f>"], "a page down"),
      bind(.pageUp, ["<PgUp>", "<C-b>"], "a page up"),
      bind(.nextTop, ["}"], "the next top-level objective"),
      bind(.previousTop, ["{"], "the top-level objective before"),
    ])

  private static let folding = BindingSection(
    title: "Fold",
    bindings: [
      bind(
        .more, ["l", "<Right>"], hint: "unfold", "show more below a row, or go to its first child"),
      bind(.less, ["h", "<Left>"], hint: "fold", "show less below a row, or go to its parent"),
      bind(.toggleFold, ["za"], "fold or unfold"),
      bind(.openFold, ["zo"], "unfold, key results too"),
      bind(.closeFold, ["zc"], "fold"),
      bind(.openAll, ["zR"], "unfold everything"),
      bind(.closeAll, ["zM"], "fold everything"),
    ])

  private static let looking = BindingSection(
    title: "Look",
    bindings: [
      bind(.open, ["<Enter>"], hint: "open", "open what the cursor is on"),
      bind(.nextPane, ["<Tab>"], hint: "pane", "the next pane"),
      bind(.previousPane, ["<S-Tab>"], "the pane before"),
      bind(.treePane, ["1"], "the objective tree"),
      bind(.keyResultPane, ["2"], "the key results"),
      bind(.kpiPane, ["3"], "the KPIs"),
      bind(.detailPane, ["4"], "everything about one object"),
      bind(.previousCycle, ["["], hint: "cycle", "the cycle before"),
      bind(.nextCycle, ["]"], "the next cycle"),
      bind(.search, ["/"], hint: "search", "search in titles and ids, unfolding to the match"),
      bind(.nextMatch, ["n"], "the next match"),
      bind(.previousMatch, ["N"], "the match before"),
      bind(
        .filter, ["f"], hint: "filter",
        "narrow the list: words, owner: team: status: tag: due; Tab completes"),
      bind(.clearFilter, ["F"], "show all again"),
      bind(.sort, ["s"], "the order of the list"),
      bind(.mark, ["<Space>", "m"], "mark or unmark; w t d o y act on all that is marked"),
      bind(.clearMarks, ["V"], "take all marks away"),
      bind(.attention, ["!"], hint: "attention", "what needs attention; Enter goes there"),
      bind(.findings, ["gf"], "what is wrong with the files, or could be better"),
      bind(.history, ["H"], "what happened: since you last looked, to one object, to everything"),
      bind(.explain, ["x"], "how the number under the cursor came about"),
      bind(.asOf, ["gd"], "look at everything as of a day"),
      bind(.today, ["gt"], hint: "today", "come back to today"),
      bind(.dayBefore, ["<lt>"], hint: "day", "a day back"),
      bind(.dayAfter, [">"], "a day on, while looking back"),
      bind(.copyTitle, ["yt"], "copy the title"),
      bind(.copyReference, ["yr"], "copy the reference, for qd show and the like"),
      bind(.copyValue, ["yv"], "copy the value"),
      bind(.copyMarkdown, ["ym"], "copy a line of Markdown"),
      bind(.themes, ["T"], "themes, tried on while you choose"),
      bind(.palette, [":"], hint: "commands", "every command, by a few of its letters"),
      bind(.help, ["?", "<F1>"], hint: "help", "this help: type to narrow, Enter runs"),
      bind(.reload, ["R"], "read the files again"),
      bind(.repaint, ["<C-l>"], "paint the screen again"),
    ])

  private static let changing = BindingSection(
    title: "Change",
    bindings: [
      bind(
        .checkIn, ["c"], hint: "check in", "check in: value, confidence, note; on a KPI a reading"),
      bind(
        .session, ["C"], "walk all that waits for your check-in: PgDn skips, PgUp goes back"),
      bind(
        .closing, ["Z"], "close a cycle objective by objective, and see what is planned next"),
      bind(.promote, ["P"], "make an objective of a KPI, to leap or to recover"),
      bind(.addSibling, ["a"], hint: "add", "add one beside this: objective, key result, KPI"),
      bind(.addChild, ["A"], "add one below this: a key result, a reading"),
      bind(.edit, ["e"], hint: "edit", "edit the fields in a form"),
      bind(.openEditor, ["E"], "open the file in $VISUAL or $EDITOR, at its line"),
      bind(.owner, ["w"], "the owner, with completion"),
      bind(.state, ["t"], "the state: draft, active, dropped"),
      bind(.comment, ["o"], "say something about it"),
      bind(.drop, ["d"], "give it up, keeping what was recorded; asks, and Enter means no"),
      bind(.undo, ["u"], hint: "undo", "take back your last change, saying what it was"),
      bind(.redo, ["U", "<C-r>"], "do again what was taken back"),
      bind(.drafts, ["gc"], "go on with what was typed and not saved"),
      bind(.settle, ["gm"], "settle what two people left differently in a file"),
      bind(.sync, ["gs"], "sync with the others by git: commit, pull, merge, push"),
    ])

  private static let organizing = BindingSection(
    title: "Organise",
    bindings: [
      bind(.addTeam, ["+t"], "a new team inside the one the cursor is in"),
      bind(.addPerson, ["+p"], "a new person"),
      bind(.addCycle, ["+c"], "a new cycle of the team the cursor is in"),
      bind(.editTeam, ["=t"], "edit the team the cursor is in"),
      bind(.editPerson, ["=p"], "edit yourself"),
      bind(.editCycle, ["=c"], "edit the cycle the cursor is in"),
      bind(.editSettings, ["=s"], "edit the settings of the organisation"),
    ])

  private static let leaving = BindingSection(
    title: "Leave",
    bindings: [
      bind(
        .cancel, ["<Esc>", "<C-g>"],
        "close the popup, then clear search, filter, marks; never quits"),
      bind(.interrupt, ["<C-c>"], "the same; twice quits"),
      bind(.close, ["q"], hint: "quit", "close the top screen; on the first one quit"),
      bind(.quit, ["Q"], "quit now: everything is saved already"),
      bind(.suspend, ["<C-z>"], "suspend; fg comes back"),
    ])

  private static func bind(
    _ command: Command, _ keys: [String], hint: String = "", _ words: String
  )
    -> Binding
  {
    Binding(
      command: command, keys: keys.compactMap(Key.script), hint: hint, words: words)
  }
}
