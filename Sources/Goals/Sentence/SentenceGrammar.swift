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
  }

  static func verb(_ word: String) -> Verb? { verbs[word] }

  private static let verbs: [String: Verb] = {
    var verbs: [String: Verb] = ["double": .times(2), "triple": .times(3), "halve": .times(0.5)]
    for (verb, words) in [
      (.raise, "increase grow raise boost expand lift extend scale enlarge"),
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
        establish convert remove eliminate talk meet invite send analyze analyse map explore
        """
      ),
    ] as [(Verb, String)] {
      for word in words.split(separator: " ") { verbs[String(word)] = verb }
    }
    return verbs
  }()

  /// The phrases before a number that compare; the longer ones first.
  static let comparisons: [([String], Comparison)] =
    ([
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
      ("and above", .atLeast), ("minimum", .atLeast), ("or less", .atMost), ("or fewer", .atMost),
      ("or lower", .atMost), ("or below", .atMost), ("maximum", .atMost), ("max", .atMost),
    ] as [(String, Comparison)]).map { ($0.split(separator: " ").map(String.init), $1) }

  /// Words that mean nothing between a number and what says its part.
  static let fillers: Set<String> = [
    "a", "an", "the", "about", "around", "approximately", "roughly", "only", "just", "another",
  ]

  /// Words at which what is counted ends.
  static let connectors: Set<String> = [
    "a", "an", "the", "and", "or", "by", "in", "to", "for", "from", "with", "without", "on", "of",
    "at", "per", "via", "through", "across", "within", "during", "before", "after", "until", "as",
    "who", "that", "which", "while", "is", "are", "into", "between", "than", "over", "under",
    "above", "below", "besides", "using", "every", "each", "so", "then", "about", "out", "this",
    "next", "max",
    "maximum", "minimum",
  ]

  static let periods: Set<String> = ["day", "week", "month", "quarter", "year"]

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
