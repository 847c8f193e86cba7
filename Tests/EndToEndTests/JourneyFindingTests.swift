import TestSupport
import Testing

@Suite("Journeys: finding", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneyFindingTests {
  @Test("One objective of 2,000 is found by / and by f, and Esc shows all again")
  func oneOfMany() throws {
    let ground = try JourneyGround.acme()
    try ground.run(
      """
      mkdir many many/2018-Q1 && cd many && echo 'Team: Many' > team.rec && cd 2018-Q1
      n=0; while [ $n -lt 2000 ]; do n=$((n + 1))
      printf 'Objective: Improve part %s\\nOwner: p%s\\n' $n $((n % 7)) > part-$n.rec; done
      """)
    let screen = try ground.dashboard()
    try screen.wait(for: "Acme", "? help")
    try screen.send("/", "part 1777", "Enter")
    try screen.wait("the match") { $0.selected.contains("Improve part 1777") }
    try screen.send("Escape", "g", "g", "f", "part 1234", "Enter")
    try screen.wait(for: "Improve part 1234", "part 1234: 1 of ")
    #expect(try screen.screen.selected.contains("Improve part 1234"))
    try screen.send("Escape")
    try screen.wait("all again") { !$0.contains(": 1 of ") }
    #expect(try screen.screen.selected.contains("Improve part 1234"))
    try screen.send("f", "owner:p3 part-99", "Enter")
    try screen.wait(for: "part-99: ")
  }
}
