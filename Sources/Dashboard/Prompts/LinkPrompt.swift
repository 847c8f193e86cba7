package import Canvas
import Goals

/// The popup for `gx` where an object has several links: one of them is followed.
package struct LinkPrompt: Prompt {
  private var menu: Menu<Link>

  init(_ links: [Link]) {
    menu = Menu(links.map { .init(choice: $0, words: $0.text, refusal: nil) }, at: links.first)
  }

  package var hints: [Hint] { Menu<Link>.hints }

  package mutating func refuse(_ sentence: String, isConflict: Bool) {}

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch menu.handle(key) {
    case .chosen(let link):
      .closes(doing: [.follow(link)])
    case .cancelled: .closed
    case .stays, .refused: .stays
    }
  }

  package mutating func select(at place: Point, in rect: Rect) -> Bool? {
    menu.select(at: place, in: list(in: rect))
  }

  package func height(in size: Size) -> Int { min(menu.rows.count + 1, max(2, size.height - 2)) }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    frame.rule("Links", note: "", in: rect.splitTop(1).top, isFocused: true)
    menu.draw(on: &frame, in: list(in: rect))
  }

  private func list(in rect: Rect) -> Rect { rect.splitTop(1).rest.inset(left: 1, right: 1) }
}
