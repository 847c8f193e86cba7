/// Why something that was asked for can't be done with this data.
public enum Refusal: Error, Hashable, Sendable {
  /// A reference names nothing; a name near it may be meant.
  case unknown(String, near: String?)
  /// A reference names several objects.
  case ambiguous(String, [String])
  /// A reference names another kind of object than is needed here.
  case wrongKind(String, needed: String, hint: Remedy? = nil)
  /// A value can't be read as what its field holds.
  case unreadable(field: String, problem: String, hint: Remedy?)
  /// A confidence outside 0 to 10.
  case confidence(String)
  /// There is nothing in what was typed.
  case nothingTyped(String)
  /// An object with this id is there already.
  case exists(String)
  /// The id can't be one.
  case badId(String)
  /// There is no such team or cycle, and it can't be made.
  case noSuchPlace(String, hint: Remedy)
  /// The object is closed and a reason is needed.
  case needsReason(String)
  /// The object is closed, and a check-in needs a note that says why.
  case needsNote(String)
  /// Somebody changed the same field meanwhile.
  case conflict(field: String, theirs: String, mine: String)
  /// What was to be changed isn't there any more.
  case gone(String)
  /// It can't be deleted, and what can be done instead.
  case stays(String, because: String, instead: Remedy)
  /// There is nothing to take back, or nothing to do again.
  case nothingToUndo(String)
  /// What the change is made of is there and can't be read; what stands in the way, in words.
  case unread(String)
  /// The past, or a directory opened read-only, can't be changed.
  case readOnly(String)
}

extension Refusal: Complaint {
  /// What is wrong, one sentence without a full stop.
  public var message: String {
    switch self {
    case .unknown(let name, let near):
      "there is no \"\(name)\"" + (near.map { ", did you mean \($0)?" } ?? "")
    case .ambiguous(let name, let names): "\"\(name)\" may be \(names.joined(separator: " or "))"
    case .wrongKind(let name, let needed, _): "\"\(name)\" is not \(needed)"
    case .unreadable(let field, let problem, _): "\(field): \(problem)"
    case .confidence(let text): "\"\(text)\" is not a confidence"
    case .nothingTyped(let what): "\(what) is missing"
    case .exists(let name): "\(name) is there already"
    case .badId(let id): "\"\(id)\" can't be an id"
    case .noSuchPlace(let name, _): "there is no \"\(name)\""
    case .needsNote(let name), .needsReason(let name): "\(name) is closed"
    case .conflict(let field, let theirs, let mine):
      "\(field) was changed meanwhile to \"\(theirs)\"; yours is \"\(mine)\""
    case .gone(let name): "\(name) isn't there any more"
    case .stays(let name, let reason, _): "\(name) can't be deleted: \(reason)"
    case .nothingToUndo(let what): "there is nothing to \(what)"
    case .unread(let why), .readOnly(let why): why
    }
  }

  /// What can be done instead, or first.
  public var hint: Remedy? {
    switch self {
    case .wrongKind(_, _, let hint), .unreadable(_, _, let hint): hint
    case .noSuchPlace(_, let hint), .stays(_, _, let hint): hint
    case .ambiguous: "write the whole path"
    case .confidence: "write a whole number from 0 to 10"
    case .exists: "choose another name"
    case .badId: "use small letters, digits and -, at most 64"
    case .needsNote: .explainInNote
    case .needsReason: .giveReason
    case .unknown, .nothingTyped, .conflict, .gone, .nothingToUndo, .unread, .readOnly: nil
    }
  }
}
