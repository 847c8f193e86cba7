private import Canvas
package import Goals

extension Explanation {
  /// The derivation as lines of at most so many columns, for a popup as for a command.
  ///
  /// `spelled` turns every text into the letters there are before anything is aligned.
  package func lines(
    width: Int, spelled: @escaping (String) -> String = { $0 }
  ) -> [String] {
    text(width: width, spelled: spelled).lines.map(\.text)
  }

  /// The same lines, each with the object that it speaks of.
  func targets(width: Int) -> [(text: String, target: Reference?)] {
    text(width: width, spelled: { $0 }).lines
  }

  private func text(width: Int, spelled: @escaping (String) -> String) -> ExplanationText {
    ExplanationText(explanation: self, width: max(20, width), spelled: spelled)
  }

  /// What is explained, where it stands, which figure of it, on which day: the line below the title.
  package var caption: String { "\(subject.isEmpty ? "" : subject + " · ")\(day.text)" }
}

private struct ExplanationText {
  let explanation: Explanation
  let width: Int
  let spelled: (String) -> String

  typealias Line = (text: String, target: Reference?)

  var lines: [Line] {
    plain(wrapped(explanation.title, 0) + wrapped(explanation.caption, 0) + [""] + result)
      + section("", plain(explanation.remarks.flatMap { wrapped($0, 2) }))
      + section(explanation.rules.isEmpty ? "" : explanation.formula.capitalizedFirst, plain(rules))
      + section("Terms", terms) + section("Plan", plain(plan)) + section("Left out", leftOut)
  }

  /// Lines that speak of no other object.
  private func plain(_ lines: [String]) -> [Line] { lines.map { ($0, nil) } }

  /// `progress = (c − s) / (t − s)`, then with the terms put in, then the result.
  private var result: [String] {
    let name = spelled(explanation.figure.rawValue)
    let steps = [explanation.rules.isEmpty ? explanation.formula : "", explanation.working]
    let sides = steps.filter { !$0.isEmpty } + [explanation.printedResult]
    let indent = TextWidth.columns(of: name) + 3
    return sides.enumerated().flatMap { index, side in
      let lead = (index == 0 ? name : blanks(indent - 3)) + " = "
      let lines = wrapped(side, indent)
      return [lead + String(lines[0].dropFirst(indent))] + lines.dropFirst()
    }
  }

  private var rules: [String] {
    let questions = column(explanation.rules.map(\.question))
    return zip(explanation.rules, questions).map { rule, question in
      cut("\(rule.decides ? "> " : "  ")\(question)  \(spelled(rule.answer))")
    }
  }

  private var plan: [String] {
    explanation.plan.map { point in
      cut("  \(point.day.text)  \(spelled(explanation.text(of: .share(point.share))))")
    }
  }

  private var leftOut: [Line] {
    let labels = column(explanation.leftOut.map(\.label))
    return zip(explanation.leftOut, labels).flatMap { left, label in
      let line = "  \(label)  \(spelled(left.reason.text))"
      let whole = line + "  " + spelled(short(left.reference))
      let lines =
        TextWidth.columns(of: whole) <= width
        ? [whole] : [cut(line)] + wrapped(short(left.reference), 4)
      return lines.map { ($0, left.reference) }
    }
  }

  private var terms: [Line] {
    let all = explanation.terms
    let symbols = column(all.map(\.symbol))
    let labels = column(all.map(\.label))
    let amounts = column(all.map { explanation.text(of: $0.amount) }, toTheRight: true)
    return all.indices.flatMap { index in
      let term = all[index]
      var cells = symbols[index].isEmpty ? [] : [symbols[index]]
      cells += [labels[index], amounts[index]] + weighing(of: term)
      let lines = [cut("  " + cells.joined(separator: "  "))] + origin(of: term)
      return lines.map { ($0, term.reference) }
    }
  }

  private func weighing(of term: Explanation.Term) -> [String] {
    let isClamped = term.counted != nil && term.counted != term.amount.number
    let counted: String? =
      if let counted = term.counted, isClamped {
        if case .share = term.amount {
          explanation.text(of: .share(counted))
        } else {
          Decimal.text(counted)
        }
      } else { nil }
    return [
      counted.map { "counts as \($0)" },
      term.weight.map { "weight \(Decimal.text($0))" },
    ].compactMap(\.self).map(spelled)
  }

  /// Where a term comes from: its reference, the line, who wrote it, and what was said.
  private func origin(of term: Explanation.Term) -> [String] {
    var parts = term.reference.map { [short($0)] } ?? []
    if let source = term.source {
      if let day = source.at?.day.text, day != term.label { parts.append(day) }
      if !source.by.isEmpty { parts.append("by \(source.by)") }
      if let place = source.place {
        parts.append((source.field.map { "\($0) in " } ?? "") + place.lineText)
      }
    }
    let note = term.source.map(\.note.flowing) ?? ""
    return (parts.isEmpty ? [] : wrapped(parts.joined(separator: " · "), 4))
      + (note.isEmpty ? [] : wrapped("“\(note)”", 4))
  }

  /// A key result of the explained objective by its id alone.
  private func short(_ reference: Reference) -> String {
    let prefix = explanation.subject + "#"
    return reference.text.hasPrefix(prefix)
      ? "#" + reference.text.dropFirst(prefix.count) : reference.text
  }
}

extension ExplanationText {
  /// Cells of one width; none wider than half of the room.
  private func column(_ texts: [String], toTheRight: Bool = false) -> [String] {
    let cells = texts.map(spelled)
    let widest = min(cells.map { TextWidth.columns(of: $0) }.max() ?? 0, width / 2)
    return cells.map { cell in
      let fitting = fitted(cell, widest)
      let gap = blanks(widest - TextWidth.columns(of: fitting))
      return toTheRight ? gap + fitting : fitting + gap
    }
  }

  private func cut(_ line: String) -> String { fitted(line, width) }

  private func fitted(_ text: String, _ columns: Int) -> String {
    TextWidth.truncated(text, to: columns, ellipsis: spelled("…"))
  }

  private func wrapped(_ text: String, _ indent: Int) -> [String] {
    TextWidth.wrapped(spelled(text), to: max(10, width - indent)).map { blanks(indent) + $0 }
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private func section(_ heading: String, _ lines: [Line]) -> [Line] {
    guard !lines.isEmpty else { return [] }
    return plain([""] + (heading.isEmpty ? [] : wrapped(heading, 0))) + lines
  }
}

extension Place {
  /// `sales/2018-Q1/journal/jenny.csv:3`
  fileprivate var lineText: String { line > 0 ? "\(file):\(line)" : file }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
