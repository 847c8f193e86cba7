/// Everything a key can do. Each has its words in the ``KeyTable``.
package enum Command: String, Hashable, Sendable, CaseIterable {
  // Moving.
  case down, up, first, last, pageDown, pageUp, halfPageDown, halfPageUp
  case nextTop, previousTop
  case less, more
  case toggleFold, openFold, closeFold, openAll, closeAll
  // Panes and screens.
  case nextPane, previousPane, treePane, keyResultPane, kpiPane, detailPane
  case open, cancel, close, quit, interrupt
  case previousCycle, nextCycle
  case search, nextMatch, previousMatch
  case filter, clearFilter, sort
  case mark, clearMarks
  // Further views.
  case attention, findings, history, explain
  case asOf, today, dayBefore, dayAfter
  case copyTitle, copyReference, copyValue, copyMarkdown
  case palette, themes
  case help, reload, repaint, suspend
  // Changing.
  case checkIn, session, closing, promote, addSibling, addChild, edit, openEditor, undo, redo,
    drafts
  case addTeam, addPerson, addCycle, editTeam, editPerson, editCycle, editSettings
  case owner, state, comment, drop
  // Sharing.
  case settle, sync
}
