import Foundation
import Glibc
import Testing

@testable import GoalFiles

@Suite("Appending lines")
struct DiskAppendingTests {
  @Test(
    "A line goes behind what is there, and never joins another one",
    arguments: [
      (before: nil, after: "on,value\n2026-11-21,5\n"),
      (before: "", after: "on,value\n2026-11-21,5\n"),
      (before: "on,value\n", after: "on,value\n2026-11-21,5\n"),
      (before: "on,value\n2026-11-20,4\n", after: "on,value\n2026-11-20,4\n2026-11-21,5\n"),
      (before: "on,value\n2026-11-20,8", after: "on,value\n2026-11-20,8 \\\n2026-11-21,5\n"),
      (before: "on\r\n1\r\n", after: "on\r\n1\r\n2026-11-21,5\n"),
    ])
  func tails(before: String?, after: String) throws {
    let sandbox = try DiskSandbox()
    if let before { try sandbox.write(before, to: "mrr/ann.csv") }
    let line = bytes("2026-11-21,5\n")
    let result = try sandbox.root.append(line, to: "mrr/ann.csv", header: bytes("on,value\n"))
    #expect(try sandbox.text("mrr/ann.csv") == after)
    #expect((before ?? "") + String(decoding: result.bytes, as: UTF8.self) == after)
    #expect(result.offset == before?.utf8.count ?? 0)
    #expect(try sandbox.temporaries(in: "mrr").isEmpty)
  }

  @Test("A log keeps its place: others may hold it open")
  func inPlace() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("a\n", to: "x.csv")
    let before = sandbox.inode("x.csv")
    try sandbox.root.append(bytes("b\n"), to: "x.csv")
    #expect(sandbox.inode("x.csv") == before)
  }

  @Test("Only regular files are appended to, and only as far as they are read")
  func refusals() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("", to: "x.csv")
    symlink("x.csv", sandbox("link.csv"))
    mkfifo(sandbox("pipe.csv"), 0o600)
    mkdir(sandbox("folder.csv"), 0o700)
    try sandbox.write("", to: "huge.csv")
    truncate(sandbox("huge.csv"), off_t(DataRoot.logLimit))
    let cases: [(String, DiskError.Fact)] = [
      ("link.csv", .symbolicLink), ("pipe.csv", .notAFile), ("folder.csv", .notAFile),
      ("huge.csv", .tooLarge(limit: DataRoot.logLimit)), ("../x.csv", .outside), ("", .notAFile),
    ]
    for (path, expected) in cases {
      let found = fact { try sandbox.root.append(bytes("1\n"), to: path) }
      #expect(found == expected, "\(path)")
    }
    #expect(try sandbox.text("x.csv") == "")
  }

  @Test("Lines of several writers, with a lock and without, all arrive whole")
  func manyWriters() async throws {
    let sandbox = try DiskSandbox(patience: .endless)
    try await concurrently(6) { writer in
      let root = try DataRoot(at: sandbox.path, patience: .endless)
      for number in 0..<50 {
        let line = "\(writer),\(number),\(String(repeating: "x", count: number))\n"
        if writer < 4 {
          try root.append(bytes(line), to: "kpis/mrr.csv", header: bytes("writer,number,x\n"))
        } else {
          // As `echo … >>` in a cron job.
          mkdir(sandbox("kpis"), 0o755)
          let file = open(sandbox("kpis/mrr.csv"), O_WRONLY | O_APPEND | O_CREAT, 0o644)
          _ = line.withCString { write(file, $0, strlen($0)) }
          close(file)
        }
      }
    }
    let lines = try sandbox.text("kpis/mrr.csv").split(separator: "\n").map(String.init)
    let expected = (0..<6).flatMap { writer in
      (0..<50).map { "\(writer),\($0),\(String(repeating: "x", count: $0))" }
    }
    #expect(lines.filter { $0 != "writer,number,x" }.sorted() == expected.sorted())
  }
}
