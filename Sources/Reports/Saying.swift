import Goals

/// What a record says of itself beside its figures: why, what is done to move it, where more is to be
/// read, and fields of one's own.
struct Saying: Sendable {
  let why: String
  let initiatives: [String]
  let links: [Link]
  /// `Budget 30k`
  let own: [String]

  init(_ object: some HasBackground, why: String, _ settings: Settings) {
    self.why = why
    (initiatives, links) = (object.initiatives, object.links)
    own = object.ownFields(settings).map {
      "\($0.name) \($0.value.split(separator: "\n").joined(separator: " "))"
    }
  }

  /// Initiatives and links with their names, a line each.
  var lines: [String] {
    initiatives.map { "\(FieldName.initiative): \($0)" }
      + links.map { "\(FieldName.link): \($0.text)" }
  }

  /// All of it, a part each.
  var parts: [String] { (why.isEmpty ? [] : [why]) + lines + own }
}
