import Goals
import TestSupport
import Testing

@testable import GoalFiles

@Suite("Memory")
struct MemoryTests {
  @Test("What is remembered for one directory is recalled for it, and for no other")
  func recalls() throws {
    let state = try TemporaryDirectory()
    let values = [RecordField("Closed", "2026/grow"), RecordField("Everything", "sales/2026-Q4/a")]
    try Memory(of: "/srv/okrs", in: state.path + "/deep/er").remember(values)
    #expect(Memory(of: "/srv/okrs", in: state.path + "/deep/er").recall() == values)
    #expect(Memory(of: "/srv/other", in: state.path + "/deep/er").recall().isEmpty)
  }

  @Test("Later values replace earlier ones, none forgets all")
  func replaces() throws {
    let state = try TemporaryDirectory()
    let memory = Memory(of: "/srv/okrs", in: state.path)
    try memory.remember([RecordField("Closed", "a")])
    try memory.remember([RecordField("Closed", "b")])
    #expect(memory.recall() == [RecordField("Closed", "b")])
    try memory.remember([])
    #expect(memory.recall().isEmpty)
  }

  @Test("Damage is forgotten, not an error")
  func damaged() throws {
    let state = try TemporaryDirectory()
    let memory = Memory(of: "/srv/okrs", in: state.path)
    try memory.remember([RecordField("Closed", "a")])
    for file in try state.entries() where file.hasSuffix(".rec") {
      try state.write("\u{0}stray\nno record", to: file)
    }
    #expect(memory.recall().isEmpty)
  }
}
