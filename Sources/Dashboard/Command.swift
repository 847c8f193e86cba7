/// Everything a key can do, in the order of the help. Each is a row of the table of commands: see
/// ``row``.
package enum Command: String, Hashable, Sendable, CaseIterable {
  // Moving.
  case down, up, first, last, halfPageDown, halfPageUp, pageDown, pageUp
  case nextTop, previousTop
  // Folding.
  case more, less, toggleFold, openFold, closeFold, openAll, closeAll
  // Looking.
  case open, nextWaiting, nextPane, previousPane, treePane, keyResultPane, kpiPane, detailPane
  case zoom
  case previousCycle, nextCycle
  case search, nextMatch, previousMatch
  case filter, clearFilter, sort, mark, clearMarks
  case attention, findings, history, explain, people
  case asOf, today, dayBefore, dayAfter
  case copyTitle, copyReference, copyValue, copyMarkdown, links
  case themes, palette, help, reload, repaint
  // Changing.
  case checkIn, session, closing, promote
  case addSibling, addChild, edit, openEditor
  case owner, state, comment, process, drop, move, earlier, later
  case undo, redo, drafts
  case settle, sync
  // Organising.
  case addTeam, addPerson, addCycle
  case editTeam, editPerson, editCycle, editSettings
  // Leaving.
  case cancel, interrupt, close, quit, suspend
}

extension Command {
  /// Whether it acts on everything that is marked, and is over with the marks.
  var actsOnMarks: Bool { [.owner, .state, .comment, .drop, .move].contains(self) }
}
