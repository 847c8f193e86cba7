package import Canvas
package import Goals

/// Something that happened, in the past tense. The run loop tells the app of it.
package enum Event: Sendable {
  case keyPressed(Key)
  /// No key was pressed for a moment.
  case rested
  case resized(Size)
  /// The data directory was read, or read again because somebody else wrote in it.
  case organizationLoaded(Review)
  case organizationUnreadable(String)
  /// The first reading takes long; so many files of so many have been read.
  case filesCounted(Int, of: Int)
  /// A change of this user's was saved.
  case changeSaved(what: String, Review, warning: String?)
  /// A change of this user's was none: the files say so already.
  case changeNeedless(Review)
  case changeRefused(String)
  /// Somebody else changed the same field meanwhile; both values stand in the sentence.
  case changeConflicted(String)
  case changeTakenBack(what: String, Review)
  case changeDoneAgain(what: String, Review)
  /// The next undo would take back a change of an earlier session.
  case undoQuestioned(what: String, at: Moment)
  /// The last change can't be taken back, because others have changed the same since.
  case undoBlocked(String)
  /// What somebody has begun to type can't be written, because of this.
  case writingObstructed(String)
  /// The lines of files that were asked for, each with a caret below its column.
  case excerptsRead([Place: [String]])
  /// What two people left differently in files was read.
  case conflictsRead([Conflict])
  /// What a pasted outline comes to.
  case importPlanned(ImportOffer)
  /// What git tells of edits was read.
  case editsRead([Feed.Entry])
  /// Others have changed these objects; what no journal tells comes as edits.
  case othersChanged(Set<Reference>, edits: [Feed.Entry])
  /// Others took something away, and nothing says why.
  case disappeared(String)
  /// The themes there are, for a choice.
  case themesListed([ThemeOffer], worn: String)
  /// The directory was exchanged with its remote.
  case synced(String)
  /// It could not be, perhaps because both sides changed the same.
  case syncRefused(String, hasConflict: Bool)
  /// Something else that a person should know.
  case noticed(String)
}

/// Something to be done outside of the app, in the imperative. Plain data, so that tests compare it.
package enum Effect: Hashable, Sendable {
  /// Something of the files; what came of it is an event.
  case files(Request)
  /// Exchange the directory with its remote, by git.
  case sync
  case openEditor(file: String, line: Int)
  /// Put a text into the terminal's clipboard.
  case copy(String)
  /// Open a link with the program that the user has for it; without one, copy its address.
  case follow(Link)
  case listThemes
  /// Show everything in a theme; nothing is kept of it.
  case wearTheme(String)
  /// Wear a theme from now on, in later runs too.
  case keepTheme(String)
  case repaint
  case suspend
  case quit
}

/// What is asked of the files. Who keeps them carries it out, and answers with an ``Event``.
package enum Request: Hashable, Sendable {
  /// Read what changed since it was read last.
  case load
  case store(Change.Action)
  /// Say what stands in the way of writing, if anything does.
  case checkWritable([Writing])
  /// Take back the last change; one of an earlier session only when confirmed.
  case undo(confirmed: Bool)
  /// Pass over the last change for good, and take back the one before it.
  case undoBefore
  case redo
  /// Bring back what others took away.
  case restore
  /// Read the lines that these places speak of.
  case readExcerpts(of: [Place])
  /// Read what is not settled yet in these files.
  case readConflicts(in: [String])
  /// Plan what a pasted outline comes to; nothing is written.
  case planImport(PastedOutline)
  /// Read what git tells of edits.
  case readEdits
  /// Write down what is being typed, in place of what was written down of it before.
  case autosave([[RecordField]], insteadOf: [[RecordField]])

  /// Whether it writes something.
  package var writes: Bool {
    switch self {
    case .load, .checkWritable, .readExcerpts, .readConflicts, .planImport, .readEdits: false
    case .store, .undo, .undoBefore, .redo, .restore, .autosave: true
    }
  }
}

extension Effect {
  /// Whether it changes the files, so that keys wait for what comes of it.
  var changesFiles: Bool { if case .files(let request) = self { request.writes } else { false } }
}
