import Foundation
import Glibc
import Testing

@testable import GoalFiles

@Suite("Watching directories")
struct DiskWatcherTests {
  /// What a watcher of the root and `a`, `a/b` and `c` reports of a deed.
  private func changes(
    _ directories: Set<String> = ["", "a", "a/b", "c"], _ deed: (DiskSandbox) throws -> Void
  ) throws -> Set<String> {
    let sandbox = try DiskSandbox()
    for name in ["a/x.rec", "a/b/x.rec", "c/x.rec"] { try sandbox.write("x", to: name) }
    var watcher = try Watcher(sandbox.root)
    try watcher.watch(directories)
    #expect(watcher.drain().isEmpty)
    try deed(sandbox)
    let changes = watcher.drain()
    #expect(!changes.isOverflown)
    #expect(watcher.drain().isEmpty)
    return changes.directories
  }

  @Test("Files that are saved, appended to, renamed, made, closed or removed are reported")
  func files() throws {
    #expect(try changes { try $0.write("y", to: "a/x.rec") } == ["a"])
    #expect(try changes { try $0.rename("y", over: "a/b/x.rec") } == ["a/b"])
    #expect(try changes { rename($0("a/x.rec"), $0("c/y.rec")) } == ["a", "c"])
    #expect(try changes { unlink($0("c/x.rec")) } == ["c"])
    #expect(try changes { chmod($0("c/x.rec"), 0o600) } == ["c"])
    #expect(try changes { try $0.root.append(bytes("1\n"), to: "a/x.rec") } == ["a"])
    #expect(try changes { try $0.root.create("y.rec", []) } == [""])
    #expect(
      try changes { sandbox in
        _ = try sandbox.root.replace("a/b/x.rec", base: []) { _ in bytes("y") }
      } == ["a/b"])
  }

  @Test(
    "What nobody reads is not reported",
    arguments: [
      ".x.rec.12-0000001f.qd~", ".x.rec.swp", ".x.rec.swx", "4913", "x.rec~",
    ])
  func noise(name: String) throws {
    #expect(
      try changes {
        try $0.write("", to: "a/\(name)"); unlink($0("a/\(name)"))
      } == [])
  }

  @Test("What isn't watched is not reported")
  func unwatched() throws {
    #expect(try changes(["a"]) { try $0.write("y", to: "c/x.rec") } == [])
    #expect(try changes(["none", "../x", "a/x.rec"]) { try $0.write("y", to: "c/x.rec") } == [])
  }

  @Test("Directories that come or go are reported, with those below")
  func directories() throws {
    #expect(try changes { mkdir($0("a/new"), 0o700) } == ["a"])
    #expect(try changes { rename($0("a"), $0("c/a")) } == ["", "a", "a/b", "c"])
    #expect(
      try changes {
        unlink($0("a/b/x.rec"))
        rmdir($0("a/b"))
      } == ["a", "a/b"])
  }

  @Test("A directory under an old name is watched anew")
  func replaced() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("x", to: "a/b/x.rec")
    var watcher = try Watcher(sandbox.root)
    try watcher.watch(["", "a", "a/b"])
    // A shell that stands in the old directory keeps it alive.
    let shell = open(sandbox("a/b"), O_RDONLY)
    defer { close(shell) }
    rename(sandbox("a"), sandbox("old"))
    try sandbox.write("y", to: "a/b/x.rec")
    #expect(watcher.drain().directories.isSuperset(of: ["", "a", "a/b"]))
    try watcher.watch(["", "a", "a/b"])
    try sandbox.write("z", to: "old/b/x.rec")
    #expect(watcher.drain().isEmpty)
    try sandbox.write("z", to: "a/b/x.rec")
    #expect(watcher.drain().directories == ["a/b"])
    try watcher.watch([""])
    try sandbox.write("z", to: "a/b/x.rec")
    #expect(watcher.drain().isEmpty)
  }

  @Test("There is something to drain when the descriptor is readable")
  func readable() throws {
    let sandbox = try DiskSandbox()
    var watcher = try Watcher(sandbox.root)
    try watcher.watch([""])
    var query = pollfd(fd: watcher.descriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&query, 1, 0) == 0)
    try sandbox.write("x", to: "x.rec")
    #expect(poll(&query, 1, 0) == 1)
    #expect(watcher.drain().directories == [""])
    #expect(poll(&query, 1, 0) == 0)
  }

  @Test("Reports that were lost are owned up to")
  func overflow() throws {
    let limit = try String(
      contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let sandbox = try DiskSandbox()
    for name in ["x", "y"] { try sandbox.write("", to: name) }
    var watcher = try Watcher(sandbox.root)
    try watcher.watch([""])
    // Two files in turn, for equal reports in a row count once.
    let events = Int(limit.filter(\.isNumber)) ?? 16384
    guard events < 100_000 else { return }
    for _ in 0...events / 2 {
      chmod(sandbox("x"), 0o600)
      chmod(sandbox("y"), 0o600)
    }
    #expect(watcher.drain().isOverflown)
    #expect(watcher.drain().isEmpty)
  }

  @Test(
    "File systems of other hosts are known by their number",
    arguments: [
      (0x6969, .network(name: "NFS")), (0xFF53_4D42, .network(name: "SMB")), (0xEF53, .local),
      (0x0102_1994, .local), (0x6573_5546, .network(name: "FUSE")),
    ] as [(UInt32, FileSystem)])
  func fileSystems(magic: UInt32, expected: FileSystem) {
    #expect(FileSystem(magic: magic) == expected)
  }
}
