import Testing
import TestSupport

@Suite("Commands that show")
struct CommandShowingTests {
  @Test("tree shows the cycle, each objective below the one it supports")
  func tree() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd("tree")
    #expect(
      answer.output == """
        Acme · 2018-Q1 · week 8 of 13 · 43 % · expected 57 %

        Grow [2018]                43 %  ~ behind  1 of 1 measured                2018/grow
          Shorten sales lifecycle  43 %  ~ behind  1 of 3 measured  Jenny Murphy  sales/2018-Q1/shorten

        """)
    #expect(answer.errors.isEmpty)
    #expect(answer.exitCode == 0)
  }

  @Test("Without a terminal, qd alone prints the tree")
  func withoutTerminal() throws {
    let sandbox = try CommandSandbox()
    #expect(try sandbox.qd().output == sandbox.qd("tree").output)
  }

  @Test(
    "tree narrows to a team, an owner, a cycle",
    arguments: [
      (["--team", "sales"], ["Shorten sales lifecycle"], ["Grow"]),
      (["--owner", "jenny"], ["Shorten sales lifecycle"], ["Grow"]),
      (["--cycle", "2018"], ["Grow", "Shorten sales lifecycle [2018-Q1]"], []),
      (["--cycle", "2018-Q3"], ["Grow [2018]"], ["Shorten"]),
      (["--cycle", "2019"], ["no objectives"], ["Grow"]),
    ])
  func narrowed(options: [String], shown: [String], hidden: [String]) throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd(["tree"] + options)
    #expect(answer.exitCode == 0)
    for text in shown { #expect(answer.output.contains(text)) }
    for text in hidden { #expect(!answer.output.contains(text)) }
  }

  @Test("show prints an objective with its key results, guardrails, check-ins")
  func objective() throws {
    let sandbox = try CommandSandbox()
    #expect(
      try sandbox.qd("show", "shorten").output == """
        Shorten sales lifecycle
        sales/2018-Q1/shorten · Jenny Murphy · aspirational · active
        43 % · ? overdue · expected 57 % · 1 of 3 measured · confidence 7

        """)
  }
}
