import Glibc
import Goals
import Testing

@testable import GoalFiles

@Suite("What is missing because somebody is just writing it") struct StoreWaitingTests {
  private let ground: StoreGround
  private let file: String
  private let absence = StoreError.refused(.gone("sales/2018-Q1/shorten"))

  init() throws {
    ground = try StoreGround()
    file = "sales/2018-Q1/shorten.rec"
  }

  private func store(_ patience: Patience = .endless) throws -> Store {
    try Store(
      at: ground.sandbox.path, login: "jenny", state: ground.state.path, isReadOnly: false,
      patience: patience)
  }

  /// As if nothing had been touched for a minute.
  private func age() throws {
    var times = utimbuf(actime: time(nil) - 60, modtime: time(nil) - 60)
    for name in try ground.texts().keys {
      var path = name
      while !path.isEmpty {
        utime(ground.sandbox(path), &times)
        path = FilePlace(path).directory
      }
    }
    utime(ground.sandbox.path, &times)
  }

  @Test("is looked for until it is back", arguments: [true, false])
  func back(isAway: Bool) throws {
    let text = try ground.sandbox.text(file)
    try age()
    if isAway {
      unlink(ground.sandbox(file))
    } else {
      truncate(ground.sandbox(file), 0)
    }
    var store = try store()
    var looks = 0
    let saved = try store.patiently { store throws(StoreError) in
      looks += 1
      if looks == 3 { try? ground.sandbox.write(text, to: file) }
      let isThere = try store.load().objective(shorten) != nil
      guard isThere, let at = Moment(parsing: "2018-02-12") else { throw absence }
      return try store.apply(Change(.checkIn("days", "50"), by: "jenny", at: at))
    }
    #expect(looks == 3)
    #expect(saved.organization.events[shorten]?.count == 1)
  }

  @Test("is missing at once in a directory at rest")
  func atRest() throws {
    unlink(ground.sandbox(file))
    try age()
    var (store, looks) = (try store(Patience()), 0)
    #expect(throws: absence) {
      try store.patiently { store throws(StoreError) in
        looks += 1
        _ = try store.load()
        throw absence
      }
    }
    #expect(looks == 1)
  }

  @Test("is missing for good when the patience is over, and other refusals wait for nothing")
  func over() throws {
    var store = try store(.none)
    #expect(throws: absence) { try store.patiently { _ throws(StoreError) in throw absence } }
    var (patient, looks) = (try self.store(), 0)
    let refused = StoreError.refused(.badId("X"))
    #expect(throws: refused) {
      try patient.patiently { _ throws(StoreError) in
        looks += 1
        throw refused
      }
    }
    #expect(looks == 1)
  }
}
