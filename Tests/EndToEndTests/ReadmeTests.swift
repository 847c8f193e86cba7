import Foundation
import TestSupport
import Testing

@Suite("README")
struct ReadmeTests {
  /// `RECORD_SNAPSHOTS=1 swift test --filter ReadmeTests` draws it anew.
  @Test("Its picture is what the program draws on that day")
  func picture() throws {
    let keys = "/shorten sales<Enter>"
    let words = ["screen", "--demo", "--size", "80x24", "--today", "2026-11-21", "--keys", keys]
    let drawn = try Spawned(Spawned.product("qd"), words, environment: ["LANG": "C.UTF-8"])
    let marker =
      "<!-- picture: qd screen --demo --size 80x24 --today 2026-11-21 --keys \"\(keys)\" -->"
    let top = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").path
    let readme = Recording("README.md", in: top, between: (marker, "<!-- /picture -->"))
    let complaint = readme.complaint(about: "```\n\(drawn.output)```\n")
    #expect(complaint == nil)
  }
}
