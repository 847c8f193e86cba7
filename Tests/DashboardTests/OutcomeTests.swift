import Testing

@testable import Dashboard

@Suite struct OutcomeTests {
  @Test("is handed on as a reference, whatever it leads to")
  func size() { #expect(MemoryLayout<Outcome>.size == 8) }
}
