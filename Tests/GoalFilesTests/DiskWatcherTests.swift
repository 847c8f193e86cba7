import Foundation
import Glibc
import Testing

@testable import GoalFiles

@Suite("Watching directories")
struct DiskWatcherTests {
  /// What a watcher of the root and `a`, `a/b` and `c` reports of a deed; it may take a moment
  /// until all that is expected has come, for a child process between its fork and its exec
  /// shares open files, and so delays their closing.
  private func expect(
    _ expected: Set<String>, watching directories: Set<String> = ["", "a", "a/b", "c"],
    _ deed: (DiskSandbox) throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let sandbox = try DiskSandbox()
    for name in ["a/x.rec", "a/b/x.rec", "c/x.rec"] { try sandbox.touch(name) }
    var watcher = try Watcher(sandbox.root)
    try watcher.watch(directories)
    #expect(watcher.drain().isEmpty, sourceLocation: sourceLocation)
    try deed(sandbox)
    var reported: Set<String> = []
    repeat {
      let changes = watcher.drain()
      #expect(!changes.isOverflown, sourceLocation: sourceLocation)
      reported.formUnion(changes.directories)
    } while !reported.isSuperset(of: expected) && isReadable(watcher.descriptor, within: 10)
    #expect(reported == expected, sourceLocation: sourceLocation)
  }

  @Test("Files that are saved, appended to, renamed, made, closed or removed are reported")
  func files() throws {
    try expect(["a"]) { try $0.write("y", to: "a/x.rec") }
    try expect(["a/b"]) { try $0.rename("y", over: "a/b/x.rec") }
    try expect(["a", "c"]) { rename($0("a/x.rec"), $0("c/y.rec")) }
    try expect(["c"]) { unlink($0("c/x.rec")) }
    try expect(["c"]) { chmod($0("c/x.rec"), 0o600) }
    try expect(["a"]) { try $0.root.append(bytes("1\n"), to: "a/x.rec") }
    try expect([""]) { try $0.root.create("y.rec", []) }
    try expect(["a/b"]) { sandbox in
      _ = try sandbox.root.replace("a/b/x.rec", base: []) { _ in bytes("y") }
    }
  }

  @Test(
    "What nobody reads is not reported",
    arguments: [
      ".x.rec.12-0000001f.qd~", ".x.rec.swp", ".x.rec.swx", "4913", "x.rec~",
    ])
  func noise(name: String) throws {
    try expect([]) {
      try $0.write("", to: "a/\(name)")
      unlink($0("a/\(name)"))
    }
  }

  @Test("What isn't watched is not reported")
  func unwatched() throws {
    try expect([], watching: ["a"]) { try $0.write("y", to: "c/x.rec") }
    try expect([], watching: ["none", "../x", "a/x.rec"]) { try $0.write("y", to: "c/x.rec") }
  }

  @Test("Directories that come or go are reported, with those below")
  func directories() throws {
    try expect(["a"]) { mkdir($0("a/new"), 0o700) }
    try expect(["", "a", "a/b", "c"]) { rename($0("a"), $0("c/a")) }
    try expect(["a", "a/b"]) {
      unlink($0("a/b/x.rec"))
      rmdir($0("a/b"))
    }
  }

  @Test("A directory under an old name is watched anew")
  func replaced() throws {
    let sandbox = try DiskSandbox()
    try sandbox.touch("a/b/x.rec")
    var watcher = try Watcher(sandbox.root)
    try watcher.watch(["", "a", "a/b"])
    // A shell that stands in the old directory keeps it alive.
    let shell = open(sandbox("a/b"), O_RDONLY)
    defer { close(shell) }
    rename(sandbox("a"), sandbox("old"))
    try sandbox.touch("a/b/x.rec")
    #expect(watcher.drain().directories.isSuperset(of: ["", "a", "a/b"]))
    try watcher.watch(["", "a", "a/b"])
    try sandbox.touch("old/b/y.rec")
    #expect(watcher.drain().isEmpty)
    try sandbox.touch("a/b/y.rec")
    #expect(watcher.drain().directories == ["a/b"])
    try watcher.watch([""])
    try sandbox.touch("a/b/z.rec")
    #expect(watcher.drain().isEmpty)
  }

  @Test("There is something to drain when the descriptor is readable")
  func readable() throws {
    let sandbox = try DiskSandbox()
    var watcher = try Watcher(sandbox.root)
    try watcher.watch([""])
    #expect(!isReadable(watcher.descriptor))
    try sandbox.touch("x.rec")
    #expect(isReadable(watcher.descriptor))
    #expect(watcher.drain().directories == [""])
    #expect(!isReadable(watcher.descriptor))
  }

  @Test("Reports that were lost are owned up to")
  func overflow() throws {
    let limit = try String(
      contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let sandbox = try DiskSandbox()
    for name in ["x", "y"] { try sandbox.touch(name) }
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

private func isReadable(_ descriptor: Int32, within seconds: Int32 = 0) -> Bool {
  var query = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return poll(&query, 1, seconds * 1000) == 1
}

extension DiskSandbox {
  /// Makes an empty file without opening it, so that nobody closes it later.
  fileprivate func touch(_ name: String) throws {
    let parent = (self(name) as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    mknod(self(name), S_IFREG | 0o644, 0)
  }
}
