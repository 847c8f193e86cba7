import Goals
import TestSupport
import Testing

@testable import GoalFiles

@Suite struct AutosaveFileTests {
  private func input(_ name: String) -> [RecordField] {
    [RecordField("Draft", "check-in"), RecordField("Text", "\"\(name)\"")]
  }

  @Test("What two sessions leave open is kept for both, by their user alone")
  func together() throws {
    let state = try TemporaryDirectory()
    let file = AutosaveFile(of: "/srv/okrs", in: state.path + "/quarterdeck")
    #expect(file.recall().isEmpty)
    try file.replace([], with: [input("a")])
    try AutosaveFile(of: "/srv/okrs", in: state.path + "/quarterdeck").replace(
      [], with: [input("b")])
    #expect(file.recall() == [input("a"), input("b")])
    try file.replace([input("a")], with: [input("c")])
    #expect(file.recall() == [input("b"), input("c")])
    #expect(AutosaveFile(of: "/srv/other", in: state.path + "/quarterdeck").recall().isEmpty)
    try file.replace([input("b"), input("c")], with: [])
    #expect(file.recall().isEmpty)
  }

  @Test("The latest ten are kept")
  func few() throws {
    let state = try TemporaryDirectory()
    let file = AutosaveFile(of: "/srv/okrs", in: state.path)
    for number in 1...12 { try file.replace([], with: [input("\(number)")]) }
    #expect(file.recall() == (3...12).map { input("\($0)") })
  }

  @Test(
    "Damage is passed over, not an error", arguments: ["\u{0}stray\nno record", "", "<<<<<<< a"])
  func damaged(text: String) throws {
    let state = try TemporaryDirectory()
    let file = AutosaveFile(of: "/srv/okrs", in: state.path)
    try file.replace([], with: [input("a")])
    for file in try state.entries() where file.hasSuffix(".rec") {
      try state.write(text, to: file)
    }
    _ = file.recall()
    try file.replace([], with: [input("b")])
    #expect(file.recall().last == input("b"))
  }
}
