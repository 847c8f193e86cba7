import Canvas

/// Pages that are walked through one after the other, each saved on its own, with what was typed on
/// each: turning away from one, or being refused, loses nothing.
struct Walk<Page: Hashable & Sendable, Input: Sendable>: Sendable {
  private(set) var pages: [Page]
  /// The page that is shown; behind the last one the walk is over.
  private(set) var index = 0
  private(set) var saved: Set<Page> = []
  private var inputs: [Page: Input] = [:]

  init(_ pages: [Page], from page: Page? = nil) {
    self.pages = pages
    index = page.flatMap(pages.firstIndex) ?? 0
  }

  var page: Page? { pages.indices.contains(index) ? pages[index] : nil }
  var isOver: Bool { index >= pages.count }
  var isSaved: Bool { page.map(saved.contains) == true }

  /// What is typed on this page; setting it keeps it.
  var input: Input? {
    get { page.flatMap { inputs[$0] } }
    set { if let page { inputs[page] = newValue } }
  }

  /// Puts in what was typed on a page before.
  mutating func put(_ input: Input, on page: Page) { inputs[page] = input }

  /// What is typed on all pages, in their order.
  var unsaved: [Input] { pages.compactMap { inputs[$0] } }

  mutating func move(by step: Int) {
    index = max(0, min(pages.count, index + step))
  }

  /// Another page comes after this one.
  mutating func insert(_ page: Page) {
    guard !pages.contains(page) else { return }
    pages.insert(page, at: min(pages.count, index + 1))
  }

  /// This page was saved: on to the next that isn't.
  mutating func save() {
    guard let page else { return }
    saved.insert(page)
    inputs[page] = nil
    index = pages.indices.first { $0 > index && !saved.contains(pages[$0]) } ?? pages.count
  }

  /// What was saved stays saved.
  func leave(_ done: String, goOnWith command: Command) -> Outcome {
    let left = pages.count - saved.count
    guard !saved.isEmpty, left > 0 else { return .closed }
    return .closes(
      saying: Notice("\(saved.count) \(done), \(left) left; \(command.key) goes on with them"))
  }
}
