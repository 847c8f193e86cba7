/// The merge of recfiles by lines, as `diff3` does it: what stands between two lines that all three
/// versions share is taken from the side that changed it, and where both did, from both.
///
/// Each line that a side added lies in such a stretch, and so in the result; each that it kept is
/// one of the other side's too, or was taken away by the other side.
enum MergedPassages {
  static func merge(_ texts: Versions<TextLines>) -> MergedLines {
    let passages = texts.lines.map(passages)
    let (base, ours, theirs) = (passages.base, passages.ours, passages.theirs)
    let places = Versions<[Int?]>(
      Array(base.indices), base.counterparts(in: ours), base.counterparts(in: theirs))
    var merged = MergedLines()
    var start = Versions(0, 0, 0)
    for index in base.indices {
      guard let mine = places.ours[index], let yours = places.theirs[index] else { continue }
      merged.add(
        Versions(
          base[start.base..<index], ours[start.ours..<mine], theirs[start.theirs..<yours]))
      merged.add(base[index])
      start = Versions(index + 1, mine + 1, yours + 1)
    }
    merged.add(Versions(base[start.base...], ours[start.ours...], theirs[start.theirs...]))
    return merged
  }

  /// Lines that are taken only together: those that `+` or a backslash joins, and a conflict that
  /// nobody has settled.
  private static func passages(_ lines: [[UInt8]]) -> [[[UInt8]]] {
    var passages: [[[UInt8]]] = []
    var depth = 0
    for line in lines {
      let joins = line.first == .plus || passages.last?.last?.last == .backslash
      if !passages.isEmpty, joins || depth > 0 {
        passages[passages.count - 1].append(line)
      } else {
        passages.append([line])
      }
      let mark = line.starts(with: TextLines.byteOrderMark) ? TextLines.byteOrderMark.count : 0
      switch RecfileLine(line[mark...]) {
      case .conflictMarker(.start): depth += 1
      case .conflictMarker(.end): depth = max(0, depth - 1)
      default: break
      }
    }
    return passages
  }
}

extension MergedLines {
  fileprivate mutating func add(_ stretch: Versions<ArraySlice<[[UInt8]]>>) {
    if let kept = stretch.last ?? stretch.withNewBlock { return add(kept.flatMap(\.self)) }
    add(conflictOf: stretch.ours.flatMap(\.self), and: stretch.theirs.flatMap(\.self))
  }
}

extension Versions<ArraySlice<[[UInt8]]>> {
  /// One side's version of the stretch and, below a blank line, what the other side added.
  fileprivate var withNewBlock: ArraySlice<[[UInt8]]>? {
    for (one, other) in [(ours, theirs), (theirs, ours)] {
      let added = one.dropFirst(base.count)
      // Whoever added a block as well may have added the same one.
      if one.starts(with: base), added.first.map(isBlank) == true,
        other.count(where: isBlank) == base.count(where: isBlank), other.last.map(isBlank) != true,
        other.last?.last?.last != .backslash
      {
        return other + added
      }
    }
    return nil
  }

  private func isBlank(_ passage: [[UInt8]]) -> Bool {
    passage.count == 1 && passage[0].allSatisfy(\.isBlank)
  }
}
