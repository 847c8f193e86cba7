/// A team, by its directory's path in the data directory; the root team's is empty.
public struct TeamPath: Hashable, Sendable, Comparable {
  /// `sales/outbound`, or empty.
  public let text: String

  /// The team in a directory.
  public init(_ text: String) {
    self.text = text
  }

  /// The organisation itself.
  public static let root = TeamPath("")

  /// Whether this is the organisation itself.
  public var isRoot: Bool { text.isEmpty }

  /// The last part of the path; empty for the root.
  public var name: String { text.split(separator: "/").last.map(String.init) ?? "" }

  /// The team above, `nil` for the root.
  public var parent: TeamPath? {
    guard !isRoot else { return nil }
    return TeamPath(text.split(separator: "/").dropLast().joined(separator: "/"))
  }

  /// The file that is about the team.
  public var file: String { appending("team.rec") }

  /// The path of something in the team's directory.
  public func appending(_ name: String) -> String { isRoot ? name : text + "/" + name }

  /// Whether the team is this one or lies below it.
  public func isWithin(_ other: TeamPath) -> Bool {
    other.isRoot || self == other || text.hasPrefix(other.text + "/")
  }

  /// By path, so that a team stands before the teams inside it.
  public static func < (left: TeamPath, right: TeamPath) -> Bool { left.text < right.text }
}

/// A cycle of a team: `sales/2018-Q1`.
public struct CycleRef: Hashable, Sendable {
  /// Whose it is.
  public let team: TeamPath
  /// What it is called.
  public let name: CycleName

  /// The cycle of a team.
  public init(team: TeamPath, name: CycleName) {
    self.team = team
    self.name = name
  }

  /// Its directory's path in the data directory.
  public var path: String { team.appending(name.text) }
  /// The file that is about the cycle itself.
  public var file: String { path + "/cycle.rec" }
}

/// An objective: `sales/2018-Q1/shorten-sales-lifecycle`.
public struct ObjectiveRef: Hashable, Sendable {
  /// The cycle directory its file lies in.
  public let cycle: CycleRef
  /// Its file's name without `.rec`.
  public let id: String

  /// The objective in a cycle directory.
  public init(cycle: CycleRef, id: String) {
    self.cycle = cycle
    self.id = id
  }

  /// Whose it is.
  public var team: TeamPath { cycle.team }
  /// The full reference.
  public var text: String { cycle.path + "/" + id }
  /// Its file's path in the data directory.
  public var file: String { text + ".rec" }
}

/// A key result: `sales/2018-Q1/shorten-sales-lifecycle#lifecycle`.
public struct KeyResultRef: Hashable, Sendable {
  /// The objective it belongs to.
  public let objective: ObjectiveRef
  /// Its `Id:`, or the slug of its title.
  public let id: String

  /// The key result of an objective.
  public init(objective: ObjectiveRef, id: String) {
    self.objective = objective
    self.id = id
  }

  /// The full reference.
  public var text: String { objective.text + "#" + id }
}

/// A KPI: `sales/kpis/sales-lifecycle`.
public struct KPIRef: Hashable, Sendable {
  /// Whose it is.
  public let team: TeamPath
  /// Its file's name without `.rec`.
  public let id: String

  /// The KPI of a team.
  public init(team: TeamPath, id: String) {
    self.team = team
    self.id = id
  }

  /// The full reference.
  public var text: String { team.appending("kpis/" + id) }
  /// Its file's path in the data directory.
  public var file: String { text + ".rec" }
  /// The directory of its readings.
  public var directory: String { text }

  /// Whether a file is the KPI's: its record, or readings of it. `kpis/mrr-growth.rec` is none of
  /// `kpis/mrr`.
  public func owns(_ path: String) -> Bool {
    path == file || path == directory || path.hasPrefix(directory + "/")
  }
}

/// Whatever a reference can name.
public enum Reference: Hashable, Sendable {
  /// An objective.
  case objective(ObjectiveRef)
  /// A key result of one.
  case keyResult(KeyResultRef)
  /// A KPI.
  case kpi(KPIRef)
  /// A team; the root is the organisation as a team.
  case team(TeamPath)
  /// A cycle of a team.
  case cycle(CycleRef)
  /// A person, by id.
  case person(String)
  /// What `quarterdeck.rec` says about the organisation.
  case settings

  /// The full reference as commands take it: `sales/2018-Q1/shorten#days`, `sales/kpis/acv`,
  /// `sales`, `sales/2018-Q1`, `people.rec#jenny`, `quarterdeck.rec`; the root team's is `team.rec`.
  public var text: String {
    switch self {
    case .objective(let ref): ref.text
    case .keyResult(let ref): ref.text
    case .kpi(let ref): ref.text
    case .team(let path): path.isRoot ? path.file : path.text
    case .cycle(let ref): ref.path
    case .person(let id): "people.rec#" + id
    case .settings: "quarterdeck.rec"
    }
  }

  /// The objective it is, or is a key result of.
  public var ofObjective: ObjectiveRef? {
    switch self {
    case .objective(let ref): ref
    case .keyResult(let ref): ref.objective
    case .kpi, .team, .cycle, .person, .settings: nil
    }
  }

  /// The same object under another id; a team, a cycle and the settings have none.
  public func renamed(to id: String) -> Reference {
    switch self {
    case .objective(let ref): .objective(ObjectiveRef(cycle: ref.cycle, id: id))
    case .keyResult(let ref): .keyResult(KeyResultRef(objective: ref.objective, id: id))
    case .kpi(let ref): .kpi(KPIRef(team: ref.team, id: id))
    case .person: .person(id)
    case .team, .cycle, .settings: self
    }
  }

  /// The file that holds the object, or would: a team and a cycle need none.
  public var file: String {
    switch self {
    case .objective(let ref): ref.file
    case .keyResult(let ref): ref.objective.file
    case .kpi(let ref): ref.file
    case .team(let path): path.file
    case .cycle(let ref): ref.file
    case .person: "people.rec"
    case .settings: "quarterdeck.rec"
    }
  }
}

/// Ids: what files and `Id:` fields are called.
public enum Identifier {
  /// Whether a text is an id: lower-case letters, digits and `-`, 1 to 64 of them.
  public static func isValid(_ text: some StringProtocol) -> Bool {
    (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(isAllowed)
  }

  /// The id made of a title: `Keep ACV at $8,000` becomes `keep-acv-at-8-000`.
  ///
  /// Letters of other alphabets that have no plain twin become dashes; a title without any letter
  /// or digit gives `untitled`.
  public static func slug(_ title: String) -> String {
    var slug = ""
    for scalar in title.unicodeScalars {
      if let letter = plainLetter(scalar) {
        slug.append(letter)
      } else if scalar != "'", scalar != "’", !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    slug = String(slug.prefix(64))
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "untitled" : slug
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
  }

  /// The letter or digit a scalar stands for; Unicode's own names tell that é is an e.
  private static func plainLetter(_ scalar: Unicode.Scalar) -> Character? {
    if scalar.isASCII {
      let lowered = Character(scalar).lowercased()
      return lowered.utf8.allSatisfy({ isAllowed($0) && $0 != UInt8(ascii: "-") })
        ? Character(lowered) : nil
    }
    guard let words = scalar.properties.name?.split(separator: " "), words.count > 4,
      words[0] == "LATIN", words[2] == "LETTER", words[3].count == 1, words[4] == "WITH"
    else { return nil }
    return words[3].lowercased().first
  }
}
