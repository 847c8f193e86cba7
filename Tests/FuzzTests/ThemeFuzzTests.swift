import Canvas
import Dashboard
import TestSupport
import Testing

@Suite struct ThemeFuzzTests {
  @Test("any theme gives each role a look, and warnings that lie in it and can be shown")
  func reading() throws {
    let corpus = try Corpus("themes")
    corpus.forEach(rounds: 300) { name, bytes, random in
      let text = String(decoding: bytes, as: UTF8.self)
      let parent = String(decoding: corpus.mutation(&random), as: UTF8.self)
      let loaded = Theme.load("own") { $0 == "own" ? text : $0 == "circle" ? parent : nil }
      for warning in loaded?.warnings ?? [] {
        let lines = (warning.theme == "own" ? text : parent)
          .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        #expect((1...lines.count).contains(warning.line), "\(name)")
        #expect(!(warning.theme + warning.sentence).hasControl, "\(name): \(warning)")
      }
      for depth in [ColorDepth.sixteen, .twoFiftySix, .trueColor] {
        _ = loaded?.theme.look(for: depth)
      }
      #expect(loaded != nil, "\(name)")
    }
  }
}
