import ArgumentParser
import Dashboard
import Goals

/// `qd explain`: how a number came about.
struct ExplainCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "How a number came about: formula, terms, who recorded what.",
    discussion: """
      REF is an objective, a key result, a KPI, a team or TEAM/CYCLE; behind it may stand the \
      figure: .progress .expected .status .score .confidence .forecast of objectives and key \
      results, .health .value .change .variation .limits of KPIs, .progress .expected of teams and cycles. Without \
      one it is progress, of a KPI health.
      """, example: "qd explain shorten-sales-lifecycle#lifecycle.expected")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What to explain.", valueName: "ref[.figure]"))
  var reference: String

  func answer(in session: Session) throws(Failure) -> Answer {
    let review = try session.review()
    do throws(Refusal) {
      let explanation = try review.explanation(asked: reference)
      guard !session.paper.isJSON else { return Answer(explanation.json) }
      let width = min(session.paper.width ?? 80, 100)
      return Answer(explanation.lines(width: width, spelled: session.paper.spelled))
    } catch {
      throw .refused(error)
    }
  }
}

extension Review {
  fileprivate func explanation(asked text: String) throws(Refusal) -> Explanation {
    let (name, figure) = try split(text)
    let reference = try organization.querySubject(name)
    if let explanation = explanation(of: figure, of: reference) { return explanation }
    let names = Review.figures(of: reference).map { "." + $0.rawValue }
    guard !names.isEmpty else {
      throw .wrongKind(name, needed: "an objective, a key result, a KPI, a team or a cycle")
    }
    if case .team = reference, organization.currentCycle(on: day) == nil {
      throw .noSuchPlace("cycle with objectives", hint: "qd new objective makes the first one")
    }
    throw .unreadable(
      field: text, problem: "it has no \(figure?.rawValue ?? "figure")",
      hint: "it has \(names.joined(separator: ", "))")
  }

  /// The reference and the figure behind its last dot; ids hold no dots, but directories may.
  private func split(_ text: String) throws(Refusal) -> (String, Explanation.Figure?) {
    guard let dot = text.lastIndex(of: "."), !text[dot...].contains("/") else { return (text, nil) }
    let word = String(text[text.index(after: dot)...])
    if let figure = Explanation.Figure(rawValue: word) { return (String(text[..<dot]), figure) }
    if (try? organization.querySubject(text)) != nil { return (text, nil) }
    let names = Explanation.Figure.allCases.map(\.rawValue)
    throw .unknown("." + word, near: nearest(to: word, among: names).map { "." + $0 })
  }
}

extension Explanation {
  fileprivate var json: JSON {
    JSON([
      "ref": .text(subject), "title": .text(title), "figure": .text(figure.rawValue),
      "day": .text(day.text), "result": result.json, "text": .text(printedResult),
      "formula": .text(formula), "working": JSON(working.isEmpty ? nil : working),
      "terms": .array(terms.map { $0.json(text(of: $0.amount)) }),
      "leftOut": .array(leftOut.map(\.json)),
      "rules": .array(
        rules.map { rule in
          JSON([
            "question": .text(rule.question), "answer": .text(rule.answer),
            "decides": .bool(rule.decides),
          ])
        }),
      "plan": .array(
        plan.map { JSON(["on": .text($0.day.text), "share": .number($0.share)]) }),
      "remarks": .array(remarks.map { .text($0) }),
    ])
  }
}

extension Explanation.Amount {
  /// The number in full precision, else the word or the date.
  fileprivate var json: JSON {
    switch self {
    case .share(let number), .number(let number, _): .number(number)
    case .day(let day): .text(day.text)
    case .word(let word): .text(word)
    case .none: .null
    }
  }
}

extension Explanation.Term {
  fileprivate func json(_ text: String) -> JSON {
    JSON([
      "symbol": JSON(symbol.isEmpty ? nil : symbol), "label": .text(label),
      "ref": JSON(reference?.text), "value": amount.json, "text": .text(text),
      "counted": JSON(counted), "weight": JSON(weight), "field": JSON(source?.field?.rawValue),
      "at": JSON(source?.at?.text), "by": JSON(written(source?.by)),
      "note": JSON(written(source?.note)), "file": JSON(source?.place?.file),
      "line": JSON(source?.place?.line),
    ])
  }

  private func written(_ text: String?) -> String? { text?.isEmpty == true ? nil : text }
}

extension Explanation.LeftOut {
  fileprivate var json: JSON {
    JSON([
      "label": .text(label), "ref": .text(reference.text), "reason": .text(reason.code),
      "text": .text(reason.text),
    ])
  }
}
