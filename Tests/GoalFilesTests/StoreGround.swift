import Foundation
import Goals
import TestSupport
import Testing

@testable import GoalFiles

/// A small organisation on disk, with everything a change can be about.
struct StoreGround {
  let sandbox: DiskSandbox
  let state: DiskSandbox

  static let files = [
    "quarterdeck.rec": "Organization: Softwave\nFormat: 1\nLint: unknown-field off\n",
    "2018/improve.rec": "Objective: Improve sales process\nOwner: ann\n",
    "sales/team.rec": "Team: Sales\n",
    "sales/2018-Q1/shorten.rec": """
    # The first try.

    Objective: Shorten sales lifecycle
    Owner: jenny
    Colour: red
    Supports: improve
    Ambition:   aspirational

    KeyResult: Decrease lifecycle
    Id: days
    From: 59 days
    To: 38 days

    # Fed by the CRM.
    KeyResult: Keep conversion
    Id: conversion
    Hold: >= 9%
    KPI: conversion-rate

    KeyResult: Write the handbook
    Milestone: draft Draft
    Milestone: print (2) Print

    """,
    "sales/2018-Q1/old.rec": "Objective: Old\nState: missed\n\nKeyResult: K\nId: k\nTo: 5\n",
    "sales/kpis/conversion-rate.rec": "KPI: Conversion\nUnit: %\n",
    "sales/kpis/conversion-rate/crm.csv": "on,value\n2018-01-31,8\n",
  ]

  init(_ more: [String: String] = [:]) throws {
    sandbox = try DiskSandbox()
    state = try DiskSandbox()
    for (name, text) in StoreGround.files.merging(more, uniquingKeysWith: { $1 }) {
      try sandbox.write(text, to: name)
    }
  }

  func store(_ login: String = "jenny") throws -> Store {
    try Store(at: sandbox.path, login: login, state: state("quarterdeck"))
  }

  /// Every file of the directory with its text.
  func texts() throws -> [String: String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: sandbox.path)
    var texts: [String: String] = [:]
    for name in names where sandbox.isFile(name) { texts[name] = try sandbox.text(name) }
    return texts
  }

  /// The lines that went and came, file by file, as `diff` shows them.
  func difference(from before: [String: String]) throws -> [String] {
    let after = try texts()
    return Set(before.keys).union(after.keys).sorted().flatMap { name -> [String] in
      let lines = [before, after].map { texts in
        (texts[name] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      }
      return lines[1].difference(from: lines[0]).map { change in
        switch change {
        case .remove(_, let line, _): "\(name) -\(line)"
        case .insert(_, let line, _): "\(name) +\(line)"
        }
      }
    }
  }
}

extension DiskSandbox {
  func isFile(_ name: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: self(name), isDirectory: &isDirectory)
      && !isDirectory.boolValue
  }
}

let shorten = ObjectiveRef(
  cycle: CycleRef(team: TeamPath("sales"), name: CycleName("2018-Q1")), id: "shorten")
let conversionRate = KPIRef(team: TeamPath("sales"), id: "conversion-rate")

extension Reference {
  static func keyResult(_ id: String) -> Reference {
    .keyResult(KeyResultRef(objective: shorten, id: id))
  }
}

func moment(_ text: String = "2018-02-12T09:30:00+01:00") throws -> Moment {
  try #require(Moment(parsing: text))
}

extension Change.Action {
  static func checkIn(
    _ id: String, _ value: String, _ confidence: Int? = nil, _ note: String = ""
  )
    -> Self
  {
    .checkIn(
      KeyResultRef(objective: shorten, id: id), value: value, confidence: confidence, note: note)
  }

  static func set(
    _ reference: Reference, _ name: String, _ values: String..., reason: String = ""
  )
    -> Self
  {
    .set(reference, [FieldEdit(name, from: nil, to: values)], reason: reason)
  }
}

extension Store {
  @discardableResult
  mutating func apply(
    _ action: Change.Action, at: String = "2018-02-12T09:30:00+01:00"
  ) throws -> Saved {
    try apply(Change(action, by: login, at: try moment(at)))
  }
}

/// The refusal or the disk's fact that a call throws, as text.
func refusal(_ call: () throws -> Void) -> String? {
  do {
    try call()
    return nil
  } catch {
    return (error as? StoreError)?.plain ?? "\(error)"
  }
}
