/// A row of the table of fields: what a field of one kind of record is, and how people meet it.
///
/// Reading, the order of writing, forms, completion, renaming, suggestions, help and manual follow
/// the table. To add a field is to add its name and its row, and to read it where it means something.
public struct Field: Hashable, Sendable {
  /// What its values are.
  public enum Kind: Hashable, Sendable {
    /// What the record is called; its first field.
    case title
    /// What others name the record by.
    case id
    /// Words.
    case text
    /// One word.
    case word
    /// Somebody of `people.rec`.
    case person
    /// A team, by its directory.
    case team
    /// A cycle, by its directory.
    case cycle
    /// An objective, or a key result of one.
    case objective
    /// A KPI.
    case kpi
    /// Two KPIs, `a / b`.
    case ratio
    /// The unit of other values.
    case unit
    /// `59 days`.
    case quantity
    /// `>= 9%`.
    case bound
    /// `2026-11-21`.
    case day
    /// A number from 0 up.
    case weight
    /// A whole number from 1 up.
    case number
    /// One of a few words.
    case choice([String])
    /// `pilot (2) Run the pilot`: an id, a weight in brackets, what is to be reached.
    case milestone
    /// `2018-01-31 52 days`: a day, and what holds from it or is to be reached by it.
    case plan
    /// `2026-12 >= 65`: a day, month, quarter or year, and the target that holds from it or in it.
    case target
    /// `0.7 at 40 days`: a score and the value that earns it.
    case grade
    /// `no-owner off`: a rule and how it counts.
    case rule
    /// `April`, or 1 to 12.
    case month
    /// Two percentages, `10 25`.
    case bands
  }

  /// What else is true of it.
  public struct Traits: OptionSet, Hashable, Sendable {
    /// One bit a trait.
    public let rawValue: UInt8

    /// The traits of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It may stand more than once.
    public static let repeats = Traits(rawValue: 1)
    /// A figure depends on it: what it was on a day decides what is shown as of that day.
    public static let decides = Traits(rawValue: 2)
    /// The form of a new record asks for it.
    public static let asked = Traits(rawValue: 4)
    /// The form of a record that is there shows it.
    public static let edited = Traits(rawValue: 8)
    /// Kept, and without a meaning so far: forms and completion leave it out.
    public static let kept = Traits(rawValue: 16)
    /// Both forms have it.
    public static let typed: Traits = [.asked, .edited]
  }

  /// Its name.
  public let name: FieldName
  /// What its values are.
  public let kind: Kind
  /// What else is true of it.
  public let traits: Traits
  /// What a form calls it.
  public let label: String
  /// What it says, in a few words.
  public let help: String

  /// A row.
  init(
    _ name: FieldName, _ kind: Kind, _ traits: Traits, label: String? = nil, _ help: String
  ) {
    self.name = name
    self.kind = kind
    self.traits = traits
    self.label = label ?? name.rawValue
    self.help = help
  }

  /// A row without traits.
  init(_ name: FieldName, _ kind: Kind, label: String? = nil, _ help: String) {
    self.init(name, kind, [], label: label, help)
  }

  /// Whether it may stand more than once.
  public var isRepeatable: Bool { traits.contains(.repeats) }

  /// Whether people are told of it.
  public var isOffered: Bool { !traits.contains(.kept) }

  /// Whether a figure depends on it.
  public var decidesFigure: Bool { traits.contains(.decides) }
}

extension Field.Kind {
  /// One of the words that a type's cases are written by.
  static func choice<Word: CaseIterable & RawRepresentable<String>>(of type: Word.Type) -> Self {
    .choice(type.allCases.map(\.rawValue))
  }

  /// Whether a value is known by the word it begins with: a milestone by its id, a point of a plan
  /// by its day, a rule by its code.
  public var isKeyed: Bool {
    switch self {
    case .milestone, .plan, .target, .grade, .rule: true
    default: false
    }
  }
}
