import TestSupport
import Testing

@Suite("qd screen reads whatever the dashboard reads, and saves nothing")
struct CommandScreenTests {
  private func screen(_ sandbox: borrowing CommandSandbox, _ words: [String]) throws -> String {
    let run = try sandbox.qd(["screen", "--size", "110x24"] + words)
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.output
  }

  @Test("what two people left differently is shown, whose each is")
  func conflicts() throws {
    let ground = try GitGround.made()
    try ground.edit(
      "ann/2018/grow.rec", "Objective: Grow",
      "<<<<<<< HEAD\nObjective: Grow\n=======\nObjective: Thrive\n>>>>>>> origin/main")
    for keys in ["gm", "gf<Enter>"] {
      let text = try ground.qd("ann", "screen", "--keys", keys).output
      #expect(text.contains("Settle 1 of 1") && text.contains("1 mine, HEAD"), "\(text)")
      #expect(text.contains("Objective: Thrive") && !text.contains("Reading files"))
    }
  }

  @Test("the history has what git tells of edits")
  func history() throws {
    let ground = try GitGround.made()
    try ground.edit("ann/2018/grow.rec", "Objective: Grow", "Objective: Grow well")
    try ground.git(
      "-C", "ann", "-c", "user.name=Ann Lee", "-c", "user.email=ann@example.org", "commit", "-qam",
      "Grow well", "--date", "2018-02-20T10:00:00Z")
    let text = try ground.qd("ann", "screen", "--size", "120x24", "--keys", "jH").output
    #expect(text.contains(#/edit Objective Grow → Grow well +Ann Lee/#), "\(text)")
  }

  @Test("findings show the line they speak of, and files are read again")
  func excerpts() throws {
    var files = CommandSandbox.acme
    files["sales/kpis/acv/crm.csv"] = "on,value,by,note\n2018-01-31,81OO,crm,\n"
    let sandbox = try CommandSandbox(files)
    for keys in ["gf", "Rgf", "gfR"] {
      let text = try screen(sandbox, ["--keys", keys])
      #expect(text.contains("2018-01-31,81OO,crm,"), "\(keys): \(text)")
    }
  }

  @Test(
    "what writes or leaves the screen says that it only draws",
    arguments: [
      ("/dec<Enter>c45<Enter>", "nothing was saved"), ("u", "nothing was saved"),
      ("U", "nothing was saved"), ("joHello<Enter>", "nothing was saved"),
      ("/Grow<Enter>d<Enter>dy", "nothing was saved"), ("gs", "the remote was not asked"),
      ("jE", "2018/grow.rec:1 was not opened"), ("jyt", "nothing was copied"),
      ("Tj<Enter>", "was not kept"),
    ])
  func onlyDraws(keys: String, sentence: String) throws {
    let sandbox = try CommandSandbox()
    let before = try sandbox.directory.entries()
    let text = try screen(sandbox, ["--keys", keys])
    #expect(text.contains("qd screen only draws; ") && text.contains(sentence), "\(text)")
    #expect(try sandbox.directory.entries() == before)
  }

  @Test("what needs no files but the review is shown", arguments: ["H", "x", "Z", "C", "!", "T"])
  func shows(keys: String) throws {
    let text = try screen(CommandSandbox(), ["--keys", keys])
    #expect(text != (try screen(CommandSandbox(), [])))
    #expect(!text.contains("only draws") && !text.contains("eads the files"), "\(text)")
  }

  @Test("nothing is typed any more once it was left")
  func left() throws {
    let sandbox = try CommandSandbox()
    let before = try screen(sandbox, [])
    #expect(try screen(sandbox, ["--keys", "Q!"]) == before)
  }

  @Test("a past day has its today to come back to")
  func past() throws {
    let sandbox = try CommandSandbox()
    #expect(try screen(sandbox, ["--as-of", "2018-02-01"]).contains("as of 2018-02-01"))
    let today = try screen(sandbox, ["--as-of", "2018-02-01", "--keys", "gt"])
    #expect(today == (try screen(sandbox, [])))
  }

  @Test("read-only, it says that nothing can be changed")
  func readOnly() throws {
    let text = try screen(CommandSandbox(), ["--read-only", "--keys", "jc"])
    #expect(text.contains("nothing can be changed: the directory was opened read-only"))
  }
}
