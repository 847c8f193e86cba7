import Canvas
import Goals

/// What can be copied of an object.
enum Copied: Sendable {
  case title, reference, value, markdown
}

extension Deck {
  /// What is copied of an object; `nil` for what has no such thing.
  func text(of what: Copied, of reference: Reference) -> String? {
    let text: String? =
      switch what {
      case .title: RowAttributes(about: reference, in: self)?.title
      case .reference: reference.text
      case .value: value(of: reference)
      case .markdown: markdown(reference)
      }
    return text.map(\.printable)
  }

  /// What it stands at: `50 days`, of an objective its progress.
  private func value(of reference: Reference) -> String? {
    switch reference {
    case .objective(let ref): review.standing(of: ref)?.progressText
    case .keyResult(let ref):
      review.standing(of: ref).map {
        $0.currentText(unit: organization.unit(of: $0.keyResult))
      }
    case .kpi(let ref):
      organization.kpi(ref).flatMap { kpi in
        review.standing(of: ref)?.level(of: kpi).map(kpi.fullText)
      }
    default: nil
    }
  }

  /// One item of a list in Markdown: `- Shorten sales lifecycle: 43 %, behind`.
  private func markdown(_ reference: Reference) -> String? {
    guard let facts = RowAttributes(about: reference, in: self) else { return nil }
    var parts = [value(of: reference) ?? "–"]
    if case .keyResult(let ref) = reference, let standing = review.standing(of: ref) {
      parts = [
        standing.aim(unit: organization.unit(of: standing.keyResult)), "now \(parts[0])",
        standing.progressText,
      ]
    }
    parts += [facts.status].filter { !$0.isEmpty }
    return "- \(facts.title.inMarkdown): " + parts.joined(separator: ", ").inMarkdown
  }
}

extension String {
  /// Without controls: what is pasted into a shell must not press Enter.
  fileprivate var printable: String {
    let scalars = flowing.unicodeScalars.filter { $0.properties.generalCategory != .control }
    return String(String.UnicodeScalarView(scalars))
  }

  /// With a backslash before what Markdown would take for its own.
  fileprivate var inMarkdown: String {
    reduce(into: "") { text, character in
      if "\\`*_[]<>#|".contains(character) { text.append("\\") }
      text.append(character)
    }
  }
}
