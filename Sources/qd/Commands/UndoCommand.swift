import ArgumentParser
import GoalFiles
import Goals

/// `qd undo`: takes the user's last change back.
struct UndoCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back your last change.",
    discussion: """
      What somebody else has changed since stays, and it is said. --skip passes over such a change \
      for good and takes back the one before it.
      """, example: "qd undo")

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Pass over the last change.")
  var skip = false

  func answer(in session: Session) throws(Failure) -> Answer {
    let skip = skip
    let saved = try session.undoOrRedo { store, at throws(StoreError) in
      if skip { try store.passOver() }
      return try store.undo(at: at)
    }
    return Answer(
      what: "undone: \(saved.what)", files: saved.files, warning: saved.warning,
      on: session.paper)
  }
}
