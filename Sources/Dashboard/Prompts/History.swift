/// A walk through lines typed before, from the one that is being typed back and forth again.
struct Recall: Hashable, Sendable {
  private let lines: [String]
  /// Which line is shown; their count: the one being typed.
  private var place: Int
  private var typed = ""

  init(_ lines: [String]) {
    self.lines = lines
    place = lines.count
  }

  /// The line before or after, in place of the text that is shown; `nil` where there is none.
  mutating func step(by step: Int, from text: String) -> String? {
    let next = place + step
    guard (0...lines.count).contains(next) else { return nil }
    if place == lines.count { typed = text }
    place = next
    return next == lines.count ? typed : lines[next]
  }
}

/// The lines typed into inputs, the latest last, by what they were for.
package struct History: Hashable, Sendable {
  package enum Topic: Hashable, Sendable {
    case search
    case filter
    case note
  }

  private var lines: [Topic: [String]] = [:]

  package init() {}

  subscript(topic: Topic) -> [String] { lines[topic] ?? [] }

  mutating func note(_ line: String, of topic: Topic) {
    guard !line.isEmpty else { return }
    lines[topic] = (self[topic].filter { $0 != line } + [line]).suffix(100)
  }
}
