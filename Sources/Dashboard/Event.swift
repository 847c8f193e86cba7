package import Canvas
package import Goals

/// Something that happened, in the past tense. The run loop tells the app of it.
package enum Event: Sendable {
  case keyPressed(Key)
  case resized(Size)
  /// The data directory was read, or read again because somebody else wrote in it.
  case organizationLoaded(Review)
  case organizationUnreadable(String)
  /// A change of this user's was saved.
  case changeSaved(what: String, Review, warning: String?)
  case changeRefused(String)
  /// Somebody else changed the same field meanwhile; both values stand in the sentence.
  case changeConflicted(String)
  case changeTakenBack(what: String, Review)
  case changeDoneAgain(what: String, Review)
  /// The next undo would take back a change of an earlier session.
  case undoQuestioned(what: String, at: Moment)
  /// The lines of files that were asked for, each with a caret below its column.
  case excerptsRead([Place: [String]])
  /// Others took something away, and nothing says why.
  case disappeared(String)
  /// The themes there are, for a choice.
  case themesListed([ThemeOffer], worn: String)
  /// Something else that a person should know.
  case noticed(String)
}

/// Something to be done by the run loop, in the imperative. Plain data, so that tests compare it.
package enum Effect: Hashable, Sendable {
  case store(Change.Action)
  /// Take back the last change; one of an earlier session only when confirmed.
  case undo(confirmed: Bool)
  case redo
  /// Bring back what others took away.
  case restore
  case openEditor(file: String, line: Int)
  /// Put a text into the terminal's clipboard.
  case copy(String)
  case listThemes
  /// Show everything in a theme; nothing is kept of it.
  case wearTheme(String)
  /// Wear a theme from now on, in later runs too.
  case keepTheme(String)
  case reload
  /// Read the lines that these places speak of.
  case readExcerpts(of: [Place])
  case repaint
  case suspend
  case quit
}
