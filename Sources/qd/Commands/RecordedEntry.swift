import Goals

extension Review {
  /// What was recorded last about an object, on a day or at a time if one is named, and stands.
  ///
  /// - Throws: ``Refusal`` where nothing was.
  func recorded(about reference: Reference, at: String) throws(Refusal) -> Feed.Entry {
    let found = Feed(of: self, about: reference).entries.first { entry in
      entry.isRecord && !entry.isTakenBack
        && (entry.reference == reference || entry.event == .reading) && entry.isOf(at)
    }
    guard let found else {
      throw .unreadable(
        field: reference.text,
        problem: "nothing is recorded" + (at.isEmpty ? " yet" : " on \(at)"),
        hint: "qd log \(reference.text) lists what is")
    }
    return found
  }
}

extension Feed.Entry {
  /// Whether it is a value, or what somebody said.
  fileprivate var isRecord: Bool {
    switch event {
    case .reading, .told(.checkIn), .told(.comment): true
    case .told(let word): word.isNoted
    case .edit: false
    }
  }

  fileprivate func isOf(_ at: String) -> Bool {
    guard let wanted = Moment(parsing: at) else { return true }
    return at.utf8.count == 10
      ? self.at.day == wanted.day : self.at.milliseconds == wanted.milliseconds
  }
}
