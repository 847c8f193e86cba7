import Goals

/// What `qd lint --explain` answers: what codes find, why it matters, an example.
struct ExplainedFindings {
  let codes: [Finding.Code]
  private let isList: Bool

  /// - Throws: where a code is none, with the nearest one.
  init(codes names: [String]) throws(Failure) {
    isList = names.isEmpty
    var codes: [Finding.Code] = []
    for name in names {
      guard let code = Finding.Code(rawValue: name) else {
        let near = nearest(to: name, among: Finding.Code.allCases.map(\.rawValue))
        throw .usage(
          "\"\(name)\" names no finding"
            + (near.map { ", did you mean \($0)?" } ?? "; qd lint --explain lists them"))
      }
      codes.append(code)
    }
    self.codes = isList ? Finding.Code.allCases : codes
  }

  func answer(on paper: Paper) -> Answer {
    guard !paper.isJSON else { return Answer(.array(codes.map(\.json))) }
    return Answer(
      isList ? list(on: paper) : Array(codes.map { $0.lines(on: paper) }.joined(separator: [""])))
  }

  /// The codes by severity, each with what it finds.
  private func list(on paper: Paper) -> [String] {
    Finding.Severity.allCases.flatMap { severity in
      var table = Table([.left, .flexible])
      for code in codes where code.severity == severity {
        table.add([code.rawValue, code.rule.brief])
      }
      let gap = severity == Finding.Severity.allCases.first ? [] : [""]
      return gap + ["\(severity.rawValue)s"] + table.lines(on: paper, indent: 2)
    }
  }
}

extension Finding.Code {
  fileprivate var json: JSON {
    JSON([
      "code": .text(rawValue), "severity": .text(severity.rawValue), "finds": .text(rule.finds),
      "reason": .text(rule.reason),
    ])
  }

  fileprivate func lines(on paper: Paper) -> [String] {
    ["\(rawValue) (\(severity.rawValue))", ""] + paper.wrapped(rule.finds)
      + paper.wrapped(rule.reason) + ["", "Found in:"] + rule.example.lines
      + ["", "Not in:"] + rule.remedied.lines
      + ["", "To change its severity, or to switch it off, in quarterdeck.rec:"]
      + ["", "    Lint: \(rawValue) \(severity == .hint ? "warning" : "hint")"]
      + ["    Lint: \(rawValue) off"]
  }
}

extension Rule {
  /// The first sentence.
  fileprivate var brief: String {
    finds.firstRange(of: ". ").map { finds[..<$0.lowerBound] + "." } ?? finds
  }
}

extension Rule.Example {
  fileprivate var lines: [String] {
    let words = [circumstance, day == Rule.Example.day ? "" : "on \(day.text)"]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    return files.flatMap { file in
      ["", "  \(file.path)\(words.isEmpty ? "" : " (\(words))")"]
        + file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .dropLast().map { "    " + $0 }
    }
  }
}
