import ArgumentParser
import GoalFiles
import Goals
import Records

struct NewKeyResult: Command {
  static let configuration = CommandConfiguration(
    commandName: "key-result", abstract: "Add a key result to an objective.",
    discussion: """
      SENTENCE is read as people write it: "Reduce response time from 12 hours to 4 hours", "Keep \
      churn below 2%", "Sign three new customers by the end of Q1". What was read is printed; what \
      isn't sure is asked, and nothing is saved until a FIELD=VALUE answers it. From= and To= make \
      a number that moves, Hold= a level to keep, Milestone= (several times) steps; without any of \
      them it is done or not done. A FIELD=VALUE wins over what is read.
      """,
    example: "qd new key-result shorten-sales-lifecycle \"Decrease it from 59 days to 38 days\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The objective.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("What is to be reached, in a sentence.", valueName: "sentence"))
  var sentence: String

  @Argument(help: RecordKind.keyResult.furtherFields)
  var assignments: [String] = []

  @Option(help: ArgumentHelp("The KPI that supplies its number.", valueName: "kpi"))
  var kpi: String?

  @Flag(help: "Take the words as they are for the title and read nothing.")
  var plain = false

  @Flag(name: .customLong("dry-run"), help: "Show what is read and save nothing.")
  var isDryRun = false

  func validate() throws {
    if plain, isDryRun { throw ValidationError("--plain reads nothing that --dry-run could show") }
  }

  func answer(in session: Session) throws(Failure) -> Answer {
    var all = try fields(sentence, assignments, of: .keyResult).all
    if let kpi { all.append(RecordField(.kpi, kpi)) }
    let read = plain ? nil : try read(given: Array(all.dropFirst()), in: session)
    if let read {
      if isDryRun { return read.answer(on: session.paper) }
      if let open = read.openQuestions { throw .rejected(open) }
      all = read.fields + all.dropFirst()
    }
    let (before, saved) = try session.save { organization throws(Refusal) in
      .addKeyResult(try objective(in: organization), all)
    }
    var answer = Answer(
      saved, since: before, reference: newReference(before, saved),
      also: [JSON.Member(key: "read", value: read?.json ?? .null)], on: session.paper)
    if !session.paper.isJSON { answer.lines.insert(contentsOf: read?.lines ?? [], at: 1) }
    return answer
  }

  private func objective(in organization: Organization) throws(Refusal) -> ObjectiveRef {
    guard case .objective(let ref) = try organization.resolve(reference) else {
      throw .wrongKind(reference, needed: "an objective")
    }
    return ref
  }

  private func read(
    given: [RecordField], in session: Session
  ) throws(Failure) -> KeyResultProposal {
    let organization = try session.review().organization
    do throws(Refusal) {
      let ref = try objective(in: organization)
      for field in given {
        try RecordKind.check([field.value], of: field.name, in: .keyResult)
      }
      let kpi = given.first { $0.isCalled(.kpi) }?.value ?? ""
      let setting = try KeyResultSentence.Setting(
        for: ref, kpi: kpi, in: organization, today: session.clock.today)
      return KeyResultProposal(
        try KeyResultSentence(parsing: sentence, given: given, in: setting), given: given)
    } catch {
      throw .refused(error)
    }
  }

  private func newReference(_ before: Organization, _ saved: Saved) -> String? {
    guard case .objective(let ref) = try? before.resolve(reference) else { return nil }
    let known = Set(before.objective(ref)?.keyResults.map(\.ref) ?? [])
    let new = saved.organization.objective(ref)?.keyResults.first { !known.contains($0.ref) }
    return new?.ref.text
  }
}

/// What a sentence was read as, to be printed.
private struct KeyResultProposal {
  private let sentence: KeyResultSentence
  private let isGiven: Bool

  init(_ sentence: KeyResultSentence, given: [RecordField]) {
    self.sentence = sentence
    isGiven = given.contains { [.to, .hold, .milestone].contains($0.known) }
  }

  /// The title, and what was read.
  var fields: [RecordField] { [RecordField(.keyResult, sentence.title)] + sentence.fields }

  /// What was read and its fields, line by line; none where all of it was given.
  var lines: [String] {
    isGiven && sentence.fields.isEmpty
      ? [] : ["read as: \(sentence.reading)"] + sentence.fields.map(\.line)
  }

  /// What must be answered first, in one sentence.
  var openQuestions: String? {
    guard !sentence.questions.isEmpty else { return nil }
    return sentence.questions.map(\.sentence).joined(separator: "; ")
      + "; nothing was saved, --plain takes the words as they are"
  }

  func answer(on paper: Paper) -> Answer {
    guard !paper.isJSON else {
      var answer = Answer(json)
      answer.exitCode = exitCode
      return answer
    }
    var answer = Answer(
      ["read as: \(sentence.reading)"] + fields.map(\.line)
        + sentence.questions.map { "open: \($0.sentence)" })
    answer.exitCode = exitCode
    return answer
  }

  private var exitCode: Int32 { sentence.questions.isEmpty ? 0 : 65 }

  var json: JSON {
    JSON([
      "title": .text(sentence.title), "reading": .text(sentence.reading),
      "fields": sentence.fields.json, "questions": .array(sentence.questions.map(\.json)),
    ])
  }
}

extension KeyResultSentence.Question {
  /// `where does it start? add From=…, or From= (at the first check-in)`
  fileprivate var sentence: String {
    let answers = choices.map { choice in
      choice.fields.map(\.word).joined(separator: " ") + " (\(choice.text))"
    }
    return "\(text) add " + (answers + ["\(field)=…"]).joined(separator: " or ")
  }

  fileprivate var json: JSON {
    let choices = choices.map { JSON(["text": .text($0.text), "fields": $0.fields.json]) }
    return JSON(["text": .text(text), "field": .text(field.rawValue), "choices": .array(choices)])
  }
}

extension RecordField {
  fileprivate var line: String { "\(name): \(value)" }

  /// As a word of a command line, in the quotation marks that a shell needs.
  fileprivate var word: String {
    let isPlain = value.allSatisfy { $0.isLetter || $0.isNumber || ".-%+".contains($0) }
    return isPlain ? "\(name)=\(value)" : "'\(name)=\(value)'"
  }
}

extension [RecordField] {
  fileprivate var json: JSON {
    .array(map { JSON(["name": .text($0.name), "value": .text($0.value)]) })
  }
}
