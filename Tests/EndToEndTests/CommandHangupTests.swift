import Glibc
import TestSupport
import Testing

@Suite("Windows that close", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct CommandHangupTests {
  /// Which of the two comes first is chance, so there are several windows.
  @Test("demo leaves nothing behind where shell and kernel both hang up", arguments: 1...5)
  func demo(window: Int) throws {
    let ground = try TemporaryDirectory()
    let environment = [
      "HOME": ground.path, "LC_ALL": "C.UTF-8", "TZ": "UTC", "PATH": "/usr/bin:/bin",
      "TERM": "screen", "TMPDIR": ground.path,
    ]
    // Only a shell that leads the session hears of the end, and passes it on.
    let shell = ["exec", "/bin/bash", "--norc", "-i"]
    let tmux = try Tmux.started(shell, width: 80, height: 24, environment: environment)
    try tmux.send("\(Spawned.product("qd")) demo", "Enter")
    try tmux.wait(for: "Softwave")
    #expect(try holdsCopy(ground))
    close(tmux)
    let isEmpty = becomesEmpty(ground)
    #expect(isEmpty)
  }

  /// Its server goes with it, and so does the window.
  private func close(_ tmux: consuming Tmux) {}

  private func holdsCopy(_ directory: borrowing TemporaryDirectory) throws -> Bool {
    try directory.entries().contains { $0.hasPrefix("quarterdeck-") }
  }

  /// What goes while it is listed may make the listing fail.
  private func becomesEmpty(_ directory: borrowing TemporaryDirectory) -> Bool {
    let deadline = ContinuousClock.now + .seconds(10)
    while (try? holdsCopy(directory)) != false {
      guard ContinuousClock.now < deadline else { return false }
      poll(nil, 0, 15)
    }
    return true
  }
}
