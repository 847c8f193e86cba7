import Foundation
import Glibc
import Synchronization
import Testing

@testable import GoalFiles

private let resolutions: [DataRoot.Resolution] = [.beneath, .stepwise]

@Suite("Reading the data directory")
struct DiskReadingTests {
  @Test("A file is read with the stamp of the state that was read", arguments: resolutions)
  func contents(resolution: DataRoot.Resolution) throws {
    let sandbox = try DiskSandbox(resolution: resolution)
    try sandbox.write("Team: Sales\n", to: "sales/team.rec")
    let found = try sandbox.root.read("sales/team.rec", limit: DataRoot.recordLimit)
    #expect(found.bytes == bytes("Team: Sales\n"))
    #expect(found.stamp.size == 12)
    #expect(found.stamp.inode == sandbox.inode("sales/team.rec"))
    #expect(found.owner == geteuid())
    let listed = try sandbox.root.list("sales").entries
    #expect(listed == [DirectoryEntry(name: "team.rec", kind: .file, stamp: found.stamp)])
  }

  /// Whoever reads while somebody appends gets one state of the file, or is told that there is none.
  @Test("A file that changed while it was read is read again, or not taken")
  func growing() async throws {
    let sandbox = try DiskSandbox()
    try sandbox.write(String(repeating: "x", count: 1 << 19), to: "grow.csv")
    let isRead = Atomic(false)
    try await concurrently(2) { index in
      if index == 0 {
        let file = open(sandbox("grow.csv"), O_WRONLY | O_APPEND)
        defer { close(file) }
        while !isRead.load(ordering: .relaxed) { write(file, "x", 1) }
      } else {
        defer { isRead.store(true, ordering: .relaxed) }
        for _ in 0..<100 {
          do {
            let found = try sandbox.root.read("grow.csv", limit: DataRoot.logLimit)
            #expect(found.bytes.count == found.stamp.size)
          } catch {
            #expect((error as? DiskError)?.fact == .keepsChanging)
          }
        }
      }
    }
  }

  @Test(
    "Paths that leave the root, and what is no regular file, are refused", arguments: resolutions)
  func refusals(resolution: DataRoot.Resolution) throws {
    let outside = try DiskSandbox()
    try outside.write("secret", to: "x.rec")
    let sandbox = try DiskSandbox(resolution: resolution)
    try sandbox.write("x", to: "x.rec")
    symlink(outside("x.rec"), sandbox("file-link.rec"))
    symlink(outside.path, sandbox("directory-link"))
    symlink("x.rec", sandbox("inner-link.rec"))
    symlink("..", sandbox("up"))
    mkfifo(sandbox("pipe.rec"), 0o600)
    mkdir(sandbox("folder.rec"), 0o700)
    truncate(sandbox("x.rec"), off_t(DataRoot.recordLimit) + 1)
    let cases: [(path: String, fact: DiskError.Fact)] = [
      ("/etc/passwd", .outside), ("../x.rec", .outside), ("a/../x.rec", .outside),
      ("a//b", .outside), ("./x.rec", .outside), ("x.rec/", .outside), ("x\0y", .outside),
      ("", .notAFile), ("folder.rec", .notAFile), ("pipe.rec", .notAFile),
      ("file-link.rec", .symbolicLink), ("inner-link.rec", .symbolicLink),
      ("missing.rec", .missing), ("missing/x.rec", .missing), ("x.rec/y.rec", .notADirectory),
      ("x.rec", .tooLarge(limit: DataRoot.recordLimit)),
    ]
    for (path, expected) in cases {
      let found = fact { _ = try sandbox.root.read(path, limit: DataRoot.recordLimit) }
      #expect(found == expected, "\(path)")
    }
    for path in ["directory-link/x.rec", "up/x.rec"] {
      let found = fact { _ = try sandbox.root.read(path, limit: 100) }
      // Without openat2 the kernel says only that a link is no directory.
      #expect(found == (resolution == .beneath ? .symbolicLink : .notADirectory), "\(path)")
    }
  }

  @Test("A device is not read", .enabled(if: geteuid() == 0, "only root can make a device"))
  func device() throws {
    let sandbox = try DiskSandbox()
    mknod(sandbox("zero.rec"), S_IFCHR | 0o666, 0x105)
    #expect(fact { _ = try sandbox.root.read("zero.rec", limit: 100) } == .notAFile)
  }

  @Test("A listing tells files from directories, links and the rest, in the order of names")
  func kinds() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("", to: "b.rec")
    mkdir(sandbox("a"), 0o700)
    symlink("b.rec", sandbox("c"))
    mkfifo(sandbox("d"), 0o600)
    let listing = try sandbox.root.list("")
    #expect(listing.entries.map(\.name) == ["a", "b.rec", "c", "d"])
    #expect(listing.entries.map(\.kind) == [.directory, .file, .symbolicLink, .other])
    #expect(listing.unusable.isEmpty)
    #expect(fact { _ = try sandbox.root.list("b.rec") } == .notADirectory)
    #expect(fact { _ = try sandbox.root.list("none") } == .missing)
  }

  @Test("Names that can't be shown, or are spelled in two ways, are reported and not used")
  func names() throws {
    let sandbox = try DiskSandbox()
    for name in ["good.rec", "caf\u{E9}.rec", "cafe\u{301}.rec", "a\u{1B}[2J.rec", "line\nbreak"] {
      try sandbox.write("", to: name)
    }
    let invalid = Array(sandbox("bad-").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
    close(open(invalid, O_CREAT | O_WRONLY, 0o600))
    let listing = try sandbox.root.list("")
    #expect(listing.entries.map(\.name) == ["cafe\u{301}.rec", "good.rec"])
    let shown = ["a\u{FFFD}[2J.rec", "bad-\u{FFFD}", "caf\u{E9}.rec", "line\u{FFFD}break"]
    #expect(listing.unusable == shown)
    unlink(invalid)
  }

  @Test("The root's own path may be a symbolic link, and stays the same directory")
  func linkedRoot() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("x", to: "real/x.rec")
    symlink("real", sandbox("link"))
    let root = try DataRoot(at: sandbox("link"))
    rename(sandbox("real"), sandbox("moved"))
    #expect(try root.read("x.rec", limit: 10).bytes == bytes("x"))
    #expect(fact { _ = try DataRoot(at: sandbox("real")) } == .missing)
  }

  @Test(
    "What this user may not read is closed",
    .enabled(if: Credentials.canBeDropped, "only root can become nobody"))
  func closed() throws {
    let sandbox = try DiskSandbox()
    chmod(sandbox.path, 0o755)
    try sandbox.write("x", to: "x.rec", mode: 0o600)
    try sandbox.write("x", to: "closed/x.rec")
    chmod(sandbox("closed"), 0o700)
    Credentials.asNobody {
      #expect(fact { _ = try sandbox.root.read("x.rec", limit: 10) } == .denied)
      #expect(fact { _ = try sandbox.root.read("closed/x.rec", limit: 10) } == .denied)
      #expect(fact { _ = try sandbox.root.list("closed") } == .denied)
    }
  }
}

/// The rights of this thread alone: Linux checks files by the thread's own file system user id.
enum Credentials {
  private static let change = dlsym(nil, "setfsuid").map {
    unsafeBitCast($0, to: (@convention(c) (uid_t) -> Int32).self)
  }

  static let canBeDropped = geteuid() == 0 && change != nil

  static func asNobody(_ work: () -> Void) {
    guard let change else { return }
    _ = change(65534)
    defer { _ = change(0) }
    work()
  }
}
