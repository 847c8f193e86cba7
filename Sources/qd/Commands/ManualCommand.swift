import ArgumentParser

/// `qd manual`: the manual page, made of the commands and keys that this program has.
struct ManualCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page, for man to show.",
    discussion: """
      It is made of what this program can do, and needs neither a file nor the network. Where man \
      looks for pages of your own: qd manual > ~/.local/share/man/man1/qd.1

      Example: qd manual | man -l -
      """)

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    Answer(file: Manual(made: session.clock.today, isASCII: session.paper.isASCII).lines)
  }
}
