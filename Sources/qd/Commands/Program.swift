import ArgumentParser
import Curses
private import Glibc

/// One run of the program: the words it was called with in, text and an exit code out.
///
/// This is the one place that prints and that turns an error into a sentence.
struct Program {
  let words: [String]
  let environment: [String: String]

  /// - Returns: the exit code.
  func run() -> Int32 {
    do {
      let parsed = try QD.parseAsRoot(CommandWords.arranged(words))
      guard let command = parsed as? any Command else { return try finish(parsed) }
      let session = try Session(command.global, environment: environment)
      var answer = try command.answer(in: session)
      answer.remarks += session.problems
      if let signal = answer.fatalSignal { Terminal.die(of: signal) }
      return print(answer, on: session.paper)
    } catch let failure as Failure {
      complain(failure.sentence(\.onCommandLine))
      return failure.exitCode
    } catch {
      return explain(error)
    }
  }

  /// The parser's own commands, `help` among them, end by throwing what is to be printed.
  private func finish(_ command: any ParsableCommand) throws -> Int32 {
    var command = command
    try command.run()
    return 0
  }

  private func print(_ answer: Answer, on paper: Paper) -> Int32 {
    let lines = paper.isJSON || answer.isFile ? answer.lines : answer.lines.map(paper.spelled)
    for remark in answer.remarks { complain(paper.spelled(remark)) }
    let text = lines.map { $0.trimmedEnd + "\n" }.joined()
    return write(text, to: STDOUT_FILENO) ? answer.exitCode : unwritable()
  }

  private func unwritable() -> Int32 {
    let failure = Failure.system("the answer can't be written: \(String(cString: strerror(errno)))")
    complain(failure.sentence(\.onCommandLine))
    return failure.exitCode
  }

  /// What the parser throws: help and completion scripts, which were asked for, or how to write it.
  private func explain(_ error: any Error) -> Int32 {
    let isAnswer = QD.exitCode(for: error) == .success
    guard !isAnswer else {
      return write(QD.fullMessage(for: error) + "\n", to: STDOUT_FILENO) ? 0 : unwritable()
    }
    let message = QD.message(for: error)
    // The parser ends some of its sentences with a full stop, and some not.
    let problem = message.hasSuffix(".") ? String(message.dropLast()) : message
    complain(problem + "; qd --help says what there is")
    return 64
  }

  private func complain(_ sentence: String) {
    let visible = Paper(isASCII: !CharacterLocale(environment).isUTF8).spelled(sentence)
    _ = write("qd: \(visible)\n", to: STDERR_FILENO)
  }

  private func write(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    var interruptions = 0
    while !bytes.isEmpty, interruptions < 100 {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        return false
      } else {
        interruptions += 1
      }
    }
    return bytes.isEmpty
  }
}

extension Program {
  /// The environment of this process.
  static var currentEnvironment: [String: String] {
    var environment: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let parts = String(cString: entry).split(separator: "=", maxSplits: 1)
      if parts.count == 2 { environment[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    return environment
  }
}

extension String {
  /// Without blanks at the end, which a table leaves where its last cells are empty.
  fileprivate var trimmedEnd: Substring {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
