import Foundation
import Glibc
import TestSupport

/// A terminal of a known size with one program in it, and a person before it who types and reads.
///
/// It is a tmux server of its own, which goes with this value. A person waits until
/// something can be read, never for a while, and gives up in the end.
struct Tmux: ~Copyable {
  private let directory: TemporaryDirectory
  private let environment: [String: String]

  static let isInstalled = access(program, X_OK) == 0
  private static let program = "/usr/bin/tmux"
  private static let patience = Duration.seconds(10)
  private static let ended = "The program ended with "
  /// Of the programs in it, tmux 3.3 now and then misses the end.
  private static let script = "\"$@\"; printf '\\n\(ended)%s\\n' $?"

  /// Starts a program, with this and no other environment, in a new terminal of the kind that
  /// `TERM` there names.
  static func started(
    _ words: [String], width: Int, height: Int, environment: [String: String]
  ) throws -> Tmux {
    let directory = try TemporaryDirectory()
    let setup = [
      "set -g status off", "set -g remain-on-exit on", "set -s escape-time 0",
      "set -g default-terminal \(environment["TERM"] ?? "screen")",
    ]
    try directory.write(setup.joined(separator: "\n"), to: "setup")
    let tmux = Tmux(directory: directory, environment: environment)
    let size = ["-x", "\(width)", "-y", "\(height)", "-c", environment["HOME"] ?? "/"]
    try tmux.run(
      ["-u", "new-session", "-d"] + size + ["--", "/bin/sh", "-c", script, "sh"] + words)
    return tmux
  }

  private init(directory: consuming TemporaryDirectory, environment: [String: String]) {
    self.directory = directory
    self.environment = environment
  }

  /// The programs in it end with it; what they put away then has to be done before the
  /// directories they put it in go.
  deinit {
    let session = (try? run(["display-message", "-p", "#{pane_pid}"])).flatMap {
      Int32($0.dropLast())
    }
    _ = try? run(["kill-server"])
    guard let session else { return }
    let deadline = ContinuousClock.now + .seconds(3)
    while Tmux.hasProcesses(session), ContinuousClock.now < deadline { poll(nil, 0, 5) }
  }

  /// Whether a session has a process that has not ended; its leader's number is its own.
  private static func hasProcesses(_ session: Int32) -> Bool {
    guard let numbers = try? FileManager.default.contentsOfDirectory(atPath: "/proc") else {
      return false
    }
    return numbers.lazy.compactMap { Int32($0) }.contains { process in
      guard getsid(process) == session else { return false }
      let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      return state?.contains(") Z ") == false
    }
  }

  /// What a person can't go on after.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  @discardableResult
  private func run(_ words: [String]) throws -> String {
    let start = ["-S", directory.path + "/socket", "-f", directory.path + "/setup"]
    let answer = try Spawned(Tmux.program, start + words, environment: environment)
    guard answer.exitCode == 0 else { throw Failure(description: "tmux: \(answer.errors)") }
    return answer.output
  }
}

extension Tmux {
  /// Types text and presses keys, which have tmux's names: `Enter`, `Escape`, `Tab`, `C-z`.
  func send(_ keys: String...) throws { try send(keys) }

  /// After an Escape a moment passes; with a letter at once it would be a key that Alt is held with.
  func send(_ keys: [String]) throws {
    for part in keys.split(separator: "Escape", omittingEmptySubsequences: false).enumerated() {
      if part.offset > 0 {
        try run(["send-keys", "--", "Escape"])
        poll(nil, 0, 60)
      }
      if !part.element.isEmpty { try run(["send-keys", "--"] + part.element) }
    }
  }

  /// Gives the window another size.
  func resize(width: Int, height: Int) throws {
    try run(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  /// What can be read now.
  var screen: Screen {
    get throws { Screen(try run(["capture-pane", "-p"])) }
  }

  /// What can be read now, with the sequences that colour it.
  var coloredText: String {
    get throws { try run(["capture-pane", "-p", "-e"]) }
  }

  /// Whether the other screen is shown, the cursor, and whether keys send what they do in an
  /// application: `0/1/0/0` is a terminal that no program holds.
  var modes: String {
    get throws {
      try format("#{alternate_on}/#{cursor_flag}/#{keypad_cursor_flag}/#{keypad_flag}")
    }
  }

  /// How the program ended: its exit code, or 128 and the number of the signal it died of.
  func exitCode() throws -> Int32 {
    let line = try wait(for: Tmux.ended).line(with: Tmux.ended)
    return Int32(line.dropFirst(Tmux.ended.count)) ?? -1
  }

  private func format(_ format: String) throws -> String {
    try String(run(["display-message", "-p", format]).filter { !$0.isNewline })
  }
}

extension Tmux {
  /// Reads until all these texts stand on the screen.
  @discardableResult
  func wait(for texts: String...) throws -> Screen {
    try wait(texts.joined(separator: " and ")) { screen in texts.allSatisfy(screen.contains) }
  }

  /// Reads until something holds; it is named in what is said when it never does.
  @discardableResult
  func wait(_ name: String, until holds: (Screen) throws -> Bool) throws -> Screen {
    let deadline = ContinuousClock.now + Tmux.patience
    while true {
      let screen = try screen
      if try holds(screen) { return screen }
      guard ContinuousClock.now < deadline else {
        throw Failure(description: "waited for \(name); the screen is\n\(screen.text)")
      }
      poll(nil, 0, 15)
    }
  }
}

/// The characters on a terminal.
struct Screen: Hashable, Sendable {
  let lines: [Substring]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  var text: String { lines.joined(separator: "\n") }

  func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// The first line that holds a text.
  func line(with text: String) -> String {
    lines.first { $0.contains(text) }.map(String.init) ?? ""
  }

  /// The row that the dashboard's cursor is on.
  var selected: String {
    lines.first { $0.hasPrefix("▌") || $0.hasPrefix(">") }.map(String.init) ?? ""
  }
}
