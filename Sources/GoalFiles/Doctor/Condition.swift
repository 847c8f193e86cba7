package import Goals

/// Something about where the data lies that is well, or that a person should look at.
package struct Condition: Hashable, Sendable {
  /// How it is.
  package enum Grade: String, Sendable {
    case good = "ok"
    /// Worth knowing; nothing is wrong.
    case notable = "note"
    case bad = "problem"
  }

  /// What it is about, in a word or two.
  package let topic: String
  package let grade: Grade
  /// One sentence without a full stop.
  package let text: String
  /// What to do; `nil` where there is nothing.
  package let hint: Remedy?

  package init(_ topic: String, _ grade: Grade, _ text: String, advice: Remedy? = nil) {
    self.topic = topic
    self.grade = grade
    self.text = text
    hint = advice
  }
}

extension Condition {
  /// A condition about paths that are not as they should be; nil where there are none.
  init?(
    _ topic: String, _ grade: Grade, _ paths: [String], _ text: String, advice: Remedy
  ) {
    guard !paths.isEmpty else { return nil }
    let named = paths.prefix(3).map { $0.isEmpty ? "the data directory itself" : $0 }
    let rest = paths.count > named.count ? " and \(paths.count - named.count) more" : ""
    self.init(
      topic, grade, "\(text): \(named.joined(separator: ", "))\(rest)", advice: advice)
  }
}
