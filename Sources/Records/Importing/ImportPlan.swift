package import Goals

/// What an import comes to, before anything is written: every line is in exactly one of its lists.
package struct ImportPlan: Sendable {
  /// A field as it was, where there was one, and as it is to be.
  package struct FieldChange: Hashable, Sendable {
    package let name: String
    package let from: String?
    package let to: String
  }

  /// What becomes of an object.
  package enum Fate: String, Sendable {
    case new, same, changed
  }

  /// A line that is understood.
  package struct Entry: Sendable {
    package let line: Int
    package let kind: ImportItem.Kind
    package let ref: String
    package let title: String
    package internal(set) var fate: Fate = .same
    package var fields: [FieldChange] = []
    /// The title of what is there already and nearly called the same.
    package var near: String?
    /// What it tells that can't be brought in, each with why.
    package var left: [String] = []
    /// The other objects that the same line tells of.
    package var beside: [Entry] = []
  }

  /// A line that has several readings.
  package struct Question: Sendable {
    package let line: Int
    package let text: String
    package let answers: [String]
    /// What an answer is kept by; lines with one key are answered together.
    package let key: String
    /// The field that may be written where none of the answers is meant.
    package var field: FieldName?
    /// What else the same line tells of.
    package var beside: [Entry] = []
  }

  /// A line that nothing comes of.
  package struct Unplaced: Sendable {
    package let line: Int
    package let text: String
    package let why: String
    /// What else the same line tells of.
    package var beside: [Entry] = []
  }

  /// Why a column has no place.
  package static let noSuchColumn = "no column is called so"
  /// The question where objectives go that don't say.
  package static let cycleKey = "cycle"

  package internal(set) var new: [Entry] = []
  package internal(set) var same: [Entry] = []
  package internal(set) var changed: [Entry] = []
  package internal(set) var questions: [Question] = []
  package internal(set) var unplaced: [Unplaced] = []
  /// Teams that are made because a line names them.
  package internal(set) var teams: [TeamPath] = []
  /// What brings in all that is new.
  var additions: [Change.Action] = []
  /// What brings in all that is changed.
  var edits: [Change.Action] = []
  /// The files of an export, which come back as they were where there is nothing yet.
  var restored: [RestoredFile]?

  /// What is done when it is accepted; `nil` where nothing is. Where it overwrites, what is there
  /// gives way to what differs.
  package func action(overwrites: Bool) -> Change.Action? {
    if let restored { return .restore(restored) }
    let all = additions + (overwrites ? edits : [])
    return all.isEmpty ? nil : .all(all)
  }
}

/// How an import is to be read.
package struct ImportOptions: Sendable {
  /// Where objectives go that don't say.
  package var team: TeamPath?
  package var cycle: CycleName?
  /// What key results are of that stand under nothing.
  package var objective: ObjectiveRef?
  /// Columns by the headers that a person said.
  package var mapping: [String: ImportColumn] = [:]
  /// Whether sentences become done or not done and other questions take their first answer.
  package var isPlain = false
  /// Whether what is asked is left out.
  package var skips = false
  /// What was answered, by the key of the question.
  package var answers: [String: Int] = [:]
  /// What was written in answer to questions without readings.
  package var texts: [String: String] = [:]
  /// Who brings it, and when.
  package let author: String
  package let now: Moment

  package init(author: String, now: Moment) {
    (self.author, self.now) = (author, now)
  }

  /// Says what a column is.
  package mutating func map(_ header: String, to column: ImportColumn) {
    mapping[ImportColumn.plain(header)] = column
  }
}
