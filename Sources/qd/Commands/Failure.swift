import GoalFiles
import Goals

/// Why a command could not do what it was asked for.
enum Failure: Error {
  /// The command line makes no sense.
  case usage(String)
  /// It can't be shown with this data.
  case refused(Refusal)
  /// It can't be saved, or the data directory can't be read.
  case store(StoreError)
  /// It can't be done with this data, in words of the command's own.
  case rejected(String, hint: Remedy? = nil)
  /// It can't be done with git.
  case git(GitError)
  /// Something outside the data directory failed.
  case system(String)
}

extension Failure {
  /// What an error thrown anywhere below comes to.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let refusal as Refusal: self = .refused(refusal)
    case let error as StoreError: self = .store(error)
    case let error as DiskError: self = .store(.disk(error))
    case let error as GitError: self = .git(error)
    default: self = .system("\(error)")
    }
  }

  /// Whether some of what was to be saved is saved.
  var leavesHalf: Bool { if case .store(.halfway) = self { true } else { false } }

  /// One sentence without a full stop: what is wrong, what was kept, what to do in the words of a
  /// face.
  func sentence(_ words: (Remedy) -> String) -> String {
    switch self {
    case .usage(let sentence), .system(let sentence): sentence
    case .rejected(let sentence, let hint): hint.map { "\(sentence); \(words($0))" } ?? sentence
    case .refused(let refusal): refusal.sentence(words)
    case .store(let error): error.sentence(words)
    case .git(let error): error.sentence(words)
    }
  }

  /// 64 usage, 65 not with this data, 74 input or output, 75 try again, 77 not permitted
  /// (`sysexits.h`).
  var exitCode: Int32 {
    switch self {
    case .usage: 64
    case .refused(let refusal): refusal.exitCode
    case .store(let error): error.exitCode
    case .git(let error): error.exitCode
    case .rejected: 65
    case .system: 74
    }
  }
}

extension StoreError {
  fileprivate var exitCode: Int32 {
    switch self {
    case .refused(let refusal): refusal.exitCode
    case .disk(let error): error.fact.exitCode
    case .noDirectory: 65
    case .halfway: 74
    }
  }
}

extension Refusal {
  fileprivate var exitCode: Int32 {
    switch self {
    case .readOnly: 77
    case .conflict, .gone: 75
    case .unread: 74
    default: 65
    }
  }
}

extension GitError {
  fileprivate var exitCode: Int32 {
    switch self {
    case .conflict, .halfDeleted, .contended, .busy: 75
    case .notTrusted: 77
    case .noWorkTree, .damaged, .inside, .noBranch, .noUpstream, .unrelated: 65
    case .notInstalled, .unreachable, .refused, .failed: 74
    }
  }
}

extension DiskError.Fact {
  fileprivate var exitCode: Int32 {
    switch self {
    case .denied, .readOnly: 77
    case .locked, .contended, .changed, .keepsChanging, .openFiles: 75
    default: 74
    }
  }
}
