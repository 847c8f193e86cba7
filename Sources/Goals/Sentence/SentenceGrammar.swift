/// The English words that say what a number in a sentence is for.
enum SentenceGrammar {
  /// What a verb wants of the number behind it.
  enum Verb {
    /// The number goes up, or down; to the better, whichever way that is.
    case raise, lower, improve
    /// It gets to a level.
    case reach
    /// It stays.
    case hold
    /// It stays at a level or below.
    case limit
    /// Things are made, and counted.
    case make
    /// It becomes so many times what it was.
    case times(Double)
  }

  /// How a level is compared.
  enum Comparison: String {
    case atLeast = ">="
    case above = ">"
    case atMost = "<="
    case below = "<"
  }

  /// A verb where it stands in a sentence.
  struct Use {
    let verb: Verb
    let index: Int

    /// The verb behind a subject, else one of the first words: "We will test and validate".
    init?(in words: SentenceWords) {
      let uses =
        words.indices.lazy.compactMap { Use(finite(in: words, at: $0), at: $0) }.first
        ?? words.indices.prefix(3).lazy.compactMap { Use(SentenceGrammar.verb(words[$0]), at: $0) }
        .first
      guard let uses else { return nil }
      self = uses
    }

    private init?(_ verb: Verb?, at index: Int) {
      guard let verb else { return nil }
      (self.verb, self.index) = (verb, index)
    }
  }

  /// Nouns that begin a sentence with what is measured: "Backlog 40 tickets".
  static let measures: Set<String> = [
    "backlog", "revenue", "turnover", "profit", "margin", "churn", "uptime", "retention",
    "attrition",
    "conversion", "coverage", "growth", "budget", "cost", "spend", "headcount", "capacity", "stock",
    "inventory", "traffic", "usage", "adoption", "output", "throughput", "velocity", "utilization",
    "utilisation", "satisfaction", "engagement", "attendance", "occupancy",
  ]

  /// What is counted in hours.
  static let hours: Set<String> = ["save", "donate", "log", "volunteer"]

  static func verb(_ word: String) -> Verb? { verbs[word] }

  /// The verb behind a subject: "Attendance remains …", "Overtime is limited …". "Stay" may be a
  /// noun, unless a level follows.
  static func finite(in words: SentenceWords, at index: Int) -> Verb? {
    guard ["stay", "remain"].contains(words[index]) else { return finites[words[index]] }
    let next = words[index + 1]
    let isLevel =
      ["at", "between", "within"].contains(next) || comparisons.contains { $0.0.first == next }
    return isLevel ? .hold : nil
  }

  /// Whether a sentence may begin with it as an order.
  static func isImperative(_ word: String) -> Bool { verbs[word] != nil }

  private static let verbs: [String: Verb] = {
    var verbs: [String: Verb] = ["double": .times(2), "triple": .times(3), "halve": .times(0.5)]
    for (verb, words) in [
      (.raise, "increase grow raise boost extend scale enlarge lift up"),
      (.lower, "decrease reduce cut lower shorten shrink drop minimise minimize slash trim"),
      (.improve, "improve optimise optimize strengthen"),
      (.reach, "reach achieve hit attain get go move bring earn score obtain exceed surpass have"),
      (.hold, "keep maintain hold stay remain sustain preserve ensure retain"),
      (.limit, "limit cap restrict"),
      (
        .make,
        """
        launch test validate ship publish write hire close sign win create deliver run do conduct \
        interview complete onboard build release host organize organise add acquire recruit book \
        generate sell secure implement migrate document train identify develop produce open fix \
        resolve automate plan prepare submit visit contact give make find land start introduce \
        pilot collect gather schedule design define review finish present post record attend \
        certify enrol enroll expand mentor merge plant restore save sell serve supervise support \
        train translate vaccinate attract audit sign publish recruit win \
        establish convert remove eliminate talk meet invite send analyze analyse map explore
        """
      ),
    ] as [(Verb, String)] {
      for word in words.split(separator: " ") { verbs[String(word)] = verb }
    }
    return verbs
  }()

  private static let finites: [String: Verb] = {
    var verbs: [String: Verb] = [:]
    for (verb, words) in [
      (.raise, "increases grows rises climbs"),
      (.lower, "decreases falls drops shrinks sinks declines"), (.improve, "improves"),
      (.reach, "reaches achieves hits attains exceeds"),
      (.hold, "remains stays keeps holds"), (.limit, "limited capped"),
    ] as [(Verb, String)] {
      for word in words.split(separator: " ") { verbs[String(word)] = verb }
    }
    return verbs
  }()

  /// The phrases before a number that compare; the longer ones first.
  static let comparisons: [([String], Comparison)] =
    ([
      ("greater than or equal to", .atLeast), ("equal to or greater than", .atLeast),
      ("more than or equal to", .atLeast), ("equal to or more than", .atLeast),
      ("less than or equal to", .atMost), ("equal to or less than", .atMost),
      ("never falls below", .atLeast), ("never drops below", .atLeast), ("never below", .atLeast),
      ("not below", .atLeast), ("at or above", .atLeast), ("at or below", .atMost),
      ("never rises above", .atMost), ("never exceeds", .atMost), ("not exceeding", .atMost),
      ("never above", .atMost), ("never more than", .atMost), ("no larger than", .atMost),
      ("no longer than", .atMost), ("no worse than", .atMost),
      ("no less than", .atLeast), ("not less than", .atLeast), ("no fewer than", .atLeast),
      ("a minimum of", .atLeast), ("at minimum", .atLeast), ("at least", .atLeast),
      ("minimum", .atLeast), (">=", .atLeast), ("≥", .atLeast),
      ("no more than", .atMost), ("not more than", .atMost), ("no higher than", .atMost),
      ("a maximum of", .atMost), ("at most", .atMost), ("maximum", .atMost), ("<=", .atMost),
      ("≤", .atMost),
      ("more than", .above), ("greater than", .above), ("higher than", .above), ("above", .above),
      ("over", .above), ("exceeding", .above), (">", .above),
      ("less than", .below), ("fewer than", .below), ("lower than", .below), ("below", .below),
      ("under", .below), ("<", .below),
    ] as [(String, Comparison)]).map { ($0.split(separator: " ").map(String.init), $1) }

  /// The phrases behind a number that compare.
  static let comparisonsBehind: [([String], Comparison)] =
    ([
      ("or more", .atLeast), ("or higher", .atLeast), ("or above", .atLeast),
      ("or better", .atLeast), ("or greater", .atLeast),
      ("and above", .atLeast), ("minimum", .atLeast), ("or less", .atMost), ("or fewer", .atMost),
      ("or lower", .atMost), ("or below", .atMost), ("maximum", .atMost), ("max", .atMost),
    ] as [(String, Comparison)]).map { ($0.split(separator: " ").map(String.init), $1) }

  /// Words that mean nothing between a number and what says its part.
  static let fillers: Set<String> = [
    "a", "an", "the", "about", "around", "approximately", "roughly", "only", "just", "another",
    "total",
  ]

  /// Words at which what is counted ends.
  static let connectors: Set<String> = [
    "a", "an", "the", "and", "or", "by", "in", "to", "for", "from", "with", "without", "on", "of",
    "at", "per", "via", "through", "across", "within", "during", "before", "after", "until", "as",
    "who", "that", "which", "while", "is", "are", "into", "between", "than", "over", "under",
    "above", "below", "besides", "using", "every", "each", "so", "then", "about", "out", "this",
    "next", "max", "was", "were", "currently", "now", "today",
    "maximum", "minimum",
  ]

  static let periods: Set<String> = ["hour", "day", "week", "month", "quarter", "year"]

  /// Words behind a number that make it a change: "20 % more leads", "a 20 % increase in leads".
  static let changes: [String: KPI.Direction] = [
    "more": .up, "higher": .up, "increase": .up, "growth": .up, "rise": .up, "faster": .up,
    "fewer": .down, "less": .down, "lower": .down, "decrease": .down, "reduction": .down,
    "drop": .down, "decline": .down,
  ]

  /// Words that say that something holds on and on.
  static let lasting: [[String]] =
    ["always", "at all times", "of the time", "never", "continuously"].map {
      $0.split(separator: " ").map(String.init)
    }

  /// Words between a verb and its object: "Roll out 4 use cases".
  static let particles: Set<String> = ["out", "up", "back", "in", "on", "off", "down"]

  /// Participles that don't end in "ed": "8 bridges built".
  static let participles: Set<String> = [
    "built", "sold", "won", "made", "held", "written", "sent", "taught", "found", "met", "done",
    "run", "given", "shipped", "signed",
  ]

  /// Words that say that what is counted isn't there yet.
  static let newcomers: Set<String> = ["new", "more", "additional", "extra", "further", "another"]

  /// Words before a number that make it a name: "top 3", "phase 2".
  static let names: Set<String> = [
    "top", "phase", "version", "level", "tier", "part", "step", "stage", "release", "sprint",
    "milestone", "priority", "series", "generation", "layer", "chapter", "fortune",
  ]

  static let times: Set<String> = [
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
    "month", "months", "quarter", "quarters", "year", "years",
  ]
}
