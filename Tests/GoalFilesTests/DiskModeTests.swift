import Foundation
import Glibc
import Testing

@testable import GoalFiles

/// The umask belongs to the whole process; only these tests look at the modes of new files.
@Suite("Modes and owners", .serialized)
struct DiskModeTests {
  @Test(
    "New files and directories take after their directory, whatever the umask",
    arguments: [
      (directory: 0o2770, file: 0o660), (directory: 0o755, file: 0o644),
      (directory: 0o700, file: 0o600), (directory: 0o777, file: 0o664),
    ] as [(directory: mode_t, file: mode_t)])
  func newFiles(directory: mode_t, file: mode_t) throws {
    let sandbox = try DiskSandbox()
    chmod(sandbox.path, directory)
    for mask: mode_t in [0o000, 0o022, 0o077, 0o777] {
      let old = umask(mask)
      defer { umask(old) }
      try sandbox.root.create("\(mask)/x.rec", [])
      try sandbox.root.append(bytes("1\n"), to: "\(mask)/log/x.csv")
      #expect(sandbox.mode("\(mask)") == directory)
      #expect(sandbox.mode("\(mask)/log") == directory)
      #expect(sandbox.mode("\(mask)/x.rec") == file)
      #expect(sandbox.mode("\(mask)/log/x.csv") == file)
    }
  }

  @Test("A replaced file keeps its mode, whatever the umask", arguments: [0o640, 0o600, 0o664])
  func kept(mode: mode_t) throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("x", to: "x.rec", mode: mode)
    let old = umask(0o077)
    defer { umask(old) }
    _ = try sandbox.root.replace("x.rec", base: []) { $0 + bytes("y") }
    #expect(sandbox.mode("x.rec") == mode)
  }

  @Test(
    "A replaced file keeps its owner and group",
    .enabled(if: geteuid() == 0, "only root can give files away"))
  func owner() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("x", to: "x.rec")
    chown(sandbox("x.rec"), 1234, 5678)
    _ = try sandbox.root.replace("x.rec", base: []) { $0 + bytes("y") }
    var found = stat()
    stat(sandbox("x.rec"), &found)
    #expect(found.st_uid == 1234)
    #expect(found.st_gid == 5678)
  }

  @Test(
    "New files and directories have their directory's group",
    .enabled(if: geteuid() == 0, "only root can give files away"))
  func group() throws {
    let sandbox = try DiskSandbox()
    chown(sandbox.path, 0, 5678)
    try sandbox.root.create("a/x.rec", [])
    for name in ["a", "a/x.rec"] {
      var found = stat()
      stat(sandbox(name), &found)
      #expect(found.st_gid == 5678, "\(name)")
    }
  }

  @Test(
    "The wrong group gains nothing",
    .enabled(if: Credentials.canBeDropped, "only root can become nobody"))
  func foreignGroup() throws {
    let sandbox = try DiskSandbox()
    chmod(sandbox.path, 0o777)
    chown(sandbox.path, 0, 5678)
    try sandbox.write("x", to: "x.rec", mode: 0o666)
    chown(sandbox("x.rec"), 0, 5678)
    chmod(sandbox("x.rec"), 0o662)
    Credentials.asNobody {
      #expect(fact { _ = try sandbox.root.replace("x.rec", base: []) { _ in [] } } == .denied)
      #expect(fact { try sandbox.root.create("y.rec", []) } == nil)
    }
    // The thread's group is still root's, and root's group must not write what is 5678's.
    #expect(sandbox.mode("y.rec") == 0o644)
  }
}
