extension Versions {
  /// Everything that is on one of the sides, in an order that is each side's own as far as they
  /// agree.
  ///
  /// The order is ours, unless only theirs has rearranged something. What theirs alone has goes
  /// behind what precedes it there, and behind what ours added in the same place.
  func order<Key: Hashable>() -> [Key] where Value == [Key] {
    let (old, first, second) = (Set(base), Set(ours), Set(theirs))
    let shared = map { $0.filter { old.contains($0) && first.contains($0) && second.contains($0) } }
    let isRearranged = shared.ours == shared.base && shared.theirs != shared.base
    let (leading, other) = isRearranged ? (theirs, ours) : (ours, theirs)
    let (known, others) = isRearranged ? (second, first) : (first, second)

    var following: [Key?: [Key]] = [:]
    var last: Key?
    for key in other {
      if known.contains(key) { last = key } else { following[last, default: []].append(key) }
    }
    var order: [Key] = []
    var waiting = following[nil] ?? []
    for key in leading {
      if old.contains(key) || others.contains(key) {
        order += waiting
        waiting = []
      }
      order.append(key)
      waiting += following[key] ?? []
    }
    return order + waiting
  }
}

extension Sequence {
  /// The elements with how many of the same key precede each.
  func numbered<Key: Hashable>(by key: (Element) -> Key) -> [(element: Element, number: Int)] {
    var counts: [Key: Int] = [:]
    return map { element in
      let number = counts[key(element), default: 0]
      counts[key(element)] = number + 1
      return (element, number)
    }
  }
}
