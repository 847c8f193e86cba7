import Foundation
import TestSupport
import Testing

@Suite("Walks of keys at random")
struct KeyWalkTests {
  /// `KEY_WALK_STEPS` in the environment makes them longer: Tests/key-walk.
  private static let steps =
    ProcessInfo.processInfo.environment["KEY_WALK_STEPS"].flatMap { Int($0) } ?? 250

  @Test(
    "No key changes a file without saying so, and u takes back what was said",
    arguments: SeededGenerator.rounds(3))
  func walk(seed: UInt64) throws {
    let ground = try JourneyGround.demo()
    var walk = try KeyWalk(seed: seed, in: ground)
    // A short walk may happen to change nothing; one that never does tries nothing.
    for _ in 0..<20 where walk.changes == 0 { try walk.walk(steps: Self.steps) }
    #expect(walk.changes > 0)
  }
}
