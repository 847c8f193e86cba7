import Foundation
import Glibc
import Goals
import Testing

@testable import GoalFiles

/// More than Linux ever gives to a process.
private let dead: Int32 = 999_999_999

@Suite("What dead programs leave behind")
struct DiskLeftoverTests {
  private func name(of target: String, base: String? = nil, new: String = "") -> String {
    let stem = ".\(target).\(dead)-0000001f"
    guard let base else { return stem + ".qd~" }
    let digests = [base, new].map { digest(bytes($0)).hexadecimal }
    return "\(stem).\(digests[0])-\(digests[1]).qd~"
  }

  @Test("Only what somebody else wrote is shown; the rest goes")
  func sweep() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("new", to: "a/x.rec")
    try sandbox.write("ne", to: "a/" + name(of: "half.rec"))
    try sandbox.write("new", to: "a/" + name(of: "finished.rec", base: "old", new: "new"))
    try sandbox.write("old", to: "a/" + name(of: "displaced.rec", base: "old", new: "new"))
    let theirs = "a/" + name(of: "x.rec", base: "old", new: "new")
    try sandbox.write("theirs", to: theirs)
    let expected = [Leftover(path: theirs, target: "a/x.rec", bytes: bytes("theirs"))]
    #expect(try sandbox.root.leftovers(in: "a") == expected)
    #expect(try sandbox.temporaries(in: "a").count == 4)

    let lock = try DirectoryLock(["a"], in: sandbox.root)
    #expect(try lock.sweep("a") == expected)
    #expect(try sandbox.temporaries(in: "a").count == 1)
    try lock.discard(expected[0])
    #expect(try sandbox.root.list("a").entries.map(\.name) == ["x.rec"])
  }

  @Test("The files of a running program, and of others, stay")
  func others() throws {
    let sandbox = try DiskSandbox()
    let names = [
      ".x.rec.\(getppid())-0000001f.qd~", ".x.rec.swp", "x.rec~", ".qd~", ".x.qd~",
      ".x.rec.0-0000001f.qd~",
      ".x.rec.-4-0000001f.qd~", ".12-0000001f.qd~", "x.rec.\(dead)-0000001f.qd~",
    ]
    for name in names { try sandbox.write("", to: name) }
    #expect(try DirectoryLock([""], in: sandbox.root).sweep("").isEmpty)
    #expect(try sandbox.root.list("").entries.map(\.name).sorted() == names.sorted())
  }

  @Test("What can't be read stays, and hides nothing else")
  func unreadable() throws {
    let sandbox = try DiskSandbox()
    mkfifo(sandbox(name(of: "a.rec", base: "old")), 0o600)
    symlink("/etc/passwd", sandbox(name(of: "b.rec", base: "old")))
    try sandbox.write("theirs", to: name(of: "c.rec", base: "old"))
    let found = try DirectoryLock([""], in: sandbox.root).sweep("")
    #expect(found.map(\.target) == ["c.rec"])
    #expect(try sandbox.temporaries().count == 3)
  }

  @Test("Only a leftover can be discarded")
  func discard() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("x", to: "x.rec")
    let lock = try DirectoryLock([""], in: sandbox.root)
    let wrong = Leftover(path: "x.rec", target: "x.rec", bytes: [])
    #expect(fact { try lock.discard(wrong) } == .changed)
    #expect(try sandbox.text("x.rec") == "x")
  }

  @Test("A temporary file's name says whose it is", arguments: ["x.rec", "a.b", "é", "x.1-2", "-"])
  func names(target: String) {
    var name = TemporaryName(for: target)
    #expect(TemporaryName(parsing: name.text) == name)
    #expect(name.process == getpid())
    name.digests = .init(base: .max, new: 0)
    #expect(TemporaryName(parsing: name.text) == name)
  }

  @Test(
    "The digest is FNV-1a",
    arguments: [
      ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
    ] as [(String, UInt64)])
  func fnv(text: String, expected: UInt64) {
    #expect(digest(bytes(text)) == expected)
  }
}
