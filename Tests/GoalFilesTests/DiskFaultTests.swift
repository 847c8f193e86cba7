import Foundation
import Glibc
import TestSupport
import Testing

@testable import GoalFiles

/// A small file system of its own that can be filled up.
private final class SmallDisk {
  let sandbox: DiskSandbox
  let root: DataRoot
  var path: String { sandbox("disk") }

  init(options: String) throws {
    sandbox = try DiskSandbox()
    mkdir(sandbox("disk"), 0o755)
    let mounting = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", sandbox("disk")]
    try #require(try SmallDisk.run(mounting))
    root = try DataRoot(at: sandbox("disk"), patience: .none)
  }

  deinit {
    _ = try? SmallDisk.run(["umount", "-l", path])
  }

  func fill() {
    let file = open(path + "/filler", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let block = [UInt8](repeating: 0, count: 4096)
    while write(file, block, block.count) > 0 {}
    close(file)
  }

  func remount(_ option: String) throws -> Bool {
    try SmallDisk.run(["mount", "-o", "remount,\(option)", path])
  }

  private static func run(_ command: [String]) throws -> Bool {
    let running = Process()
    running.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    running.arguments = command
    running.standardError = nil
    try running.run()
    running.waitUntilExit()
    return running.terminationStatus == 0
  }
}

@Suite("Disks that fail", .enabled(if: Machine.canMount, "nothing can be mounted"))
struct DiskFaultTests {
  @Test("A full disk leaves the old state, and nothing beside it")
  func full() throws {
    let disk = try SmallDisk(options: "size=64k")
    try disk.root.create("x.rec", bytes("old"))
    disk.fill()
    let big = [UInt8](repeating: 0x78, count: 9000)
    #expect(fact { _ = try disk.root.replace("x.rec", base: []) { _ in big } } == .noSpace)
    #expect(fact { try disk.root.create("y.rec", big) } == .noSpace)
    #expect(fact { try disk.root.create("new/y.rec", big) } == .noSpace)
    #expect(try disk.root.read("x.rec", limit: 10).bytes == bytes("old"))
    #expect(try disk.root.list("").entries.map(\.name) == ["filler", "x.rec"])
  }

  @Test("Half a line is cut off again")
  func shortWrite() throws {
    let disk = try SmallDisk(options: "size=64k")
    let start = [UInt8](repeating: 0x78, count: 4090) + bytes("\n")
    try disk.root.create("x.csv", start)
    disk.fill()
    let line = [UInt8](repeating: 0x79, count: 99) + bytes("\n")
    #expect(fact { try disk.root.append(line, to: "x.csv") } == .noSpace)
    #expect(try disk.root.read("x.csv", limit: 9000).bytes == start)
    unlink(disk.path + "/filler")
    try disk.root.append(line, to: "x.csv")
    #expect(try disk.root.read("x.csv", limit: 9000).bytes == start + line)
  }

  @Test("A file system that is read-only says so")
  func readOnly() throws {
    let disk = try SmallDisk(options: "size=64k")
    try disk.root.create("x.rec", bytes("old"))
    try #require(try disk.remount("ro"))
    #expect(fact { _ = try disk.root.replace("x.rec", base: []) { _ in [] } } == .readOnly)
    #expect(fact { try disk.root.create("y.rec", []) } == .readOnly)
    #expect(fact { try disk.root.append(bytes("1\n"), to: "x.rec") } == .readOnly)
    #expect(fact { try disk.root.remove("x.rec", expecting: bytes("old")) } == .readOnly)
    #expect(try disk.root.read("x.rec", limit: 10).bytes == bytes("old"))
  }
}
