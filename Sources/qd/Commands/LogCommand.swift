import ArgumentParser
import Dashboard
import GoalFiles
import Goals

/// `qd log`: what happened, by whom.
struct LogCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "What happened, by whom, the newest first.",
    discussion: """
      Check-ins, comments, new targets, states, scores, retractions, and readings of KPIs. REF \
      narrows it to an objective with its key results, to a key result or a KPI, to a team, to \
      TEAM/CYCLE, or to what a person did. What was taken back is marked with x. \
      Where the directory is in git, edits of other fields are told, too; beside it those since \
      your last look in the dashboard, by the owner of the file with a question mark.
      """, example: "qd log sales/2026-Q4 --since 2026-11-01")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What it is about.", valueName: "ref"))
  var reference: String?

  @Option(help: ArgumentHelp("Only from this day on.", valueName: "date"))
  var since: String?

  func validate() throws { _ = try GlobalOptions.day(since, of: "--since") }

  func answer(in session: Session) throws(Failure) -> Answer {
    let review = try session.review()
    let subject: Reference?
    do throws(Refusal) {
      subject = try reference.map { name throws(Refusal) in
        try review.organization.querySubject(name)
      }
    } catch {
      throw .refused(error)
    }
    let first = since.flatMap { Day(parsing: $0) }
    let (edits, trouble) = try edits(review.organization, first, session)
    let feed = Feed(of: review, about: subject, since: first, edits: edits)
    var answer = answer(
      feed, review.organization, subject, session.paper, isWhole: trouble == nil)
    answer.remarks = [trouble].compactMap(\.self)
    return answer
  }

  private func answer(
    _ feed: Feed, _ organization: Organization, _ subject: Reference?, _ paper: Paper,
    isWhole: Bool
  ) -> Answer {
    guard !paper.isJSON else { return Answer(.array(feed.entries.map(\.json))) }
    guard !feed.entries.isEmpty else { return Answer([nothing(isWhole)]) }
    return Answer(LogLines(organization, about: subject, on: paper).lines(feed))
  }

  /// What git knows of edits beside the journals, and what this user hasn't seen yet.
  private func edits(
    _ organization: Organization, _ first: Day?, _ session: Session
  ) throws(Failure) -> (edits: [Feed.Entry], trouble: String?) {
    let path = try session.dataDirectory().path
    let git = Git(in: path, environment: session.environment)
    let (committed, trouble) = committedEdits(organization, first, git)
    let seen = LastLook(of: path, in: session.places.state).recall()
    guard !seen.isEmpty else { return (committed, trouble) }
    let sighted = try session.store(at: path).outsideEdits(
      of: organization, since: { seen[$0.text] ?? [] }, now: session.clock.now)
    let unknown = sighted.filter { entry in !committed.contains { $0.tells(the: entry) } }
    return (committed + unknown, trouble)
  }

  /// What git tells of edits, or why it doesn't; nothing without git.
  private func committedEdits(
    _ organization: Organization, _ first: Day?, _ git: Git
  ) -> (edits: [Feed.Entry], trouble: String?) {
    do throws(GitError) {
      return (try WorkTree.found(git)?.edits(of: organization, since: first) ?? [], nil)
    } catch {
      return ([], "what git knows is missing: \(error.sentence(\.onCommandLine))")
    }
  }

  /// Where git fails, only the journals are known to tell of nothing.
  private func nothing(_ isWhole: Bool) -> String {
    let what = reference.map { isWhole ? " to \($0)" : " of \($0)" } ?? ""
    let told = isWhole ? "nothing happened" : "the journals tell of nothing"
    return told + what + (since.map { " since \($0)" } ?? " yet")
  }
}

extension Feed.Entry {
  fileprivate var json: JSON {
    JSON([
      "at": .text(at.text), "by": .text(by), "ref": .text(reference.text),
      "event": .text("\(event)"),
      "text": JSON(text.isEmpty ? nil : text), "confidence": JSON(confidence),
      "note": JSON(note.isEmpty ? nil : note), "takenBack": .bool(isTakenBack),
      "outside": .bool(isOutside), "file": .text(place.file),
      "line": JSON(place.line > 0 ? place.line : nil),
    ])
  }
}

/// The entries of a feed as lines.
private struct LogLines {
  private let organization: Organization
  private let subject: Reference?
  private let paper: Paper

  init(_ organization: Organization, about subject: Reference?, on paper: Paper) {
    (self.organization, self.subject, self.paper) = (organization, subject, paper)
  }

  /// A line an entry, and what was said with it below.
  func lines(_ feed: Feed) -> [String] {
    var table = Table([.left, .left, .left, .left, .left, .flexible], sparing: [4])
    for entry in feed.entries {
      table.add([
        entry.isTakenBack ? "x" : "", entry.at.day.text, entry.by + (entry.isOutside ? "?" : ""),
        what(entry),
        entry.confidence.map { "confidence \($0)" } ?? "", name(of: entry.reference),
      ])
    }
    return zip(table.lines(on: paper), feed.entries).flatMap { line, entry in
      [line] + (entry.note.isEmpty ? [] : paper.wrapped(entry.note, indent: 6))
    }
  }

  /// The event where its text doesn't say which it is.
  private func what(_ entry: Feed.Entry) -> String {
    switch entry.event {
    case .told(.checkIn), .told(.retarget), .told(.score), .told(.retract), .reading, .edit:
      entry.text.isEmpty ? "\(entry.event)" : entry.text
    case .told: joined(entry)
    }
  }

  private func joined(_ entry: Feed.Entry) -> String {
    ["\(entry.event)", entry.text].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Nothing where there is no other, the id of a key result within its objective.
  private func name(of reference: Reference) -> String {
    if reference == subject { return "" }
    if case .objective(let wanted) = subject, case .keyResult(let ref) = reference,
      ref.objective == wanted
    {
      return "#" + ref.id
    }
    return organization.reference(reference, on: paper)
  }
}
