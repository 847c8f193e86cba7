import Foundation
import Glibc
import Goals
import Testing

@testable import GoalFiles

/// Directories made to hang, crash or mislead who reads them. Beside the trap lies an objective that
/// has to be read all the same.
@Suite("Hostile directories") struct HostileDirectoryTests {
  /// A trap, and the findings there are about it: file and code.
  struct Trap: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let findings: [String]
    let lay: @Sendable (DiskSandbox) throws -> Void
  }

  /// A file of any size that takes no room.
  private static func sparse(_ sandbox: DiskSandbox, _ name: String, _ size: Int) throws {
    try sandbox.write("", to: name)
    truncate(sandbox(name), size)
  }

  private static func socket(at path: String) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let number = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    close(number)
  }

  private static let journal = "2018/journal/ann.csv"

  private static let traps = [
    Trap(
      testDescription: "pipes",
      findings: ["2018/journal/p.csv not-a-file", "2018/p.rec not-a-file"]
    ) {
      mkfifo($0("2018/p.rec"), 0o644)
      mkdir($0("2018/journal"), 0o755)
      mkfifo($0("2018/journal/p.csv"), 0o644)
      mkfifo($0("people"), 0o644)
    },
    Trap(testDescription: "a pipe for the people", findings: []) {
      mkfifo($0("people.rec"), 0o644)
    },
    Trap(testDescription: "a socket", findings: ["2018/s.rec not-a-file"]) {
      socket(at: $0("2018/s.rec"))
    },
    Trap(testDescription: "a link to a device", findings: ["2018/z.rec not-a-file"]) {
      symlink("/dev/zero", $0("2018/z.rec"))
    },
    Trap(testDescription: "a link to itself", findings: ["2018/l.rec not-a-file"]) {
      symlink("l.rec", $0("2018/l.rec"))
    },
    Trap(testDescription: "links to directories, out of it and around", findings: []) {
      symlink("/", $0("root"))
      symlink(".", $0("around"))
      symlink("../..", $0("2018/up"))
    },
    Trap(testDescription: "a record file of a TiB", findings: ["2018/big.rec too-large"]) {
      try sparse($0, "2018/big.rec", 1 << 40)
    },
    Trap(testDescription: "a journal of a TiB", findings: ["\(journal) too-large"]) {
      try sparse($0, journal, 1 << 40)
    },
    Trap(testDescription: "1,000 directories inside each other", findings: []) {
      let path = (0..<1000).map { _ in "d" }.joined(separator: "/")
      try FileManager.default.createDirectory(atPath: $0(path), withIntermediateDirectories: true)
    },
  ]

  private func load(_ lay: (DiskSandbox) throws -> Void) throws -> Organization {
    let sandbox = try DiskSandbox()
    try sandbox.write("Organization: O\nFormat: 1\n", to: "quarterdeck.rec")
    try sandbox.write("Objective: Sound\nOwner: ann\n", to: "2018/sound.rec")
    try lay(sandbox)
    var loader = Loader(sandbox.root)
    let organization = try loader.load().organization
    #expect(organization.objectives.contains { $0.title == "Sound" })
    return organization
  }

  @Test("are findings at most, and what is sound is read", arguments: traps)
  func laid(trap: Trap) throws {
    let findings = try load(trap.lay).findings.map { "\($0.place.file) \($0.code.rawValue)" }
    let about = findings.filter { $0.hasSuffix("not-a-file") || $0.hasSuffix("too-large") }
    if !trap.findings.isEmpty { #expect(about.sorted() == trap.findings) }
  }

  /// Contents that are files of the data directory to their last byte, and nonsense.
  private static let contents: [(String, String, @Sendable () -> [UInt8])] = [
    (
      "a line of 1 MiB", "2018/x.rec",
      { bytes("Objective: ") + Array(repeating: 0x78, count: 1_048_000) }
    ),
    (
      "100,000 fields", "2018/x.rec",
      { bytes("Objective: X\n") + Array((0..<100_000).map { _ in bytes("Tags: a\n") }.joined()) }
    ),
    (
      "100,000 records", "2018/x.rec",
      { bytes(String(repeating: "KeyResult: K\n\n", count: 70_000)) }
    ),
    ("nothing but NUL", "2018/x.rec", { Array(repeating: 0, count: 100_000) }),
    ("no UTF-8", "2018/x.rec", { bytes("Objective: ") + Array(repeating: 0xFF, count: 100_000) }),
    (
      "100,000 cells", journal,
      { Array(repeating: UInt8(ascii: ","), count: 100_000) + bytes("\n") }
    ),
    (
      "an open quotation mark", journal, { bytes("at,\"") + Array(repeating: 0x0A, count: 100_000) }
    ),
    ("100,000 empty lines", journal, { Array(repeating: 0x0A, count: 100_000) }),
    (
      "escape sequences", "2018/x.rec",
      { bytes("Objective: \u{1B}]0;x\u{7}\u{202E}\n\u{1B}[2J: x\n") }
    ),
  ]

  @Test("files of nonsense are read to their end in bounded time", arguments: contents.indices)
  func nonsense(index: Int) throws {
    let (_, file, text) = Self.contents[index]
    let content = text()
    _ = try load { sandbox in
      try sandbox.write("", to: file)
      try Data(content).write(to: URL(fileURLWithPath: sandbox(file)))
    }
  }
}
