import Foundation
import Goals
import Synchronization
import Testing

@testable import GoalFiles

/// Several programs at once on one directory, each with a `Store` of its own.
@Suite struct StoreTogetherTests {
  @Test("nothing is lost of what four do at once: check-ins, and edits of different fields")
  func nothingLost() async throws {
    let ground = try StoreGround()
    let path = ground.sandbox.path
    let state = ground.state.path
    try await concurrently(4) { worker in
      var store = try Store(at: path, login: "w\(worker % 2)", state: "\(state)/\(worker)")
      for round in 0..<10 {
        try store.apply(.checkIn("days", "\(worker * 10 + round)"))
        try store.apply(
          .set(
            .objective(shorten), [FieldEdit("Field\(worker)", from: nil, to: ["\(round)"])],
            reason: ""))
      }
    }
    var store = try ground.store()
    let organization = try store.load()
    let values = (organization.events[shorten] ?? []).compactMap { event -> Double? in
      if case .checkIn(.number(let number)) = event.kind { number } else { nil }
    }
    #expect(values.sorted() == (0..<40).map(Double.init))
    let times = (organization.events[shorten] ?? []).map {
      "\($0.place.file) \($0.at.milliseconds)"
    }
    #expect(Set(times).count == 40)
    let fields = organization.objective(shorten)?.fields.filter { $0.name.hasPrefix("Field") }
    #expect(fields?.map(\.value) == ["9", "9", "9", "9"])
  }

  @Test("of those who change the same field one wins, and the others are told what it is now")
  func oneWins() async throws {
    let ground = try StoreGround()
    let path = ground.sandbox.path
    let state = ground.state.path
    let said = Mutex<[String]>([])
    try await concurrently(4) { worker in
      var store = try Store(at: path, login: "w", state: "\(state)/\(worker)")
      let edit = FieldEdit("Owner", from: ["jenny"], to: ["w\(worker)"])
      let refused = refusal { try store.apply(.set(.objective(shorten), [edit], reason: "")) }
      if let refused { said.withLock { $0.append(refused) } }
    }
    var store = try ground.store()
    let owner = try #require(try store.load().objective(shorten)?.owner?.value)
    #expect(owner.hasPrefix("w"))
    let sentences = said.withLock { $0 }
    #expect(sentences.count == 3)
    #expect(sentences.allSatisfy { $0.hasPrefix("Owner was changed meanwhile to \"\(owner)\"") })
  }
}
