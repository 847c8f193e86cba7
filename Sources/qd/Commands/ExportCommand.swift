import ArgumentParser
import GoalFiles
import Goals
import Records

/// `qd export`: what there is, to be kept, edited elsewhere, or moved to another place.
struct ExportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Take out what there is: all of it, or what people edit.",
    discussion: """
      json carries everything: settings, people, teams, cycles, every field of every record, every \
      line of every journal; qd import brings it back into an empty directory. csv and markdown \
      carry what people edit, a row an object, and come back through qd import. outline is a plain \
      list of objectives and key results with their scores, for a wiki.
      """, example: "qd export --format csv --team sales > sales.csv")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Only this objective, KPI, cycle or team.", valueName: "ref"))
  var reference: String?

  @Option(help: ArgumentHelp("json, csv, markdown or outline.", valueName: "format"))
  var format = Format.json

  @Option(help: ArgumentHelp("Only this cycle.", valueName: "cycle"))
  var cycle: String?

  @Option(help: ArgumentHelp("Only what this team has.", valueName: "team"))
  var team: String?

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, csv, markdown, outline
  }

  func answer(in session: Session) throws(Failure) -> Answer {
    let (organization, directory) = try session.find { organization throws(Refusal) in organization
    }
    let scope = try scope(in: organization)
    var answer =
      switch session.paper.isJSON ? .json : format {
      case .json: Answer(file: ExportJSON(directory.text, organization, scope).lines)
      case .csv: Answer(file: ExportTable(organization, scope).csv)
      case .markdown: Answer(file: ExportTable(organization, scope).markdown)
      case .outline: Answer(file: outline(session.review(of: organization), scope))
      }
    answer.remarks = directory.text.unreadPaths.map { "\($0) can't be read and is left out" }
    return answer
  }

  private func scope(in organization: Organization) throws(Failure) -> ExportTable.Scope {
    do throws(Refusal) {
      return ExportTable.Scope(
        team: try team.map { path throws(Refusal) in try organization.team(path).path },
        cycle: try cycle.map { name throws(Refusal) in try organization.cycle(name) },
        reference: try reference.map { name throws(Refusal) in try organization.resolve(name) })
    } catch {
      throw .refused(error)
    }
  }

  private func outline(_ review: Review, _ scope: ExportTable.Scope) -> [String] {
    review.organization.objectives.filter { scope.includes($0.ref) }.flatMap { objective in
      let score = review.standing(of: objective.ref)?.score
      let keyResults = objective.keyResults.map { keyResult in
        "  - KR: " + keyResult.title + told(review.standing(of: keyResult.ref)?.score)
      }
      return ["- O: " + objective.title + told(score)] + keyResults
    }.map(\.visible)
  }

  private func told(_ score: Double?) -> String {
    score.map { " (\(Decimal.text($0, decimals: 2)))" } ?? ""
  }
}

/// Everything as JSON, a file a line, so that `diff` and `grep` read it.
struct ExportJSON {
  let lines: [String]

  init(_ text: DirectoryText, _ organization: Organization, _ scope: ExportTable.Scope) {
    let files = text.exported { file in
      guard !scope.isAll else { return true }
      switch file {
      case .settings, .people, .team: return false
      case .cycle(let cycle): return scope.includes(ObjectiveRef(cycle: cycle, id: ""))
      case .objective(let ref): return scope.includes(ref)
      case .journal(let cycle, _):
        return organization.objectives.contains { $0.ref.cycle == cycle && scope.includes($0.ref) }
      case .kpi(let ref), .readings(let ref, _): return scope.includes(ref)
      case .kpiJournal(let team, _):
        return organization.kpis.contains { $0.ref.team == team && scope.includes($0.ref) }
      }
    }
    var lines = ["{\"quarterdeck\": 1, \"files\": ["]
    for (index, file) in files.enumerated() {
      lines.append("  " + ExportJSON.json(of: file).text + (index == files.count - 1 ? "" : ","))
    }
    self.lines = lines + ["]}"]
  }

  private static func json(of file: ExportFile) -> JSON {
    switch file.content {
    case .lines(let lines, let isEnded):
      JSON([
        "path": .text(file.path), "lines": JSON(lines), "unfinished": .bool(!isEnded),
      ])
    case .records(let records):
      JSON([
        "path": .text(file.path),
        "records": .array(
          records.map { record in
            .array(record.map { JSON(["name": .text($0.name), "value": .text($0.value)]) })
          }),
      ])
    }
  }

  /// The files that an export holds.
  static func files(in text: String) throws(Failure) -> [ExportFile] {
    let json: JSON
    do throws(JSONProblem) {
      json = try JSON(parsing: text)
    } catch {
      throw .rejected("line \(error.line): \(error.message); nothing was saved")
    }
    guard let files = json["files"]?.elements else {
      throw .rejected("it is not what qd export --format json writes; nothing was saved")
    }
    return try files.map { file throws(Failure) in
      guard let path = file["path"]?.string, let content = content(of: file) else {
        throw .rejected("a file in it has no path, or nothing inside; nothing was saved")
      }
      return ExportFile(path: path, content)
    }
  }

  private static func content(of file: JSON) -> ExportFile.Content? {
    if let lines = file["lines"]?.elements {
      return .lines(lines.compactMap(\.string), isEnded: file["unfinished"] != .bool(true))
    }
    return file["records"]?.elements.map { records in
      .records(
        records.map { record in
          (record.elements ?? []).compactMap { field in
            field["name"]?.string.map { RecordField($0, field["value"]?.string ?? "") }
          }
        })
    }
  }
}
