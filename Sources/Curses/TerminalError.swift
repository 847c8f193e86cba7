/// Why there is no screen.
package enum TerminalError: Error, Hashable, Sendable {
  /// Neither the standard streams nor `/dev/tty` are a terminal.
  case noTerminal
  /// The terminal database has no entry for the terminal, and none that would serve instead.
  case unknownTerminal(String)
  /// The terminal cannot move its cursor, as `TERM=dumb`.
  case cannotMoveCursor(String)
  /// The program has the terminal already.
  case alreadyOpen
  /// The system has no descriptors left.
  case noDescriptors
}

/// What a signal asks of the run loop.
package enum TerminalSignal: Hashable, Sendable {
  /// The window has another size.
  case resized
  /// Somebody stops the program, as Ctrl-Z does from outside.
  case stopRequested
  /// The program goes on after it was stopped in a way it could not prepare for.
  case continued
  /// The program is to end, and to die of this signal.
  case endRequested(by: Int32)
}
