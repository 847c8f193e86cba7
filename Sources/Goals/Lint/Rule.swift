/// What a code finds and why it matters, with an example that has it and one that hasn't.
///
/// The examples are whole files of a data directory in which nothing else is found, on the day they
/// name; a test reads them.
public struct Rule: Sendable {
  /// What is found, in sentences.
  public let finds: String
  /// Why it matters, in sentences.
  public let reason: String
  /// Files in which it is found.
  public let example: Example
  /// The same files in order.
  public let remedied: Example

  init(_ finds: String, _ reason: String, _ example: Example, not remedied: Example) {
    (self.finds, self.reason, self.example, self.remedied) = (finds, reason, example, remedied)
  }

  /// Files of a data directory on a day.
  public struct Example: Sendable {
    /// A file and what it holds.
    public struct File: Sendable {
      /// Its path in the data directory.
      public let path: String
      /// Its text.
      public let text: String
    }

    /// The files; beside them a `people.rec` knows jenny.
    public let files: [File]
    /// The day it is looked at.
    public let day: Day
    /// What the text doesn't show; empty where it shows all.
    public let circumstance: String

    init(_ files: [File], on day: Day = Example.day, circumstance: String = "") {
      (self.files, self.day, self.circumstance) = (files, day, circumstance)
    }
  }
}

// What the examples are made of: an objective and a KPI in which nothing is found, and their edits.
extension Rule.Example {
  /// The day of most examples, when nothing is due yet.
  package static let day = on(2018, 1, 3)

  static func on(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  static let driver = "KeyResult: Decrease the average\nId: average\nFrom: 59 days\nTo: 38 days\n"
  static let guardrail = "KeyResult: Keep the conversion rate\nId: conversion\nHold: >= 9%\n"
  static let keyResults = driver + "\n" + guardrail

  private static let objective = """
    Objective: Shorten the sales lifecycle
    Why: It takes us too long to close a deal
    Owner: jenny

    \(keyResults)
    """
  private static let kpi = "KPI: Recurring revenue\nOwner: jenny\nUnit: $\nTarget: >= $400k\n"

  /// The sample objective with one text replaced.
  static func objective(
    _ old: String = "", _ new: String = "", at path: String = "2018-Q1/shorten.rec"
  ) -> File {
    File(path: path, text: objective.replacingFirst(old, with: new))
  }

  /// The sample objective in the next cycle, saying that it was in the first.
  static let moved = objective(
    "Owner: jenny", "Owner: jenny\nMovedFrom: 2018-Q1/shorten", at: "2018-Q2/shorten.rec")

  /// The sample KPI with one text replaced.
  static func kpi(_ old: String = "", _ new: String = "") -> File {
    File(path: "kpis/revenue.rec", text: kpi.replacingFirst(old, with: new))
  }

  static func readings(_ lines: String..., by source: String = "billing") -> File {
    let text = (["on,value"] + lines).map { $0 + "\n" }.joined()
    return File(path: "kpis/revenue/\(source).csv", text: text)
  }

  /// Lines of a journal, without the time of day.
  static func journal(
    _ lines: String..., by login: String = "jenny", in cycle: String = "2018-Q1"
  )
    -> File
  {
    let text = (["at,by,of,event,value,confidence,note"] + lines).map { $0 + "\n" }.joined()
    return File(path: "\(cycle)/journal/\(login).csv", text: text)
  }

  static func file(_ path: String, _ text: String) -> File { File(path: path, text: text) }

  /// The sample objective as it is.
  static let sample = Rule.Example([objective()])

  /// The sample objective with one text replaced, and nothing beside it.
  static func sample(_ old: String, _ new: String) -> Rule.Example {
    Rule.Example([objective(old, new)])
  }
}

extension Finding.Code {
  /// What this code finds, and why it matters.
  public var rule: Rule {
    switch self {
    case .unreadable: .unreadable
    case .strayLine: .strayLine
    case .invalidUTF8: .invalidUTF8
    case .conflictMarker: .conflictMarker
    case .unfinishedLine: .unfinishedLine
    case .tooLarge: .tooLarge
    case .notAFile: .notAFile
    case .closed: .closed
    case .newerFormat: .newerFormat
    case .badName: .badName
    case .displaced: .displaced
    case .notRead: .notRead
    case .unitMismatch: .unitMismatch
    case .startEqualsTarget: .startEqualsTarget
    case .reachAndHold: .reachAndHold
    case .gradeOrder: .gradeOrder
    case .dangling: .dangling
    case .ambiguous: .ambiguous
    case .circular: .circular
    case .nestedRatio: .nestedRatio
    case .duplicateId: .duplicateId
    case .unknownId: .unknownId
    case .reservedId: .reservedId
    case .outsideCycle: .outsideCycle
    case .crlf: .crlf
    case .byteOrderMark: .byteOrderMark
    case .joinedLine: .joinedLine
    case .repeatedField: .repeatedField
    case .unknownField: .unknownField
    case .unknownEvent: .unknownEvent
    case .unknownOwner: .unknownOwner
    case .unknownWriter: .unknownWriter
    case .noOwner: .noOwner
    case .noKeyResult: .noKeyResult
    case .manyKeyResults: .manyKeyResults
    case .noNumber: .noNumber
    case .noOverlap: .noOverlap
    case .supportsDropped: .supportsDropped
    case .ownerLeft: .ownerLeft
    case .fedByRetired: .fedByRetired
    case .warnNotLooser: .warnNotLooser
    case .noReadings: .noReadings
    case .stale: .stale
    case .overdue: .overdue
    case .notClosed: .notClosed
    case .future: .future
    case .severalSources: .severalSources
    case .leftBehind: .leftBehind
    case .halfImported: .halfImported
    case .movedByHand: .movedByHand
    case .noWhy: .noWhy
    case .oneKeyResult: .oneKeyResult
    case .task: .task
    case .noBaseline: .noBaseline
    case .noGuardrail: .noGuardrail
    case .supportsNothing: .supportsNothing
    case .noTarget: .noTarget
    case .sandbagging: .sandbagging
    case .manyObjectives: .manyObjectives
    case .silentChange: .silentChange
    case .otherKind: .otherKind
    case .noScore: .noScore
    case .notKept: .notKept
    case .targetByLuck: .targetByLuck
    }
  }
}
