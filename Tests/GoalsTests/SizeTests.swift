import Testing

@testable import Goals

/// What there is by the thousand, and what is handed on at each key.
@Suite("Small to keep and to copy")
struct SizeTests {
  @Test("What is handed on is a reference, or a few of them")
  func references() {
    #expect(MemoryLayout<KeyResultStanding>.size <= 256)
    #expect(MemoryLayout<ClosingProposal>.size == 8)
  }

  @Test("An event, a reading and a check-in are a reference and a number")
  func lines() {
    #expect(MemoryLayout<JournalEvent>.size == 12)
    #expect(MemoryLayout<Reading>.size == 12)
    #expect(MemoryLayout<CheckIn>.stride == 16)
  }

  @Test("What a log keeps of a line takes 48 bytes")
  func logs() {
    #expect(MemoryLayout<EventLog.Line>.stride == 48)
    #expect(MemoryLayout<ReadingLog.Line>.stride == 48)
  }
}
