import Canvas
import Dashboard
import Testing

@Suite("The start screen")
struct StartScreenTests {
  private func way(_ script: String) -> StartScreen.Way? {
    var screen = StartScreen()
    for key in Key.script(script) ?? [] {
      if let way = screen.handle(key) { return way }
    }
    return nil
  }

  @Test(
    "Keys choose a way on",
    arguments: [
      ("d", .demo), ("<Enter>", .demo), ("n<Enter>", .make("okrs")),
      ("j<Enter><Enter>", .make("okrs")),
      ("n<C-u>goals<Enter>", .make("goals")), ("o~/okrs<Enter>", .open("~/okrs")),
      ("jjj<Enter>here<Enter>", .open("here")), ("q", .leave), ("<C-c>", .leave),
    ] as [(String, StartScreen.Way)])
  func ways(script: String, way: StartScreen.Way) {
    #expect(self.way(script) == way)
  }

  @Test(
    "Esc in a path goes back, an empty path goes nowhere", arguments: ["n<Esc>", "o<Enter>", "kx"])
  func nowhere(script: String) {
    #expect(way(script) == nil)
  }

  @Test(
    "It fits any window and shows its problem", arguments: [(80, 24), (40, 12), (20, 5), (1, 1)])
  func sizes(width: Int, height: Int) {
    var screen = StartScreen()
    screen.problem = "there is nothing there"
    var frame = Frame(size: Size(width: width, height: height))
    screen.draw(on: &frame)
    #expect(frame.lines.contains { $0.contains("there is nothing") } == (height >= 12))
  }
}
