internal import Goals

extension Store {
  /// Does what may find nothing because somebody is just rewriting a file: vim and git make files
  /// vanish, or empty, for a moment on every save or checkout.
  ///
  /// As long as something here was written, renamed or removed less than two seconds ago, what is
  /// missing is looked for again; in a directory at rest it is missing at once. The attempt loads,
  /// and finds or saves.
  package mutating func patiently<Result>(
    _ attempt: (inout Store) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let deadline = ContinuousClock.now + root.patience.rewriting
    while true {
      do throws(StoreError) {
        return try attempt(&self)
      } catch {
        guard error.isAbsence, ContinuousClock.now < deadline, isYoung else { throw error }
      }
      pause(milliseconds: 20)
    }
  }

  private var isYoung: Bool {
    directories.contains { path in
      guard let directory = try? root.openDirectory(path, for: .reading) else { return true }
      let own = (try? directory.descriptor.status()).map(\.stamp)
      let entries = (try? Listing(of: directory))?.entries ?? []
      return ([own].compactMap(\.self) + entries.map(\.stamp)).contains { stamp in
        .nanoseconds(clockTime() - stamp.modified) < root.patience.rewriting
      }
    }
  }
}

extension StoreError {
  /// Whether something wasn't there, and nothing was saved.
  fileprivate var isAbsence: Bool {
    switch self {
    case .refused(.unknown), .refused(.gone), .refused(.noSuchPlace): true
    case .disk(let error): error.fact == .missing
    case .refused, .noDirectory, .halfway: false
    }
  }
}
