/// The words of a sentence, each with its place; comparisons and arrows are words of their own.
struct SentenceWords {
  struct Word {
    /// The word without the punctuation around it.
    let text: String
    let lower: String
    let start: String.Index
    /// Whether a comma, a bracket or another mark stands behind it.
    let endsClause: Bool
  }

  let sentence: String
  private(set) var words: [Word] = []

  init(_ sentence: String) {
    self.sentence = sentence
    for chunk in sentence.split(whereSeparator: \.isWhitespace) { append(chunk) }
  }

  var indices: Range<Int> { words.indices }

  /// The word at a place in small letters; empty beyond the ends.
  subscript(index: Int) -> String { words.indices.contains(index) ? words[index].lower : "" }

  /// Whether these words stand there.
  func has(_ phrase: [String], at index: Int) -> Bool {
    phrase.indices.allSatisfy { self[index + $0] == phrase[$0] }
  }

  /// Whether these words stand before a place.
  func has(_ phrase: [String], before index: Int) -> Bool {
    has(phrase, at: index - phrase.count)
  }

  /// The sentence up to a word, without the punctuation that led to it.
  func text(before index: Int) -> String {
    guard index < words.count else { return String(sentence.trimmed) }
    var head = sentence[..<words[index].start].trimmed
    while let last = head.last, " ,;:-–—(".contains(last) { head.removeLast() }
    return String(head)
  }

  private mutating func append(_ chunk: Substring) {
    var core = chunk
    while let first = core.first, "(\"'“‘[".contains(first) { core.removeFirst() }
    while let last = core.last, ")\"'”’].,;:!?".contains(last) { core.removeLast() }
    guard !core.isEmpty else { return }
    let pieces = SentenceWords.pieces(core)
    for (index, piece) in pieces.enumerated() {
      let isLast = index == pieces.count - 1
      words.append(
        Word(
          text: String(piece), lower: piece.lowercased(), start: piece.startIndex,
          endsClause: isLast && core.endIndex < chunk.endIndex))
    }
  }

  private static let signs = ["->", ">=", "<=", "=>", "→", "≥", "≤", ">", "<", "="]

  /// `>=50` and `20-30%` are several words, `2026-12-31` and `year-end` one.
  private static func pieces(_ chunk: Substring) -> [Substring] {
    guard WrittenDay(chunk) == nil, CycleName(String(chunk)).isStandard == false else {
      return [chunk]
    }
    var pieces: [Substring] = []
    var start = chunk.startIndex
    var index = start
    while index < chunk.endIndex {
      guard let length = signLength(in: chunk, at: index) else {
        index = chunk.index(after: index)
        continue
      }
      let end = chunk.index(index, offsetBy: length)
      pieces += [chunk[start..<index], chunk[index..<end]]
      (start, index) = (end, end)
    }
    return (pieces + [chunk[start...]]).filter { !$0.isEmpty }
  }

  private static func signLength(in chunk: Substring, at index: String.Index) -> Int? {
    let rest = chunk[index...]
    if let sign = signs.first(where: rest.hasPrefix) { return sign.count }
    let head = chunk[..<index]
    guard let sign = rest.first, let first = head.first, let before = head.last,
      let after = rest.dropFirst().first, first.isASCIIDigit || Unit.isCurrency(first)
    else { return nil }
    // "40/month" is a rate, "4.5/5" and "24/7" are not.
    if sign == "/" {
      return SentenceGrammar.periods.contains(rest.dropFirst().lowercased()) ? 1 : nil
    }
    // A dash is a range only between two numbers.
    let ends = before.isASCIIDigit || "%kKMB".contains(before) || Unit.isCurrency(before)
    return "-–".contains(sign) && ends && (after.isASCIIDigit || Unit.isCurrency(after)) ? 1 : nil
  }
}
