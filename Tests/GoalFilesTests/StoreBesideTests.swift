import Foundation
import Glibc
import Goals
import Synchronization
import Testing

@testable import GoalFiles

/// Programs that know nothing of locks rewrite a file beside a store that saves and one that looks.
@Suite("Beside writers without locks", .serialized) struct StoreBesideTests {
  /// A way of replacing a file by a text.
  struct Way: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let write: @Sendable (DiskSandbox, String) throws -> Void
  }

  private static let file = "sales/2018-Q1/shorten.rec"

  private static let ways = [
    Way(testDescription: "a rename over it") { try $0.rename($1, over: file) },
    Way(testDescription: "a new file in its place, as vim and git do") { sandbox, text in
      unlink(sandbox(file))
      try sandbox.write("", to: file)
      try sandbox.write(text, to: file)
    },
    Way(testDescription: "truncated and written") { sandbox, text in
      let descriptor = open(sandbox(file), O_WRONLY | O_TRUNC)
      letOthersRun()
      _ = Array(text.utf8).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      close(descriptor)
    },
    Way(testDescription: "truncated and written in two parts") { sandbox, text in
      let bytes = Array(text.utf8)
      let descriptor = open(sandbox(file), O_WRONLY | O_TRUNC)
      // Within a line, which shows that there is more to come.
      let half = (bytes[(bytes.count / 2)...].firstIndex(of: UInt8(ascii: ":")) ?? 0) + 1
      for part in [bytes[..<half], bytes[half...]] {
        letOthersRun()
        _ = part.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      }
      close(descriptor)
    },
  ]

  @Test("what they write stays, though somebody saves at the same time", arguments: ways)
  func outsideStays(way: Way) async throws {
    let ground = try StoreGround()
    let isOver = Atomic(false)
    let (sandbox, state) = (ground.sandbox, ground.state.path)
    let rounds = 40
    try await concurrently(2) { worker in
      if worker == 0 {
        defer { isOver.store(true, ordering: .relaxed) }
        for round in 1...rounds { try Self.edit(sandbox, way, round) }
      } else {
        var store = try Store(at: sandbox.path, login: "w", state: state)
        var round = 0
        while !isOver.load(ordering: .relaxed) {
          round += 1
          let edit = FieldEdit("Weight", from: nil, to: ["\(round)"])
          _ = try? store.apply(.set(.objective(shorten), [edit], reason: ""))
        }
      }
    }
    try #expect(sandbox.text(Self.file).hasPrefix("# Round \(rounds)\n"))
    // What nobody may have seen yet lies beside, whole, or as empty as its writer made it first.
    let ending = try #require(StoreGround.files[Self.file]?.suffix(20))
    for name in try sandbox.temporaries(in: "sales/2018-Q1") {
      let left = try sandbox.text("sales/2018-Q1/" + name)
      #expect(left.isEmpty || left.hasSuffix(ending))
    }
  }

  /// Writes the next round into the first line; what the round before wrote has to be there.
  private static func edit(_ sandbox: DiskSandbox, _ way: Way, _ round: Int) throws {
    // For an instant a save may have put its own text there, before it looks and takes it back.
    var text = ""
    let patience = ContinuousClock.now + .seconds(2)
    repeat {
      text = (try? sandbox.text(file)) ?? ""
      if round == 1 || text.hasPrefix("# Round \(round - 1)\n") { break }
      letOthersRun()
    } while ContinuousClock.now < patience
    #expect(round == 1 || text.hasPrefix("# Round \(round - 1)\n"), "\(way): \(round)")
    let rest = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    try way.write(sandbox, "# Round \(round)\n" + (rest.last ?? ""))
  }

  @Test("who looks on misses nothing, and sees no error that isn't there", arguments: ways)
  func looking(way: Way) async throws {
    let ground = try StoreGround()
    let text = try #require(StoreGround.files[Self.file])
    let isOver = Atomic(false)
    let wrong = Mutex<[String]>([])
    let sandbox = ground.sandbox
    var first = try ground.store()
    let before = try first.load()
    let known = Set(before.findings.map(\.message))
    let store = Mutex(first)
    try await concurrently(2) { worker in
      if worker == 0 {
        defer { isOver.store(true, ordering: .relaxed) }
        for round in 1...60 { try way.write(sandbox, "# Round \(round)\n" + text) }
      } else {
        while !isOver.load(ordering: .relaxed) {
          let seen = try store.withLock { store throws in
            let organization = try store.load()
            let count = organization.objective(shorten)?.keyResults.count ?? 0
            let found = organization.findings.map(\.message).filter { !known.contains($0) }
            return ["\(count) key results"] + found + [store.lost()].compactMap { $0 }
          }
          if seen != ["3 key results"] { wrong.withLock { $0.append("\(seen)") } }
        }
      }
    }
    let seen = wrong.withLock { $0 }
    #expect(seen.isEmpty, "\(seen.count): \(seen.first ?? "")")
  }
}

/// Gives whoever waits for a processor a chance to come between.
private func letOthersRun() {
  for _ in 0..<100 { sched_yield() }
}
