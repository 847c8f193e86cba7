/// What a record says about its object beside what figures need: addresses, and what is done to move
/// it. An objective, a key result or a KPI.
public protocol HasBackground {
  /// The record as it is written.
  var fields: [RecordField] { get }
}

extension Objective: HasBackground {}
extension KeyResult: HasBackground {}
extension KPI: HasBackground {}

extension HasBackground {
  /// Addresses, and what is there, in the order in which they stand.
  public var links: [Link] { said(.link).map(Link.init) }

  /// What is done to move it, without state or progress.
  public var initiatives: [String] { said(.initiative) }

  /// Its values of fields of one's own, in the order of the settings.
  public func ownFields(_ settings: Settings) -> [RecordField] {
    settings.ownFields.flatMap { name in
      fields.dropFirst().filter { $0.name == name && !$0.value.trimmed.isEmpty }
    }
  }

  private func said(_ name: FieldName) -> [String] {
    fields.dropFirst().filter { $0.isCalled(name) }.map { String($0.value.trimmed) }
      .filter { !$0.isEmpty }
  }
}

extension KeyResult {
  /// The reason; empty where none is given.
  public var why: String { fields[.why] ?? "" }
}

/// An address, and what is there: `https://example.org/epic/7 the epic`.
public struct Link: Hashable, Sendable {
  /// The link as it is written.
  public let text: String

  /// The link that stands in a field.
  public init(_ text: String) { self.text = text }

  /// The address, without blanks.
  public var address: String { String(text.prefix { $0 != " " }) }

  /// What is there; the address where nothing is said.
  public var name: String {
    let rest = text.dropFirst(address.count).trimmed
    return rest.isEmpty ? address : String(rest)
  }
}
