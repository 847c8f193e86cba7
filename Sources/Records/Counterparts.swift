extension Array where Element: Hashable {
  /// Where in another list each element is found again, in the order of both; none for what isn't.
  ///
  /// Elements that stand once in both are anchors, as in a patience diff; the others are matched
  /// outwards from the anchors and the ends. So it takes n log n steps, whatever the lists.
  func counterparts(in other: [Element]) -> [Int?] {
    var places = [Int?](repeating: nil, count: count)
    var start = (own: 0, other: 0)
    for anchor in anchors(in: other) + [(own: count, other: other.count)] {
      match(start.own..<anchor.own, other, start.other..<anchor.other, into: &places)
      if anchor.own < count { places[anchor.own] = anchor.other }
      start = (anchor.own + 1, anchor.other + 1)
    }
    return places
  }

  /// Matches what two stretches have in common at their beginnings and at their ends.
  private func match(
    _ own: Range<Int>, _ other: [Element], _ others: Range<Int>, into places: inout [Int?]
  ) {
    let head = zip(own, others).prefix { self[$0] == other[$1] }
    for (index, place) in head { places[index] = place }
    let rest = (own.dropFirst(head.count), others.dropFirst(head.count))
    let tail = zip(rest.0.reversed(), rest.1.reversed()).prefix { self[$0] == other[$1] }
    for (index, place) in tail { places[index] = place }
  }

  /// The longest series of elements that stand once in both lists and in one order.
  private func anchors(in other: [Element]) -> [(own: Int, other: Int)] {
    let (own, others) = (indicesOfSingles, other.indicesOfSingles)
    let pairs = own.compactMap { element, index in others[element].map { (own: index, other: $0) } }
      .sorted { $0.own < $1.own }
    // The last pair of the best series of each length, and the pair before each.
    var (ends, previous): ([Int], [Int?]) = ([], [])
    for (index, pair) in pairs.enumerated() {
      let length = ends.firstPosition { pairs[$0].other > pair.other }
      previous.append(length == 0 ? nil : ends[length - 1])
      if length == ends.count { ends.append(index) } else { ends[length] = index }
    }
    var anchors: [(own: Int, other: Int)] = []
    var next = ends.last
    while let index = next {
      anchors.append(pairs[index])
      next = previous[index]
    }
    return anchors.reversed()
  }

  private var indicesOfSingles: [Element: Int] {
    Dictionary(zip(self, indices.map(Optional.some)), uniquingKeysWith: { _, _ in nil })
      .compactMapValues(\.self)
  }
}

extension [Int] {
  /// The first position of what meets a condition that all behind it meet as well.
  fileprivate func firstPosition(where isMet: (Int) -> Bool) -> Int {
    var range = 0..<count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = isMet(self[middle]) ? range.lowerBound..<middle : (middle + 1)..<range.upperBound
    }
    return range.lowerBound
  }
}
