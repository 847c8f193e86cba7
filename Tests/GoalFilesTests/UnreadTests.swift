import Foundation
import Glibc
import Goals
import TestSupport
import Testing

@testable import GoalFiles

/// What can't be read is neither missing nor something else than it is.
@Suite struct UnreadTests {
  @Test(
    "is found as what stands in the way",
    arguments: [
      (.inputOutput, .unreadable), (.system(EREMOTEIO), .unreadable), (.keepsChanging, .unreadable),
      (.openFiles, .unreadable), (.notAFile, .notAFile), (.symbolicLink, .notAFile),
      (.denied, .closed), (.tooLarge(limit: 9), .tooLarge), (.missing, nil),
    ] as [(DiskError.Fact, Finding.Code?)])
  func finding(fact: DiskError.Fact, code: Finding.Code?) {
    #expect(
      DiskError(fact, at: "a.rec", .reading).findings.map(\.code) == [code].compactMap(\.self))
  }

  private struct Strange: Error, CustomStringConvertible {
    let description = "something strange"
  }

  @Test("is told in the words of whatever failed, known or not")
  func unknown() {
    #expect(
      StoreError(Strange(), at: "a.rec").message == "a.rec can't be written: something strange")
    #expect(
      DiskError(.system(EREMOTEIO), at: "a.rec", .reading).sentence
        == "a.rec can't be read: Remote I/O error")
  }

  @Test("of a file in conflict is an error, and no file has no conflict")
  func conflict() throws {
    let ground = try StoreGround()
    symlink("shorten.rec", ground.sandbox("sales/2018-Q1/link.rec"))
    let store = try ground.store()
    try #expect(store.conflicts(in: ["sales/2018-Q1/gone.rec"]) == [])
    #expect(throws: StoreError.self) { try store.conflicts(in: ["sales/2018-Q1/link.rec"]) }
  }

  @Test("of the journal of undo is no empty one")
  func undo() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.set(.objective(shorten), "Why", "speed"))
    let state = ground.state("quarterdeck")
    let names = try FileManager.default.contentsOfDirectory(atPath: state)
    let journal = state + "/" + (try #require(names.first { $0.hasPrefix("undo-") }))
    unlink(journal)
    mkdir(journal, 0o700)
    let said = refusal { try store.undo(at: try moment()) }
    #expect(said?.contains("is not a regular file") == true, "\(said ?? "")")
  }
}
