/// Something in the data directory that a person should look at: what, where, and what to do.
///
/// A finding never stops anything. What it speaks of is kept as it is written.
public struct Finding: Hashable, Sendable {
  /// How much a finding matters.
  public enum Severity: String, Hashable, Comparable, Sendable, CaseIterable {
    /// The data can't mean what was intended.
    case error
    /// It can be read, but something is wrong or missing.
    case warning
    /// Good practice that is missing.
    case hint

    /// A hint is less than a warning, a warning less than an error.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .error: 2
      case .warning: 1
      case .hint: 0
      }
    }
  }

  /// Where it was found.
  public let place: Place
  /// Which rule found it.
  public let code: Code
  /// How much it matters; the settings may change a code's own severity.
  public var severity: Severity
  /// The field it is about, where records of that kind have none of that name.
  package var unknownField: String?
  /// One sentence, without a full stop, that quotes what was written, its controls made visible.
  public let message: String
  /// What to do about it; `nil` where the message says it all.
  public let hint: Remedy?

  /// A finding with the severity of its code.
  public init(at place: Place, _ code: Code, _ message: String, hint: Remedy? = nil) {
    self.place = place
    self.code = code
    self.severity = code.severity
    self.message = message.visible
    self.hint = hint?.visible
  }
}

extension Finding: Complaint {
  /// The stable name of a rule, as `Lint:` in the settings and `--explain` take it.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    // Text that can't be read as what it should be.
    case unreadable
    case strayLine = "stray-line"
    case invalidUTF8 = "invalid-utf8"
    case conflictMarker = "conflict-marker"
    case unfinishedLine = "unfinished-line"
    case tooLarge = "too-large"
    case notAFile = "not-a-file"
    case closed = "closed"
    case newerFormat = "newer-format"
    case badName = "bad-name"
    case displaced
    case notRead = "not-read"
    // Errors of meaning.
    case unitMismatch = "unit-mismatch"
    case startEqualsTarget = "start-equals-target"
    case reachAndHold = "reach-and-hold"
    case gradeOrder = "grade-order"
    case dangling
    case ambiguous
    case circular
    case nestedRatio = "nested-ratio"
    case duplicateId = "duplicate-id"
    case unknownId = "unknown-id"
    case reservedId = "reserved-id"
    case outsideCycle = "outside-cycle"
    // Warnings.
    case crlf
    case byteOrderMark = "byte-order-mark"
    case joinedLine = "joined-line"
    case repeatedField = "repeated-field"
    case unknownField = "unknown-field"
    case unknownEvent = "unknown-event"
    case unknownOwner = "unknown-owner"
    case unknownWriter = "unknown-writer"
    case noOwner = "no-owner"
    case noKeyResult = "no-key-result"
    case manyKeyResults = "many-key-results"
    case noNumber = "no-number"
    case noOverlap = "no-overlap"
    case supportsDropped = "supports-dropped"
    case ownerLeft = "owner-left"
    case fedByRetired = "fed-by-retired"
    case warnNotLooser = "warn-not-looser"
    case noReadings = "no-readings"
    case stale
    case overdue
    case notClosed = "not-closed"
    case future
    case severalSources = "several-sources"
    case leftBehind = "left-behind"
    case halfImported = "half-imported"
    // Hints.
    case noWhy = "no-why"
    case oneKeyResult = "one-key-result"
    case task
    case noBaseline = "no-baseline"
    case noGuardrail = "no-guardrail"
    case supportsNothing = "supports-nothing"
    case noTarget = "no-target"
    case sandbagging
    case manyObjectives = "many-objectives"
    case silentChange = "silent-change"
    case otherKind = "other-kind"
    case movedByHand = "moved-by-hand"
    case noScore = "no-score"
    case notKept = "not-kept"
    case targetByLuck = "target-by-luck"

    /// The severity a finding of this code has unless the settings say otherwise.
    public var severity: Severity {
      switch self {
      case .unreadable, .strayLine, .invalidUTF8, .conflictMarker, .unfinishedLine, .tooLarge,
        .notAFile, .newerFormat, .badName, .displaced, .unitMismatch, .startEqualsTarget,
        .reachAndHold, .gradeOrder, .dangling, .ambiguous, .circular, .nestedRatio, .duplicateId,
        .unknownId, .reservedId, .outsideCycle:
        .error
      case .closed, .notRead, .crlf, .byteOrderMark, .joinedLine, .repeatedField, .unknownField,
        .unknownEvent, .unknownOwner, .unknownWriter, .noOwner, .noKeyResult, .manyKeyResults,
        .noNumber, .noOverlap, .supportsDropped, .ownerLeft, .fedByRetired, .warnNotLooser,
        .noReadings, .stale,
        .overdue, .notClosed, .future,
        .severalSources, .leftBehind, .halfImported, .notKept:
        .warning
      case .noWhy, .oneKeyResult, .task, .noBaseline, .noGuardrail, .supportsNothing, .noTarget,
        .sandbagging, .manyObjectives, .movedByHand, .silentChange, .otherKind, .noScore,
        .targetByLuck:
        .hint
      }
    }
  }
}
