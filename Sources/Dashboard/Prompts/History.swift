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
