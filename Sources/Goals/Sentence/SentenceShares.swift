/// Numbers in words that are shares of something: "half of the users", "a third of", "9 of 10".
struct SentenceShares {
  let words: SentenceWords

  /// The share that begins at a word, in per cent, and the word behind it. It is sure where the words
  /// say it exactly.
  func share(at index: Int) -> (percent: Double, end: Int, isSure: Bool)? {
    for (phrase, percent, isSure) in Self.phrases where words.has(phrase, at: index) {
      guard words[index + phrase.count] == "of", !["in", "by"].contains(words[index - 1]) else {
        continue
      }
      return (percent, index + phrase.count, isSure)
    }
    return ratio(at: index)
  }

  private static let phrases: [([String], Double, Bool)] = [
    (["half"], 50, true), (["a", "quarter"], 25, true), (["one", "quarter"], 25, true),
    (["three", "quarters"], 75, true), (["a", "third"], 33.3, false),
    (["one", "third"], 33.3, false), (["two", "thirds"], 66.7, false),
  ]

  /// `9 of 10`, `9 out of 10`: rather a share than two numbers, but it isn't sure.
  private func ratio(at index: Int) -> (percent: Double, end: Int, isSure: Bool)? {
    let middle = words.has(["out", "of"], at: index + 1) ? 2 : words[index + 1] == "of" ? 1 : 0
    guard middle > 0, let part = Int(words[index]), let whole = Int(words[index + middle + 1]),
      [10, 20, 100].contains(whole), part > 0, part <= whole
    else { return nil }
    return (Double(part) / Double(whole) * 100, index + middle + 2, false)
  }
}

/// Blanks and ratios, which no quantity can hold: `X`, `TBD`, `7:1`.
enum SentenceBlanks {
  private static let blanks: Set<String> = ["x", "y", "n", "xx", "tbd", "tba", "??", "___", "?"]

  /// The first of them in a sentence, as it is written.
  static func first(in words: SentenceWords, taken: Set<Int>) -> String? {
    words.words.indices.first { !taken.contains($0) && isBlank(words.words[$0].text) }.map {
      words.words[$0].text
    }
  }

  /// `X`, `X%`, `TBD`, but `Plan X` is a name only where more stands behind it.
  private static func isBlank(_ word: String) -> Bool {
    let bare = word.last == "%" ? String(word.dropLast()) : word
    let isShouted = bare.allSatisfy { $0.isUppercase || $0 == "?" || $0 == "_" } && !bare.isEmpty
    return isShouted && blanks.contains(bare.lowercased())
      || bare.lowercased() == "tbd" || ratio(word) != nil
  }

  /// `7:1` as 7.
  static func ratio(_ word: String) -> Double? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let left = Decimal.bare(parts[0]), let right = Decimal.bare(parts[1]),
      left > 0, right > 0, left == 1 || right == 1
    else { return nil }
    return left / right
  }
}
