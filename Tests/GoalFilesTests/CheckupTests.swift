import Foundation
import Glibc
import Testing

@testable import GoalFiles

@Suite("What the doctor finds", .enabled(if: geteuid() == 0, "only root can give files away"))
struct CheckupTests {
  /// A directory that nothing is wrong with.
  private func ground() throws -> DiskSandbox {
    let sandbox = try DiskSandbox()
    chmod(sandbox.path, 0o755)
    try sandbox.write("x", to: "quarterdeck.rec")
    try sandbox.write("x", to: "sales/2018-Q1/x.rec")
    return sandbox
  }

  private func complaints(_ sandbox: DiskSandbox) throws -> [String] {
    try Checkup(sandbox.root).conditions.filter { $0.grade != .good }.map(\.text)
  }

  @Test("nothing, where nothing is wrong, and nothing is left behind")
  func sound() throws {
    let sandbox = try ground()
    #expect(try complaints(sandbox) == [])
    #expect(try sandbox.temporaries() == [])
    let topics = try Checkup(sandbox.root).conditions.map(\.topic)
    #expect(topics == ["file system", "permissions", "leftovers", "locks", "clock"])
  }

  /// A sentence, and what brings it about.
  struct Case: Sendable, CustomTestStringConvertible {
    let sentence: String
    let spoil: @Sendable (DiskSandbox) throws -> Void
    var testDescription: String { sentence }
  }

  private static let file = "sales/2018-Q1/x.rec"
  /// The process is one more than Linux ever gives a number to.
  private static let displaced =
    ".x.rec.4194305-00000001.0000000000000002-0000000000000003.qd~"

  /// Gives everything to a group with a default access list, as `qd init --group` does.
  private static func share(_ sandbox: DiskSandbox) throws {
    try sandbox.root.share(with: try UserGroup(named: "games"))
    for name in ["", "sales", "sales/2018-Q1"] {
      chown(sandbox(name), 0, sandbox.group(""))
      chmod(sandbox(name), 0o2770)
    }
    for name in ["quarterdeck.rec", file] {
      chown(sandbox(name), 0, sandbox.group(""))
      chmod(sandbox(name), 0o660)
    }
  }

  private static let cases = [
    Case(sentence: "everybody on this machine may write: \(file)") { chmod($0(file), 0o646) },
    Case(sentence: "has the setuid or setgid bit, which no data needs: \(file)") {
      chmod($0(file), 0o4644)
    },
    Case(sentence: "belongs to another group than its directory: \(file)") {
      try share($0)
      chown($0(file), 0, 5678)
    },
    Case(sentence: "the group can't read and write: \(file)") {
      try share($0)
      chmod($0(file), 0o640)
    },
    Case(sentence: "who may only read could hold a lock, so that saving waits: sales") {
      try share($0)
      chmod($0("sales"), 0o2775)
    },
    Case(sentence: "changed later than this machine's clock says it is: \(file)") {
      var times = [timeval(tv_sec: time(nil) + 3600, tv_usec: 0)]
      times.append(times[0])
      utimes($0(file), times)
    },
    Case(sentence: "programs died while saving; nothing is lost: .x.rec.4194305-00000001.qd~") {
      try $0.write("half", to: ".x.rec.4194305-00000001.qd~")
    },
    Case(
      sentence: "edits that were displaced when a program died are kept: sales/" + displaced
    ) {
      try $0.write("theirs", to: "sales/" + displaced)
    },
  ]

  @Test("one sentence for each thing that is wrong", arguments: cases)
  func spoilt(example: Case) throws {
    let sandbox = try ground()
    try example.spoil(sandbox)
    #expect(try complaints(sandbox) == [example.sentence])
  }

  @Test("300 directories inside each other are gone through")
  func deep() throws {
    let sandbox = try DiskSandbox()
    let path = (0..<300).map { _ in "d" }.joined(separator: "/")
    try FileManager.default.createDirectory(
      atPath: sandbox(path), withIntermediateDirectories: true)
    #expect(try Survey(sandbox.root).found.count == 301)
  }

  @Test(
    "who may not read or write is told so",
    .enabled(if: Credentials.canBeDropped, "only root can become nobody"))
  func notMine() throws {
    let sandbox = try ground()
    chmod(sandbox("sales"), 0o700)
    chmod(sandbox("quarterdeck.rec"), 0o600)
    Credentials.asNobody {
      let found = try? complaints(sandbox)
      #expect(
        found == [
          "you may not read: sales, quarterdeck.rec",
          "you may not write: the data directory itself, quarterdeck.rec",
        ])
    }
  }
}
