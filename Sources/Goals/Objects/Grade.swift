extension KeyResult {
  /// What a value on the way from start to target scores: commit, target and stretch of other
  /// systems, of which the stretch is `To`.
  public struct Grade: Hashable, Sendable {
    /// The score, between 0 and 1, both excluded.
    public let score: Double
    /// The value that earns it.
    public let value: Quantity

    /// A score and the value that earns it.
    public init(score: Double, value: Quantity) {
      self.score = score
      self.value = value
    }
  }
}

extension KeyResult.Grade {
  /// Reads `0.7 at 40 days`: a score, `at`, a value. `nil`: it isn't one.
  public init?(parsing text: String) {
    try? self.init(reading: text)
  }

  /// Reads `0.7 at 40 days`.
  ///
  /// - Throws: ``Problem``: what is wrong with it, in words.
  public init(reading text: String) throws(Problem) {
    let words = text.split(separator: " ", maxSplits: 2)
    guard words.count == 3, words[1].lowercased() == "at" else { throw Problem.noGrade(text) }
    guard let score = try? Quantity(parsing: String(words[0])), score.unit == nil,
      score.number > 0, score.number < 1
    else { throw Problem.noScore(String(words[0])) }
    do throws(QuantityProblem) {
      self.init(score: score.number, value: try Quantity(parsing: String(words[2].trimmed)))
    } catch {
      throw Problem.value(error)
    }
  }

  /// Why a grade can't be read.
  public enum Problem: Error, Complaint, Hashable, Sendable {
    /// It isn't a score, `at` and a value.
    case noGrade(String)
    /// What should be the score isn't between 0 and 1.
    case noScore(String)
    /// What should be the value is none.
    case value(QuantityProblem)

    /// What is wrong, as a part of a sentence.
    public var message: String {
      switch self {
      case .noGrade(let text): "\(text.quoted) is not a grade"
      case .noScore(let text): "the score \(text.quoted) is not between 0 and 1"
      case .value(let problem): problem.message
      }
    }

    /// What to write instead.
    public var hint: Remedy? { "write a score, at, and the value that earns it: 0.7 at 40 days" }
  }
}
