import Glibc
import TestSupport
import Testing

@testable import GoalFiles

// A directory shared by a group. The umask belongs to the whole process, so these tests run in turn
// with those of modes.
extension DiskModeTests {
  /// A group that Debian has and nobody is in.
  private func games() throws -> UserGroup { try UserGroup(named: "games") }

  @Test(
    "what any program makes in it is the group's, whatever the umask",
    .enabled(if: Machine.isRoots, "only root can give files away"),
    .enabled(if: AccessList.areKnown, "the file system of /tmp knows no access lists"),
    arguments: [0o000, 0o022, 0o077] as [mode_t])
  func inherited(mask: mode_t) throws {
    let sandbox = try DiskSandbox()
    let group = try games()
    try sandbox.root.share(with: group)
    #expect(sandbox.mode("") == 0o2770)
    #expect(try sandbox.root.givesItsGroup)
    let old = umask(mask)
    defer { umask(old) }
    try sandbox.root.create("sales/x.rec", bytes("x"))
    try sandbox.root.append(bytes("1\n"), to: "sales/journal/ann.csv")
    _ = try sandbox.root.replace("sales/x.rec", base: []) { $0 + bytes("y") }
    let script = "mkdir -p team; echo 1 >> team/cron.csv; cp sales/x.rec team/copy.rec"
    #expect(try Spawned("/bin/sh", ["-c", "cd \(sandbox.path) && \(script)"]).errors == "")
    for name in ["sales", "sales/journal", "team"] { #expect(sandbox.mode(name) == 0o2770) }
    let files = ["sales/x.rec", "sales/journal/ann.csv", "team/cron.csv", "team/copy.rec"]
    for name in files {
      #expect(sandbox.mode(name) == 0o660, "\(name)")
      #expect(sandbox.group(name) == group.id, "\(name)")
    }
  }

  @Test("a group that isn't there, or isn't the user's, is refused in words")
  func refused() {
    #expect(throws: UserGroup.Unusable.unknown("no-such-group")) {
      try UserGroup(named: "no-such-group")
    }
    #expect(UserGroup.Unusable.unknown("x").message.hasPrefix("there is no group \"x\""))
    #expect(UserGroup.Unusable.notAMember("x").message.hasPrefix("you are not in the group"))
  }

  @Test(
    "a replaced file keeps its access list, and gains none from its directory",
    .enabled(if: AccessList.areKnown, "the file system of /tmp knows no access lists"))
  func lists() throws {
    let sandbox = try DiskSandbox()
    let file = { try sandbox.root.openDirectory("", for: .reading).open("x.rec", O_RDONLY) }
    try sandbox.write("x", to: "x.rec", mode: 0o640)
    // The user 1234 may read and write, the group nothing: the mode alone says rw for the group.
    let named = AccessList(bytes: [
      2, 0, 0, 0, 0x01, 0, 6, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x02, 0, 6, 0, 0xD2, 0x04, 0, 0,
      0x04, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x10, 0, 6, 0, 0xFF, 0xFF, 0xFF, 0xFF,
      0x20, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF,
    ])
    try file().give(named, .access)
    #expect(sandbox.mode("x.rec") == 0o660)
    _ = try sandbox.root.replace("x.rec", base: []) { $0 + bytes("y") }
    #expect(try file().accessList(.access) == named)
    try file().give(AccessList(mode: 0o640), .access)
    try sandbox.root.openDirectory("", for: .reading).descriptor.give(named, .initial)
    _ = try sandbox.root.replace("x.rec", base: []) { $0 + bytes("z") }
    #expect(try file().accessList(.access) == nil)
    #expect(sandbox.mode("x.rec") == 0o640)
  }
}

extension AccessList {
  /// Whether the file system of the tests has such lists.
  fileprivate static let areKnown: Bool = {
    guard let sandbox = try? DiskSandbox() else { return false }
    let list = AccessList(mode: 0o770)
    let directory = try? sandbox.root.openDirectory("", for: .saving)
    return (try? directory?.descriptor.give(list, .initial)) != nil
  }()
}

extension DiskSandbox {
  func group(_ name: String) -> gid_t {
    var found = stat()
    return stat(self(name), &found) == 0 ? found.st_gid : .max
  }
}
