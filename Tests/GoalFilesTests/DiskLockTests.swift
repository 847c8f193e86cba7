import Foundation
import Glibc
import Goals
import Testing

@testable import GoalFiles

@Suite("Locks of directories")
struct DiskLockTests {
  @Test("Whoever waits too long is told who holds the lock")
  func holder() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("x", to: "sales/x.rec")
    let other = try ForeignLock(on: sandbox("sales"))
    let found = fact { try sandbox.root.append(bytes("1\n"), to: "sales/x.csv") }
    let expected = LockHolder(
      process: other.process, command: "flock", user: Login.current().name)
    #expect(found == .locked(by: expected))
    #expect(try sandbox.root.read("sales/x.rec", limit: 10).bytes == bytes("x"))
    other.release()
    try sandbox.root.append(bytes("1\n"), to: "sales/x.csv")
  }

  @Test("A lock is free again when its owner goes")
  func release() throws {
    let sandbox = try DiskSandbox()
    for directory in ["a", "b"] { mkdir(sandbox(directory), 0o700) }
    do {
      let lock = try DirectoryLock(["b", "a", "b"], in: sandbox.root)
      try lock.create("a/x.rec", [])
      try lock.create("b/x.rec", [])
      let other = try DataRoot(at: sandbox.path, patience: .none)
      guard case .locked? = fact({ try other.create("b/y.rec", []) }) else {
        Issue.record("b isn't locked")
        return
      }
    }
    try sandbox.root.create("b/y.rec", [])
  }

  @Test("A lock that fails for one directory holds none, and leaves none")
  func partly() throws {
    let sandbox = try DiskSandbox()
    mkdir(sandbox("z"), 0o700)
    let other = try ForeignLock(on: sandbox("z"))
    guard
      case .locked? = fact({ _ = try DirectoryLock(["a/b", "z"], in: sandbox.root, making: true) })
    else {
      Issue.record("z isn't locked")
      return
    }
    #expect(try sandbox.root.list("").entries.map(\.name) == ["z"])
    other.release()
    #expect(fact { _ = try DirectoryLock(["none"], in: sandbox.root) } == .missing)
  }

  @Test("The edits of several writers at once are all there")
  func manyWriters() async throws {
    let sandbox = try DiskSandbox(patience: .endless)
    try sandbox.write("start\n", to: "x.rec")
    try await concurrently(4) { writer in
      let root = try DataRoot(at: sandbox.path, patience: .endless)
      for number in 0..<100 {
        _ = try root.replace("x.rec", base: []) { $0 + bytes("\(writer) \(number)\n") }
      }
    }
    let lines = try sandbox.text("x.rec").split(separator: "\n").map(String.init)
    let expected = (0..<4).flatMap { writer in (0..<100).map { "\(writer) \($0)" } }
    #expect(lines.dropFirst().sorted() == expected.sorted())
    #expect(try sandbox.temporaries().isEmpty)
  }

  @Test("No edit of an editor without a lock is lost, however fast it saves")
  func againstAnEditor() async throws {
    var patience = Patience.endless
    patience.rewriting = .zero
    patience.rounds = .max
    let sandbox = try DiskSandbox(patience: patience)
    try sandbox.write("start\n", to: "x.rec")
    try await concurrently(2) { writer in
      var last = "start\n"
      for number in 0..<200 {
        let line = "\(writer) \(number)\n"
        if writer == 0 {
          _ = try sandbox.root.replace("x.rec", base: []) { $0 + bytes(line) }
        } else {
          try sandbox.rename(try sandbox.text("x.rec", with: last) + line, over: "x.rec")
          last = line
        }
      }
    }
    let leftovers = try DirectoryLock([""], in: sandbox.root).sweep("")
    let kept = leftovers.map { String(decoding: $0.bytes, as: UTF8.self) }
    let lines = Set((kept + [try sandbox.text("x.rec")]).flatMap { $0.split(separator: "\n") })
    #expect(lines.isSuperset(of: (0..<200).map { "1 \($0)" }))
  }

  @Test(
    "The holder is found in the table of locks",
    arguments: [
      ("1: FLOCK  ADVISORY  WRITE 4711 fe:00:99 0 EOF\n", 4711),
      ("1: FLOCK  ADVISORY  WRITE 1 fe:00:9 0 EOF\n2: FLOCK  ADVISORY  WRITE 2 0:1:99 0 EOF\n", 2),
      ("1: -> FLOCK  ADVISORY  WRITE 4711 fe:00:99 0 EOF\n", nil),
      ("1: POSIX  ADVISORY  WRITE 4711 fe:00:99 0 EOF\n", nil),
      ("1: FLOCK  ADVISORY  WRITE 0 fe:00:99 0 EOF\n", nil),
      ("nonsense\n\n1: FLOCK\n", nil), ("", nil),
    ] as [(String, Int32?)])
  func table(text: String, process: Int32?) {
    #expect(LockHolder.process(holding: 99, in: text) == process)
  }
}

/// A process that holds the lock of a directory until it is released.
final class ForeignLock {
  let process: pid_t
  private let running = Process()
  private let input = Pipe()

  init(on directory: String) throws {
    let output = Pipe()
    running.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    running.arguments = ["-o", directory, "sh", "-c", "echo held; cat"]
    running.standardInput = input
    running.standardOutput = output
    try running.run()
    process = running.processIdentifier
    _ = output.fileHandleForReading.readData(ofLength: 5)
  }

  func release() {
    try? input.fileHandleForWriting.close()
    running.waitUntilExit()
  }
}

extension DiskSandbox {
  /// A file's text as somebody sees it who makes sure that the last save is in it. It isn't for
  /// the instant between two exchanges; where it has been put aside for good, it won't come.
  fileprivate func text(_ name: String, with last: String) throws -> String {
    for _ in 0..<2000 {
      let text = try text(name)
      if text.withCString({ strstr($0, last) != nil }) { return text }
      sched_yield()
    }
    return try text(name)
  }
}
