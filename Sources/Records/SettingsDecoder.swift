public import Goals

extension Settings {
  /// Reads `quarterdeck.rec`.
  public static func decoded(_ file: Recfile) -> Decoded<Settings> {
    let (records, strays) = file.records(of: .organization)
    var settings = Settings()
    guard let record = records.first else {
      return Decoded(settings, findings: file.problems + strays)
    }
    var fields = FieldReader(record, as: .organization)
    settings.fields = fields.all
    settings.organization = fields.title
    settings.format =
      fields.one(.format) { text throws(Unreadable) in
        guard let format = Int(text), format > 0 else {
          throw Unreadable("\(text.quoted) is not a format", "write 1")
        }
        return format
      }?.value ?? settings.format
    settings.readCalendar(&fields)
    settings.readLint(&fields)
    settings.ownFields = fields.all(.field) { text throws(Unreadable) in
      try Unreadable.fieldName(text)
    }.map(\.value)
    if settings.format > knownFormat {
      fields.report(
        Finding(
          at: fields.place, .newerFormat,
          "the data is in format \(settings.format), this program knows format \(knownFormat)",
          hint: "it is opened read-only; a newer program can write it"))
    }
    return Decoded(settings, findings: file.problems + strays + fields.findings)
  }

  private mutating func readCalendar(_ fields: inout FieldReader) {
    fiscalYear.startMonth =
      fields.one(.fiscalYearStart) { text throws(Unreadable) in
        try Unreadable.month(text)
      }?.value ?? 1
    fiscalYear.namedBy = fields.choice(.fiscalYearNamedBy) ?? .start
    checkInEvery = fields.choice(.checkInEvery) ?? checkInEvery
    checkInOn = fields.choice(.checkInOn)
    let bands = fields.one(.paceBands) { text throws(Unreadable) in try Unreadable.bands(text) }
    if let bands = bands?.value { (onTrackGap, behindGap) = (bands[0] / 100, bands[1] / 100) }
  }

  private mutating func readLint(_ fields: inout FieldReader) {
    let rules = fields.all(.lint) { text throws(Unreadable) in try LintRule(parsing: text) }
    for rule in rules.map(\.value) { severities[rule.code] = .some(rule.severity) }
  }
}

/// A line `Lint: CODE error|warning|hint|off`.
private struct LintRule: Hashable {
  let code: Finding.Code
  let severity: Finding.Severity?

  init(parsing text: String) throws(Unreadable) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 2, let code = Finding.Code(rawValue: words[0]) else {
      let near = nearest(to: words.first ?? "", among: Finding.Code.allCases.map(\.rawValue))
      throw Unreadable(
        "\(text.quoted) names no finding",
        Remedy(meaning: near) ?? "write a code and error, warning, hint or off")
    }
    let severity = Finding.Severity(rawValue: words[1])
    guard severity != nil || words[1] == "off" else {
      throw Unreadable("\(words[1].quoted) is not a severity", "write error, warning, hint or off")
    }
    (self.code, self.severity) = (code, severity)
  }
}

extension Unreadable {
  fileprivate static func month(_ text: String) throws(Unreadable) -> Int {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    if let number = Int(text), (1...12).contains(number) { return number }
    guard let index = names.firstIndex(of: text.lowercased()) else {
      throw Unreadable("\(text.quoted) is not a month", "write January or 1 to 12")
    }
    return index + 1
  }

  fileprivate static func bands(_ text: String) throws(Unreadable) -> [Double] {
    let numbers = text.split(separator: " ").compactMap {
      Double($0.hasSuffix("%") ? $0.dropLast() : $0)
    }
    guard numbers.count == 2, numbers[0] >= 0, numbers[0] <= numbers[1],
      numbers[1] <= 100
    else {
      throw Unreadable("\(text.quoted) is not two percentages", "write: 10 25")
    }
    return numbers
  }
}

extension Unreadable {
  /// A name that recutils takes for a field's.
  fileprivate static func fieldName(_ text: String) throws(Unreadable) -> String {
    let isName =
      text.first?.isFieldLetter == true
      && text.allSatisfy { $0.isFieldLetter || ("0"..."9").contains($0) || $0 == "_" }
    guard isName else {
      throw Unreadable("\(text.quoted) can't be a field's name", "write one word, like Budget")
    }
    return text
  }
}

extension Character {
  fileprivate var isFieldLetter: Bool { isASCII && isLetter }
}
