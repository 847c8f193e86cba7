import ArgumentParser
import GoalFiles
import Goals

/// `qd settle`: what a merge left with two values gets one.
struct SettleCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "Settle what both sides of a merge changed.",
    discussion: """
      Without --mine, --theirs, --both or --value it lists the values; without REF, of the whole directory. FIELDs \
      narrow it down; an objective's own conflicts are those of its file. In the dashboard gm \
      leads from one to the next.
      """, example: "qd settle shorten-sales-lifecycle#lifecycle To --mine")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What is settled.", valueName: "ref"))
  var reference: String?

  @Argument(help: ArgumentHelp("Its fields; without, all of them.", valueName: "field"))
  var fields: [String] = []

  @Flag(help: "Keep the values of this side.")
  var mine = false

  @Flag(help: "Keep the values of the other side.")
  var theirs = false

  @Flag(help: "Keep both: comments, tags, two new records.")
  var both = false

  @Option(help: ArgumentHelp("Write another value.", valueName: "text"))
  var value: String?

  private var settlements: [Settlement] {
    (mine ? [.mine] : []) + (theirs ? [.theirs] : []) + (both ? [.both] : [])
      + (value.map { [.value($0)] } ?? [])
  }

  func validate() throws {
    guard let first = settlements.first else { return }
    if settlements.count > 1 {
      throw ValidationError("--mine, --theirs, --both and --value exclude each other")
    }
    if reference == nil { throw ValidationError("name what is settled") }
    if case .value = first, fields.count != 1 {
      throw ValidationError("name the one field that --value is for")
    }
  }

  func answer(in session: Session) throws(Failure) -> Answer {
    let path = try session.dataDirectory().path
    let (conflicts, unread) = try conflicts(in: session, path)
    guard let settlement = settlements.first else {
      let tree = try? WorkTree(Git(in: path, environment: session.environment))
      var answer = answer(
        tree?.attributed(conflicts) ?? conflicts, isAll: unread == nil, on: session.paper)
      if let unread { answer.remarks.append("there may be more: \(unread)") }
      return answer
    }
    guard !conflicts.isEmpty else {
      let name = ([reference ?? ""] + fields).joined(separator: " ")
      throw .refused(.unknown("conflict in \(name)", near: nil))
    }
    let (before, saved) = try session.save { _ throws(Refusal) in
      .settle(conflicts, as: settlement)
    }
    return Answer(saved, since: before, on: session.paper)
  }

  private func conflicts(
    in session: Session, _ path: String
  ) throws(Failure) -> (known: [Conflict], unread: String?) {
    do {
      let organization = try session.review(at: path).organization
      guard let reference else {
        let conflicts = try session.store(at: path).conflicts(in: organization.conflictedFiles)
        return (conflicts, organization.unreadRecords)
      }
      let found = try organization.resolve(reference)
      return (try session.store(at: path).conflicts(of: found, fields: fields), nil)
    } catch {
      throw Failure(error)
    }
  }

  private func answer(_ conflicts: [Conflict], isAll: Bool, on paper: Paper) -> Answer {
    if paper.isJSON { return Answer(.array(conflicts.map(\.json))) }
    if conflicts.isEmpty {
      return Answer([isAll ? "nothing is in conflict" : "no conflict is known of"])
    }
    return Answer(
      conflicts.flatMap { conflict in
        ["\(conflict.place.text): \(conflict.names.joined(separator: ", "))"]
          + SettleCommand.lines("mine", conflict.mine)
          + SettleCommand.lines("theirs", conflict.theirs)
      })
  }

  private static func lines(_ side: String, _ version: Conflict.Version) -> [String] {
    let who = version.authorship.map { " (\($0.by), \($0.at.day.text))" } ?? ""
    if version.lines.isEmpty { return ["  \(side)\(who): nothing"] }
    return version.lines.map { "  \(side)\(who): \($0)" }
  }
}

extension Conflict {
  fileprivate var json: JSON {
    func object(_ version: Version) -> JSON {
      .array(version.fields.map { JSON(["name": .text($0.name), "value": .text($0.value)]) })
    }
    return JSON([
      "file": .text(place.file), "line": JSON(place.line), "mine": object(mine),
      "theirs": object(theirs),
    ])
  }
}
