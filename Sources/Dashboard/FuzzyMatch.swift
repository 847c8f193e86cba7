/// How well what was typed fits a text that holds its letters in their order.
enum FuzzyMatch {
  /// The more, the better; `nil` where a word's letters are not all there. The beginnings of words
  /// and letters that follow one another count most.
  static func score(of typed: String, in text: String) -> Int? {
    let words = typed.split(separator: " ")
    let scores = words.compactMap { word($0, Array(text)) }
    return scores.count == words.count ? scores.reduce(0, +) : nil
  }

  private static func word(_ typed: Substring, _ text: [Character]) -> Int? {
    let isSmall = typed == typed.lowercased()[...]
    let letters = isSmall ? text.map { $0.lowercased().first ?? $0 } : text
    let starts = letters.indices.filter { letters[$0] == typed.first }
    return starts.compactMap { score(Array(typed), letters, from: $0) }.max()
  }

  private static func score(_ typed: [Character], _ text: [Character], from start: Int) -> Int? {
    var (place, score) = (start, -start / 8)
    for (index, letter) in typed.enumerated() {
      guard let found = text[place...].firstIndex(of: letter) else { return nil }
      let isFirst = found == 0 || text[found - 1] == " "
      let isNext = index > 0 && found == place
      score += isNext ? 10 : isFirst ? 6 : -min(6, found - place)
      place = found + 1
    }
    return score
  }
}
