import Glibc
import TestSupport
import Testing

@Suite("Journeys: looking", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneyWalkTests {
  /// The demo organisation, and the directory that `QUARTERDECK_WALK` names, if it does.
  static let directories = [""] + (getenv("QUARTERDECK_WALK").map { [String(cString: $0)] } ?? [])

  @Test("Whoever only looks changes no byte", arguments: directories)
  func walk(path: String) throws {
    let ground = try JourneyGround.demo()
    if !path.isEmpty { try ground.run("rm -r ./* && cp -r '\(path)/.' .") }
    let sums = "find . -exec stat -c '%n %s %Y %i' {} + | sort; find . -type f | sort | xargs cat"
    let before = try ground.run(sums).output
    let dashboard = try ground.dashboard("--today", path.isEmpty ? "2026-11-21" : "2018-12-01")
    try dashboard.wait(for: "Objectives", "? help")
    for keys in [["z", "R"], ["G"], ["g", "g"]] + Array(repeating: ["C-d"], count: 12) {
      try dashboard.send(keys)
    }
    for pane in ["2", "3", "4", "1"] {
      try dashboard.send([pane, "G", "k", "j", "Enter", "Escape"])
    }
    for turn in ["[", "[", "[", "]", "]", "]", "]"] { try dashboard.send([turn, "G", "z", "M"]) }
    try dashboard.send("?")
    try dashboard.wait(for: "Enter runs")
    try dashboard.send("Escape")
    try dashboard.wait(for: "? help")
    try dashboard.send("Q")
    #expect(try dashboard.exitCode() == 0)
    #expect(try ground.run(sums).output == before)
  }
}
