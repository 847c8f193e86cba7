import Testing

@testable import Goals

@Suite struct QuantityWayTests {
  @Test(
    "what can't be a quantity is refused with what may be meant",
    arguments: [
      ("10:1", "write what it comes to, 10, or the first number alone, 10"),
      ("3/4", "write what it comes to, 0.75, or the first number alone, 3"),
      ("77/100", "write 77%, or 77 where the target is 100"),
      ("$10K/month", "write 10k $/month"), ("€5/seat", "write 5 €/seat"),
      ("=SUM(A1:A3)", "nothing is computed here: write the number, or link a KPI that holds it"),
      ("many", "write a number and its unit, like 59 days, 9% or $8000"),
    ])
  func ways(text: String, way: String) {
    #expect(throws: QuantityProblem.self) { try Quantity(parsing: text) }
    do throws(QuantityProblem) {
      _ = try Quantity(parsing: text)
    } catch {
      #expect(error.hint == .words(way))
    }
  }

  @Test("what is written instead is read", arguments: ["10k $/month", "5 €/seat", "77%", "0.75"])
  func read(text: String) throws { _ = try Quantity(parsing: text) }

  @Test(
    "numbers count in the order of titles",
    arguments: [
      ("top 9", "top 10"), ("2-wins", "10-wins"), ("a", "b"), ("v1.2", "v1.10"), ("KR 1", "KR 1b"),
    ])
  func counting(first: String, second: String) {
    #expect(first.counting < second.counting)
  }
}
