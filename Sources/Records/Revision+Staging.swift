extension [FileEdit] {
  /// In stages: all new files, then what refers to them, then what happened, a journal at a time. Each
  /// is saved at once then, and every prefix is valid still.
  ///
  /// Where something changes or goes, that and what tells of it stay beside each other, as they are.
  var staged: [FileEdit] {
    guard count(where: \.isCreation) > 1 || allSatisfy(\.isAddition), allSatisfy(\.staysPut) else {
      return self
    }
    let (files, rest) = (filter(\.isCreation), filter { !$0.isCreation })
    guard rest.allSatisfy(\.isAddition) else { return files + rest }
    return files + rest.filter { !$0.isLine }.byFile + rest.filter(\.isLine).byFile
  }

  /// Those of a file together, in the order in which files come first.
  private var byFile: [FileEdit] {
    var (order, lists): ([String], [String: [FileEdit]]) = ([], [:])
    for edit in self {
      if lists[edit.file] == nil { order.append(edit.file) }
      lists[edit.file, default: []].append(edit)
    }
    return order.flatMap { lists[$0] ?? [] }
  }
}

extension FileEdit {
  var isCreation: Bool { if case .create = self { true } else { false } }

  /// Whether it leaves all that is there as it is.
  fileprivate var isAddition: Bool {
    switch self {
    case .create, .addRecord, .event, .reading: true
    default: false
    }
  }

  fileprivate var isLine: Bool {
    switch self {
    case .event, .reading: true
    default: false
    }
  }

  /// Whether every file and record keeps its name.
  fileprivate var staysPut: Bool {
    switch self {
    case .create, .addRecord, .event, .reading, .set: true
    default: false
    }
  }
}
