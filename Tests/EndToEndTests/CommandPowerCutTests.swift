import TestSupport
import Testing

@Suite("Power cuts", .serialized)
struct CommandPowerCutTests {
  @Test(
    "What was acknowledged is there after the power failed, on ext4",
    .enabled(if: PowerCuts.areImpossible(on: "ext4") == nil, PowerCuts.reason("ext4")))
  func ext4() throws { try cut(10, "ext4") }

  @Test(
    "What was acknowledged is there after the power failed, on xfs",
    .enabled(if: PowerCuts.areImpossible(on: "xfs") == nil, PowerCuts.reason("xfs")))
  func xfs() throws { try cut(3, "xfs") }

  private func cut(_ rounds: Int, _ fileSystem: String) throws {
    let run = try PowerCuts.run("\(rounds)", fileSystem)
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("\(rounds) power cuts"))
  }
}

/// `Tests/power-cuts`, which needs a disk of its own.
private enum PowerCuts {
  static func run(_ words: String...) throws -> Spawned {
    let tests = #filePath.split(separator: "/").dropLast(2).reduce("") { "\($0)/\($1)" }
    return try Spawned(
      tests + "/power-cuts", words,
      environment: ["QD": Spawned.product("qd"), "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
  }

  /// Why there can't be any here; nil where there can.
  static func areImpossible(on fileSystem: String) -> String? {
    guard let run = try? run("possible", fileSystem) else { return "it can't be run" }
    return run.exitCode == 0 ? nil : run.output.split(separator: "\n").joined()
  }

  static func reason(_ fileSystem: String) -> Comment {
    "\(areImpossible(on: fileSystem) ?? "")"
  }
}
