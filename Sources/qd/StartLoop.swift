import Canvas
import Curses
import Dashboard

private import Glibc

/// Shows the start screen until a way on is chosen.
func askForWay(
  _ opening: Opening, after problem: String
) throws(Failure) -> (StartScreen.Way, Int32?) {
  do throws(TerminalError) {
    var loop = StartLoop(
      opening, try Terminal(opening), problem)
    return loop.run()
  } catch {
    throw .system(error.sentence)
  }
}

extension Terminal {
  /// Takes the terminal as the user asks for it.
  init(_ opening: Opening) throws(TerminalError) {
    try self.init(
      locale: CharacterLocale(opening.environment), colors: opening.color, glyphs: opening.glyphs,
      mouse: opening.hasMouse)
  }
}

/// The loop of the start screen: keys and signals only, there are no files yet.
private struct StartLoop: ~Copyable {
  private var terminal: Terminal
  private var screen = StartScreen()
  private let look: Look

  init(_ opening: Opening, _ terminal: consuming Terminal, _ problem: String) {
    look = ThemeChoice(opening).look(for: terminal.depth)
    screen.problem = problem
    self.terminal = terminal
  }

  /// The way, or the signal that ended the program.
  mutating func run() -> (StartScreen.Way, Int32?) {
    while !terminal.isGone {
      paint()
      wait()
      for signal in terminal.pendingSignals() {
        switch signal {
        case .endRequested(let number): return (.leave, number)
        case .stopRequested: terminal.suspend()
        case .continued: terminal.comeBack()
        case .resized: terminal.resize()
        }
      }
      for case .key(let key) in terminal.takeTyped() {
        if key == .control("z") {
          terminal.suspend()
        } else if let way = screen.handle(key) {
          return (way, nil)
        }
      }
    }
    return (.leave, nil)
  }

  private mutating func paint() {
    var frame = Frame(size: terminal.size)
    screen.draw(on: &frame)
    terminal.show(frame, look: look)
  }

  private func wait() {
    var polled = [terminal.inputDescriptor, terminal.signalDescriptor].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    _ = poll(&polled, nfds_t(polled.count), terminal.patience)
  }
}
