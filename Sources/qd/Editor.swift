private import Glibc

/// The user's editor on a file, in the foreground of the terminal.
enum Editor {
  /// Opens a file at a line and waits until the editor is left.
  ///
  /// `$VISUAL`, else `$EDITOR`, is read by the shell as git has it, with its quotes, `~` and `$HOME`;
  /// the path never goes through the shell's eyes.
  /// - Returns: why it could not be opened.
  static func open(_ path: String, line: Int) -> String? {
    let script = #"eval "exec ${VISUAL:-${EDITOR:-vi}} \"\$@\"""#
    return Foreground.run(
      ["/bin/sh", "-c", script, "sh", "+\(line)", path], as: "editor",
      missing: "the editor was not found; set $VISUAL or $EDITOR")
  }
}

/// A program of the user's that has the terminal until it ends.
enum Foreground {
  /// Runs a program with its arguments, which no shell reads.
  ///
  /// - Returns: why it could not be run, or what is told where it isn't found.
  static func run(_ words: [String], as name: String, missing: String? = nil) -> String? {
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    useDefaultSignals(&attributes)
    var child: pid_t = 0
    let failure = posix_spawnp(&child, words[0], nil, &attributes, &arguments, environ)
    guard failure == 0 else {
      return "the \(name) can't be started: \(String(cString: strerror(failure)))"
    }
    switch waitFor(child) {
    case 0: return nil
    case 127: return missing ?? "the \(name) was not found"
    case let code: return "the \(name) ended with \(code)"
    }
  }

  /// What this program ignores or handles, the other gets as any program does.
  private static func useDefaultSignals(_ attributes: inout posix_spawnattr_t) {
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }

  /// One that is suspended takes this program along, and comes back with it.
  ///
  /// - Returns: what it ended with; 0 where a signal ended it.
  private static func waitFor(_ child: pid_t) -> Int32 {
    var status: Int32 = 0
    while true {
      let result = waitpid(child, &status, WUNTRACED)
      if result < 0, errno == EINTR { continue }
      guard result == child, status & 0xFF == 0x7F else { break }
      raise(SIGSTOP)
      kill(child, SIGCONT)
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 0
  }
}
