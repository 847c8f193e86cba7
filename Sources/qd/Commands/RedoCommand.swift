import ArgumentParser
import GoalFiles
import Goals

/// `qd redo`: does again what was taken back.
struct RedoCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Do again what you took back last.", example: "qd redo")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    let saved = try session.undoOrRedo { store, at throws(StoreError) in try store.redo(at: at) }
    return Answer(
      what: "redone: \(saved.what)", files: saved.files, warning: saved.warning,
      on: session.paper)
  }
}
