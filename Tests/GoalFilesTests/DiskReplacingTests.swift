import Foundation
import Glibc
import Testing

@testable import GoalFiles

@Suite("Replacing, making and removing files")
struct DiskReplacingTests {
  @Test("An edit replaces the file and leaves nothing beside it")
  func plain() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("old\n", to: "a/x.rec")
    let result = try sandbox.root.replace("a/x.rec", base: bytes("old\n")) { $0 + bytes("new\n") }
    #expect(try sandbox.text("a/x.rec") == "old\nnew\n")
    #expect(result.bytes == bytes("old\nnew\n"))
    #expect(!result.isMerged)
    #expect(result.isGuarded)
    #expect(try sandbox.temporaries(in: "a").isEmpty)
  }

  @Test("The same bytes write nothing")
  func unchanged() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("same", to: "x.rec")
    let before = try sandbox.root.list("")
    _ = try sandbox.root.replace("x.rec", base: bytes("same")) { $0 }
    #expect(try sandbox.root.list("") == before)
  }

  @Test("The edit is made on what is in the file now")
  func stale() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("theirs\n", to: "x.rec")
    let result = try sandbox.root.replace("x.rec", base: bytes("seen\n")) { $0 + bytes("ours\n") }
    #expect(try sandbox.text("x.rec") == "theirs\nours\n")
    #expect(result.isMerged)
  }

  @Test("An editor without a lock that saves in between is merged", arguments: [true, false])
  func overtaken(byRename: Bool) throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("old\n", to: "x.rec")
    var seen: [String] = []
    _ = try sandbox.root.replace("x.rec", base: bytes("old\n")) { current in
      seen.append(String(decoding: current, as: UTF8.self))
      if seen.count == 1 {
        let save = byRename ? sandbox.rename : { try sandbox.write($0, to: $1) }
        try save("old\ntheirs\n", "x.rec")
      }
      return current + bytes("ours\n")
    }
    #expect(seen == ["old\n", "old\ntheirs\n"])
    #expect(try sandbox.text("x.rec") == "old\ntheirs\nours\n")
    #expect(try sandbox.temporaries().isEmpty)
  }

  @Test("An edit that can't be merged leaves theirs")
  func conflict() throws {
    struct SameField: Error {}
    let sandbox = try DiskSandbox()
    try sandbox.write("To: 38\n", to: "x.rec")
    var calls = 0
    #expect(throws: SameField.self) {
      try sandbox.root.replace("x.rec", base: bytes("To: 38\n")) { _ in
        calls += 1
        if calls == 2 { throw SameField() }
        try sandbox.rename("To: 41\n", over: "x.rec")
        return bytes("To: 40\n")
      }
    }
    #expect(try sandbox.text("x.rec") == "To: 41\n")
    #expect(try sandbox.temporaries().isEmpty)
  }

  @Test("A file that others change each time is left to them")
  func contended() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("0", to: "x.rec")
    var calls = 0
    let found = fact {
      _ = try sandbox.root.replace("x.rec", base: bytes("0")) { _ in
        calls += 1
        try sandbox.write("\(calls)", to: "x.rec")
        return bytes("ours")
      }
    }
    #expect(found == .contended)
    #expect(calls == 5)
    #expect(try sandbox.text("x.rec") == "5")
    #expect(try sandbox.temporaries().isEmpty)
  }

  @Test("An editor's half-done work is waited for", arguments: [nil, "", "lo"])
  func settling(halfDone: String?) async throws {
    let sandbox = try DiskSandbox(patience: .endless)
    if let halfDone { try sandbox.write(halfDone, to: "x.rec") }
    try await concurrently(2) { thread in
      if thread == 0 {
        _ = try sandbox.root.replace("x.rec", base: bytes("long")) { $0 + bytes(" ours") }
      } else {
        // The other thread looks at the file only after it has the lock.
        let directory = open(sandbox.path, O_RDONLY)
        var tries = 1_000_000
        while tries > 0, flock(directory, LOCK_EX | LOCK_NB) == 0 {
          flock(directory, LOCK_UN)
          tries -= 1
        }
        close(directory)
        try sandbox.rename("longer", over: "x.rec")
      }
    }
    #expect(try sandbox.text("x.rec") == "longer ours")
  }

  @Test("What is written late into a file that was opened before is merged")
  func late() async throws {
    let sandbox = try DiskSandbox(patience: .endless)
    try sandbox.write("old\n", to: "x.rec")
    let editor = open(sandbox("x.rec"), O_WRONLY)
    try await concurrently(2) { thread in
      if thread == 0 {
        _ = try sandbox.root.replace("x.rec", base: bytes("old\n")) { $0 + bytes("ours\n") }
      } else {
        // The editor has what is no more of that name.
        while try sandbox.text("x.rec") != "old\nours\n" { sched_yield() }
        ftruncate(editor, 0)
        write(editor, "old\ntheirs\n", 11)
        close(editor)
      }
    }
    #expect(try sandbox.text("x.rec") == "old\ntheirs\nours\n")
    #expect(try sandbox.temporaries().isEmpty)
  }

  @Test("What somebody keeps open stays until the next save has looked at it")
  func keptOpen() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("old\n", to: "x.rec")
    let editor = open(sandbox("x.rec"), O_WRONLY)
    _ = try sandbox.root.replace("x.rec", base: bytes("old\n")) { $0 + bytes("ours\n") }
    #expect(try sandbox.temporaries().count == 1)
    write(editor, "all", 3)
    close(editor)
    let found = try DirectoryLock([""], in: sandbox.root).sweep("")
    #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) } == ["all\n"])
  }

  @Test("What stays empty, short or away is taken as it is")
  func settled() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("", to: "x.rec")
    _ = try sandbox.root.replace("x.rec", base: bytes("long")) { $0 + bytes("ours") }
    #expect(try sandbox.text("x.rec") == "ours")
    #expect(fact { _ = try sandbox.root.replace("y.rec", base: []) { $0 } } == .missing)
  }

  @Test("Links, directories and pipes are never replaced")
  func notRegular() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("x", to: "x.rec")
    symlink("x.rec", sandbox("link"))
    mkdir(sandbox("folder"), 0o700)
    mkfifo(sandbox("pipe"), 0o600)
    let cases: [(String, DiskError.Fact)] = [
      ("link", .symbolicLink), ("folder", .notAFile), ("pipe", .notAFile), ("../x", .outside),
      ("link/x", .notADirectory), ("none/x", .missing),
    ]
    for (path, expected) in cases {
      let found = fact { _ = try sandbox.root.replace(path, base: []) { _ in bytes("new") } }
      #expect(found == expected, "\(path)")
    }
    #expect(try sandbox.text("x.rec") == "x")
  }

  @Test("Nothing is written that couldn't be read again")
  func tooLarge() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("x", to: "x.rec")
    let huge = [UInt8](repeating: 0x78, count: DataRoot.recordLimit + 1)
    let found = fact { _ = try sandbox.root.replace("x.rec", base: bytes("x")) { _ in huge } }
    #expect(found == .tooLarge(limit: DataRoot.recordLimit))
    #expect(try sandbox.text("x.rec") == "x")
  }

  @Test("A new file never takes another one's place")
  func create() throws {
    let sandbox = try DiskSandbox()
    try sandbox.root.create("sales/2018-Q1/x.rec", bytes("first"))
    #expect(fact { try sandbox.root.create("sales/2018-Q1/x.rec", bytes("second")) } == .exists)
    #expect(try sandbox.text("sales/2018-Q1/x.rec") == "first")
    #expect(try sandbox.temporaries(in: "sales/2018-Q1").isEmpty)
  }

  @Test("Directories made for a file that failed go again")
  func abandonedDirectories() throws {
    let sandbox = try DiskSandbox()
    let name = String(repeating: "x", count: 250)
    #expect(fact { try sandbox.root.create("a/b/\(name)", []) } == .nameTooLong)
    #expect(try sandbox.root.list("").entries.isEmpty)
  }

  @Test("A file is removed only as it was seen")
  func remove() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("now", to: "x.rec")
    #expect(fact { try sandbox.root.remove("x.rec", expecting: bytes("then")) } == .changed)
    #expect(try sandbox.text("x.rec") == "now")
    try sandbox.root.remove("x.rec", expecting: bytes("now"))
    #expect(try sandbox.root.list("").entries.isEmpty)
    #expect(fact { try sandbox.root.remove("x.rec", expecting: []) } == .missing)
  }

  @Test("A file that somebody is writing is not removed")
  func removeOpen() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("now", to: "x.rec")
    let editor = open(sandbox("x.rec"), O_WRONLY)
    defer { close(editor) }
    #expect(fact { try sandbox.root.remove("x.rec", expecting: bytes("now")) } == .changed)
    #expect(try sandbox.text("x.rec") == "now")
  }

  @Test(
    "A file that is read-only stays as it is",
    .enabled(if: Credentials.canBeDropped, "only root can become nobody"))
  func readOnlyFile() throws {
    let sandbox = try DiskSandbox()
    chmod(sandbox.path, 0o777)
    try sandbox.write("x", to: "x.rec", mode: 0o644)
    Credentials.asNobody {
      let replaced = fact { _ = try sandbox.root.replace("x.rec", base: []) { _ in bytes("y") } }
      #expect(replaced == .denied)
      #expect(fact { try sandbox.root.remove("x.rec", expecting: bytes("x")) } == .denied)
      #expect(fact { try sandbox.root.append(bytes("y\n"), to: "x.rec") } == .denied)
    }
    #expect(try sandbox.text("x.rec") == "x")
  }

  @Test(
    "A directory that is read-only stays as it is",
    .enabled(if: Credentials.canBeDropped, "only root can become nobody"))
  func readOnlyDirectory() throws {
    let sandbox = try DiskSandbox()
    chmod(sandbox.path, 0o755)
    try sandbox.write("x", to: "x.rec", mode: 0o666)
    Credentials.asNobody {
      let replaced = fact { _ = try sandbox.root.replace("x.rec", base: []) { _ in bytes("y") } }
      #expect(replaced == .denied)
      #expect(fact { try sandbox.root.create("y.rec", []) } == .denied)
      #expect(fact { try sandbox.root.create("a/y.rec", []) } == .denied)
    }
    #expect(try sandbox.root.list("").entries.map(\.name) == ["x.rec"])
  }
}
