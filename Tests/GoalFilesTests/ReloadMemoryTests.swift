import Foundation
import Glibc
import Goals
import Testing

@testable import GoalFiles

@Suite("Memory") struct ReloadMemoryTests {
  /// In a process of its own, where nothing else takes memory. `RELOADS=10000` is the long run.
  @Test("stays flat, however often a directory is read again")
  func flat() async {
    await #expect(processExitsWith: .success) {
      let reloads = ProcessInfo.processInfo.environment["RELOADS"].flatMap { Int($0) } ?? 1000
      let ground = try StoreGround()
      var store = try ground.store()
      var settled = 0
      for round in 0..<reloads {
        let text = StoreGround.files["sales/2018-Q1/shorten.rec"] ?? ""
        try ground.sandbox.rename(
          "# \(100_000 + round)\n" + text, over: "sales/2018-Q1/shorten.rec")
        try ground.sandbox.write(
          "on,value\n2018-01-31,\(10_000 + round)\n", to: "sales/kpis/conversion-rate/crm.csv")
        _ = try store.load()
        _ = store.lost()
        // The first rounds fill the allocator's pools.
        if round == reloads / 4 { settled = residentKiB() }
      }
      let growth = residentKiB() - settled
      print("\(reloads) reloads: \(growth) KiB more than after a quarter of them (\(settled) KiB)")
      if growth > 2048 { exit(1) }
    }
  }
}

/// What the process has in memory.
private func residentKiB() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
  return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? .max
}
