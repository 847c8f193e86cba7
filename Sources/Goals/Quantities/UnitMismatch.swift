/// A value that is written in another unit than what it is about is told in.
package struct UnitMismatch: Complaint {
  private let written: String
  private let expected: String

  /// `unit` is the one it should be in; `nil`: none.
  package init(_ written: some StringProtocol, not unit: Unit?) {
    self.written = String(written)
    expected = unit?.text ?? "plain numbers"
  }

  package var message: String { "\(written.quoted) is not in \(expected)" }
  package var hint: Remedy? { "write the number in \(expected)" }
}

extension Finding {
  /// A unit mismatch; `hint` where something else helps than writing the number in the other unit.
  package init(at place: Place, _ mismatch: UnitMismatch, _ hint: Remedy? = nil) {
    self.init(at: place, .unitMismatch, mismatch.message, hint: hint ?? mismatch.hint)
  }
}
