import Dashboard
import GoalFiles

/// What `qd` does where there is no data directory: asks for the way on, and takes it.
enum FirstSteps {
  /// Where a way leads nowhere the start screen comes back and says why.
  static func answer(in session: Session) throws(Failure) -> Answer {
    var problem = ""
    while true {
      let (way, signal) = try askForWay(session.opening, after: problem)
      do throws(Failure) {
        var answer = try take(way, in: session)
        answer.fatalSignal = answer.fatalSignal ?? signal
        return answer
      } catch {
        problem = error.sentence(\.inDashboard)
      }
    }
  }

  private static func take(_ way: StartScreen.Way, in session: Session) throws(Failure) -> Answer {
    switch way {
    case .leave: return Answer([])
    case .demo: return try DemoCommand.answer(in: session)
    case .make(let path):
      let made = try InitCommand.make(session.places.expanded(path), in: session)
      return try session.dashboard(at: made.path)
    case .open(let path):
      return try session.dashboard(at: try found(path, session))
    }
  }

  private static func found(_ path: String, _ session: Session) throws(Failure) -> String {
    do throws(StoreError) {
      let option = session.places.expanded(path)
      return try session.places.dataDirectory(option: option, configured: nil).path
    } catch {
      throw .store(error)
    }
  }
}
