/// Something that happened elsewhere, before it was brought in: with a day and an author of its own.
public struct PastEntry: Hashable, Sendable {
  /// What happened: a check-in, a comment, a state or a score.
  public let word: EventWord
  /// The id of the key result it is about; `nil`: the objective itself.
  public let keyResult: String?
  /// When.
  public let at: Moment
  /// Who it was: an id of `people.rec`, or a name as it was given.
  public let author: String
  /// What was recorded, as journals write it.
  public let value: String
  /// The confidence, 0 to 10.
  public let confidence: Int?
  /// What was said.
  public let note: String

  /// Something that happened.
  public init(
    _ word: EventWord, of keyResult: String?, at: Moment, by author: String, value: String = "",
    confidence: Int? = nil, note: String = ""
  ) {
    (self.word, self.keyResult, self.at, self.author) = (word, keyResult, at, author)
    (self.value, self.confidence, self.note) = (value, confidence, note)
  }
}
