/// What a change is going to write: asked about beforehand, so that nobody types what can't be saved.
public enum Writing: Hashable, Sendable {
  /// The record of an object; one that isn't there yet is added beside the others.
  case record(Reference)
  /// A line about an object, in the log of whoever writes it.
  case line(Reference)
}

extension Change.Action {
  /// What it writes first of all, of each object that it is about.
  package func writings(in organization: Organization) -> [Writing] {
    switch self {
    case .checkIn(let ref, _, _, _, _):
      let kpi = organization.keyResult(ref).flatMap(organization.kpi(recordedBy:))?.ref
      return [.line(kpi.map(Reference.kpi) ?? .keyResult(ref))]
    case .record(let ref, _, _, _): return [.line(.kpi(ref))]
    case .comment(let reference, _, _): return [.line(reference)]
    case .process(let ref, _, _): return [.line(.kpi(ref))]
    case .correct(let line, _), .retract(let line, _): return [.line(line.reference)]
    case .set(let reference, _, _), .delete(let reference), .rename(let reference, _),
      .tell(let reference, _, _, _):
      return [.record(reference)]
    case .move(let reference, let place): return [.record(reference), .record(place)]
    case .convert(let ref, _, _, _): return [.record(.keyResult(ref))]
    case .addObjective(let cycle, let id, _, _):
      return [.record(.objective(ObjectiveRef(cycle: cycle, id: id ?? "new")))]
    case .addKeyResult(let ref, _), .close(let ref, _): return [.record(.objective(ref))]
    case .addKPI(let team, let id, _): return [.record(.kpi(KPIRef(team: team, id: id ?? "new")))]
    case .all(let actions): return actions.flatMap { $0.writings(in: organization) }
    case .addTeam, .addPerson, .addCycle, .carryOver, .bring, .enter, .restore, .settle: return []
    }
  }
}

extension Settings {
  /// Why a program of this format writes nothing here; `nil` where it may.
  public var newerFormat: String? {
    guard format > Settings.knownFormat else { return nil }
    return "the data is in format \(format) and this program writes format \(Settings.knownFormat)"
  }
}
